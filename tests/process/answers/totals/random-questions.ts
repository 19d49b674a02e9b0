/** Questions of all sorts, each filter with what it says about a record. */
import fc from 'fast-check';
import type { LogFormat } from '#flowlog';
import type { Dimension, ObserverRule } from '#query';
import { MINUTES, type Row } from './generated-flows';
import type { PlainFilter } from './plain-count';

const FILTERS: Record<LogFormat, readonly PlainFilter[]> = {
  ccn: [
    [
      { field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] },
      (row) => pairOf(row) === 'ap-shanghai>ap-guangzhou',
    ],
    [
      { field: 'pair', operator: 'isNot', values: ['ap-shanghai>ap-guangzhou'] },
      (row) => pairOf(row) !== 'ap-shanghai>ap-guangzhou',
    ],
    [
      { field: 'pair', operator: 'eitherWay', values: ['na-siliconvalley>ap-beijing'] },
      (row) => ['na-siliconvalley>ap-beijing', 'ap-beijing>na-siliconvalley'].includes(pairOf(row)),
    ],
    [{ field: 'region', operator: 'is', values: ['eu-frankfurt'] }, (row) => pairOf(row).includes('eu-frankfurt')],
    [{ field: 'ccn', operator: 'is', values: ['ccn-side'] }, ({ ccn }) => ccn === 'ccn-side'],
    [{ field: 'observer', operator: 'isNot', values: ['ap-beijing'] }, ({ observer }) => observer !== 'ap-beijing'],
  ],
  eni: [
    [
      { field: 'interface', operator: 'is', values: ['eni-a', 'eni-b'] },
      (row) => ['eni-a', 'eni-b'].includes(String(row.interface)),
    ],
  ],
};
const EITHER: readonly PlainFilter[] = [
  [
    { field: 'srcaddr', operator: 'inNetwork', values: ['10.1.0.0/16'] },
    ({ srcaddr }) => String(srcaddr).startsWith('10.1.'),
  ],
  [
    { field: 'address', operator: 'inNetwork', values: ['2001:db8:1::/48'] },
    ({ srcaddr, dstaddr }) => [srcaddr, dstaddr].some((one) => String(one).startsWith('2001:db8:1:')),
  ],
  [
    { field: 'dstport', operator: 'between', values: ['0-1023'] },
    ({ dstport }) => typeof dstport === 'number' && dstport <= 1023,
  ],
  [{ field: 'protocol', operator: 'isNot', values: ['17'] }, ({ protocol }) => protocol !== 17],
  [
    { field: 'bytes', operator: 'atLeast', values: ['4000'] },
    ({ bytes }) => typeof bytes === 'number' && bytes >= 4000,
  ],
  [{ field: 'action', operator: 'is', values: ['REJECT'] }, ({ action }) => action === 'REJECT'],
];

const pairOf = ({ srcregion, dstregion }: Row): string => `${srcregion}>${dstregion}`;

const SPLITS: Record<LogFormat, readonly Dimension[][]> = {
  ccn: [[], ['pair'], ['observer', 'ccn'], ['action'], ['srcaddr'], ['dstport', 'pair']],
  eni: [[], ['interface'], ['action', 'srcaddr'], ['dstport']],
};

/** As long as one slice, and much longer: from heartbeats by the minute to such by ten. */
const LENGTHS = [1800, 5 * 3600, 26 * 3600, 58 * 3600, 7 * 86_400];
/** Seconds. */
export const WIDTH_OF_TABLE = 3600;

export const randomQuestions = (log: LogFormat, rule: ObserverRule, count: number, seed: number) =>
  fc.sample(
    fc.record({
      kind: fc.constantFrom<'table' | 'number' | 'top'>('table', 'number', 'top'),
      filters: fc.uniqueArray(fc.constantFrom(...FILTERS[log], ...EITHER), { maxLength: 2 }),
      splitBy: fc.constantFrom(...SPLITS[log]),
      topN: fc.integer({ min: 1, max: 4 }),
      from: fc.noBias(fc.nat(MINUTES * 60 - 3600)),
      length: fc.constantFrom(...LENGTHS),
      rule: fc.constant(rule),
    }),
    { seed, numRuns: count },
  );

export type RandomQuestion = ReturnType<typeof randomQuestions>[number];
