import { compileQuery, parseQuery, previewRequests, resolveSchema, type SourceSchema } from '#query';
import { FIELDS, TEXT_ORDER } from '#flowlog';
import { type Measured, timed } from '../figure';

const LOOPS = 200;

/** Saved JSON to request texts: a filtered traffic query over one topic, both steps. */
export async function compile(): Promise<Measured[]> {
  const keys = TEXT_ORDER.ccn.map((field) => ({
    key: FIELDS[field].spellings[0]!,
    type: ['number', 'time'].includes(FIELDS[field].kind) ? ('long' as const) : ('text' as const),
    tokenizer: ' ,',
    statistics: true,
  }));
  const source: SourceSchema = {
    source: { region: 'ap-guangzhou', topic: 't', format: 'ccn' },
    schema: resolveSchema('t', keys, true),
  };
  const saved = {
    kind: 'traffic',
    splitBy: ['pair'],
    filters: [
      { field: 'pair', operator: 'eitherWay', values: ['ap-shanghai>ap-guangzhou'] },
      { field: 'srcaddr', operator: 'inNetwork', values: ['10.0.0.0/12'] },
      { field: 'protocol', operator: 'is', values: ['tcp', 'udp'] },
    ],
  };
  const asked = { fromMs: 1_767_225_600_000, toMs: 1_767_247_200_000, intervalMs: 60_000 };
  const ms = await timed(15, () => {
    for (let loop = 0; loop < LOOPS; loop++) {
      previewRequests(compileQuery(parseQuery(saved), [source], asked));
    }
  });
  return [{ name: 'compile of a query', value: ms / LOOPS, unit: 'ms', target: { most: 0.2 } }];
}
