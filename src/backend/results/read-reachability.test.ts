import { expect, test } from '@jest/globals';
import type { SearchLogResponse } from '#cls';
import { readDrops } from './read-reachability';
import type { Asked } from './ask';

type Cells = Record<string, string | number>;

const COLUMNS = ['srcregion', 'dstregion', 'observer', 'ccn', 'source', 'destination'];
const COUNTS = ['records', 'packets', 'first_seen', 'last_seen'];

function answered(...rows: Cells[]): Asked {
  const columns = [
    ...COLUMNS.map((Name) => ({ Name, Type: 'varchar' })),
    ...COUNTS.map((Name) => ({ Name, Type: 'bigint' })),
  ];
  const answer = { AnalysisRecords: rows.map((row) => JSON.stringify(row)), Columns: columns } as SearchLogResponse;
  return { answer } as Asked;
}

const THERE = { ccn: 'ccn-1', srcregion: 'ap-shanghai', dstregion: 'ap-guangzhou', destination: '10.2.0.1' };
const BACK = { ccn: 'ccn-1', srcregion: 'ap-guangzhou', dstregion: 'ap-shanghai', source: '10.2.0.1' };
const atSource = (row: Cells): Cells => ({ ...row, observer: row.srcregion! });
const atDestination = (row: Cells): Cells => ({ ...row, observer: row.dstregion! });
const one = { source: '10.1.0.1', records: 2, packets: 20, first_seen: 100, last_seen: 160 };
const other = { source: '10.1.0.2', records: 3, packets: 5, first_seen: 40, last_seen: 130 };

test('what a limiter dropped is summed over the addresses of an ordered pair of regions, each flow counted once', () => {
  const shanghai = answered(atSource({ ...THERE, ...one }), atSource({ ...THERE, ...other }));
  const guangzhou = answered(
    atDestination({ ...THERE, ...one, packets: 19 }),
    atSource({ ...BACK, destination: '10.1.0.1', records: 1, packets: 7, first_seen: 70, last_seen: 130 }),
  );
  expect(readDrops([shanghai, guangzhou])).toEqual([
    {
      ...THERE,
      ...{ source: undefined, pairs: 2, records: 5, packets: 25, firstSeconds: 40, lastSeconds: 160 },
    },
    { ...BACK, destination: '10.1.0.1', pairs: 1, records: 1, packets: 7, firstSeconds: 70, lastSeconds: 130 },
  ]);
});
