import {
  Bool,
  Field,
  Float64,
  Int64,
  RecordBatch,
  Schema,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import type { SearchLogResponse } from '#cls';
import { encodeFrame } from '#plugin-sdk';
import { readAnalysis } from '../../src/backend/results/analysis-rows';
import { newFieldColumn } from '../../src/backend/results/column-type';
import { joinTopics } from '../../src/backend/results/join-topics';
import { type Measured, timed } from '../figure';

const ROWS = 100_000;
const COLUMNS = [
  ...['srcaddr', 'dstaddr', 'srcregionid', 'dstregionid', 'action', 'ccnid'].map((Name) => ({ Name, Type: 'varchar' })),
  ...['t', 'bytes', 'packets', 'dstport'].map((Name) => ({ Name, Type: 'bigint' })),
  ...['rate', 'share'].map((Name) => ({ Name, Type: 'double' })),
];

const REQUEST = {
  purpose: 'code',
  source: { region: 'ap-guangzhou', topic: 'bench', format: 'ccn' as const },
  fromMs: 0,
  toMs: 1,
  search: '*',
  limit: ROWS + 1,
};

/** From the SDK's parsed answer to frame bytes, ours beside the Arrow library's own builders. */
export async function frames(): Promise<Measured[]> {
  const answer = { Columns: COLUMNS, AnalysisRecords: records() } as SearchLogResponse;
  const ours = await timed(7, () => encodeOurs(answer));
  const builders = await timed(3, () => encodeWithBuilders(answer));
  return [
    { name: 'answer of 100,000 x 12 to frame bytes', value: ours, unit: 'ms', target: { most: 200 } },
    {
      name: "the same with the Arrow library's builders, ratio",
      value: builders / ours,
      unit: 'times ours',
      target: { least: 3 },
    },
  ];
}

function records(): string[] {
  return Array.from({ length: ROWS }, (_, row) =>
    JSON.stringify({
      srcaddr: `10.${row % 250}.${(row >> 8) % 250}.${row % 199}`,
      dstaddr: `10.${(row * 7) % 250}.3.${row % 241}`,
      srcregionid: row % 3 ? 'ap-guangzhou' : 'na-siliconvalley',
      dstregionid: row % 2 ? 'ap-shanghai' : 'eu-frankfurt',
      action: row % 50 ? 'ACCEPT' : 'REJECT',
      ccnid: 'ccn-demo0001',
      t: 1_767_225_600 + (row % 1440) * 60,
      bytes: row * 1517,
      packets: row,
      dstport: row % 65536,
      rate: row / 60,
      share: row / ROWS,
    }),
  );
}

function encodeOurs(answer: SearchLogResponse): Uint8Array {
  const { columns, rows } = joinTopics([{ request: REQUEST, answer }], { wholeOnly: false }, newFieldColumn);
  return encodeFrame({ fields: columns.map((column) => column.toField(rows)) });
}

function encodeWithBuilders(answer: SearchLogResponse): Uint8Array {
  const { info, columns } = readAnalysis(answer);
  const typeOf = { varchar: new Utf8(), bigint: new Int64(), double: new Float64(), boolean: new Bool() };
  const fields = info.map(({ Name, Type }) => new Field(Name, typeOf[Type as keyof typeof typeOf], true));
  const vectors = info.map(({ Type }, index) => {
    const cells = Type === 'bigint' ? columns[index]!.map((cell) => BigInt(cell as number)) : columns[index]!;
    return vectorFromArray(cells, typeOf[Type as keyof typeof typeOf]);
  });
  const schema = new Schema(fields);
  const columnsByName = Object.fromEntries(info.map(({ Name }, index) => [Name, vectors[index]!]));
  const batches = new Table(columnsByName).batches.map((batch) => new RecordBatch(schema, batch.data));
  return tableToIPC(new Table(schema, batches), 'file');
}
