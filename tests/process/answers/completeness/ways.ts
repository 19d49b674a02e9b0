/** Every way in which an answer can be less than it seems, and what is said then. */
import type { LogFormat } from '#flowlog';
import type { Fault } from '../../../../src/local-cls/faults/fault';
import type { RewritingProxy } from './rewriting-proxy';

export const START = Date.parse('2026-03-03T00:00:00Z') / 1000;
export const HOUR = { fromMs: START * 1000, toMs: (START + 3600) * 1000 };
/** Within it the service lost records. */
export const LATER = { fromMs: (START + 7200) * 1000, toMs: (START + 7800) * 1000 };
/** Records end within it. */
export const ENDING = { fromMs: HOUR.toMs - 120_000, toMs: HOUR.toMs + 480_000 };
/** The same, and elsewhere they go on. */
export const HALF_SILENT = { fromMs: HOUR.toMs - 120_000, toMs: HOUR.toMs + 300_000 };
/** More addresses, all alike, than a ranking of one topic holds. */
export const CROWDED = { fromMs: (START + 10_800) * 1000, toMs: (START + 11_400) * 1000 };

export const GUANGZHOU = { region: 'ap-guangzhou', topic: 'of-guangzhou', format: 'ccn' as const };
export const SHANGHAI = { region: 'ap-shanghai', topic: 'of-shanghai', format: 'ccn' as const };
/** Its index has no statistics for `start`. */
export const UNTIMED = { region: 'ap-beijing', topic: 'of-beijing', format: 'ccn' as const };
/** One of its two regions is silent in every other minute; what it sends all along the other end records. */
export const FLAPPING = { region: 'ap-chengdu', topic: 'of-chengdu', format: 'ccn' as const };
/** The same, but it sends nothing while it is silent. */
export const QUIET = { region: 'ap-chongqing', topic: 'of-chongqing', format: 'ccn' as const };
export const TWO_HOURS = { ...HOUR, toMs: HOUR.toMs + 3_600_000 };

export const traffic = { kind: 'traffic', format: 'number', splitBy: [], measures: ['bytes'] };
/** Of interfaces. */
export const INTERFACES = { region: 'ap-guangzhou', topic: 'of-interfaces', format: 'eni' as const };

/** Interfaces elsewhere. */
export const MORE_INTERFACES = { region: 'ap-shanghai', topic: 'of-more-interfaces', format: 'eni' as const };

/** Kinds whose answers are made of several questions. */
export const scan = { kind: 'security', check: 'horizontalScan' };
export const OTHERS = [
  { kind: 'matrix' },
  scan,
  { kind: 'quality', view: 'freshness' },
  { kind: 'quality', view: 'coverage' },
  { kind: 'quality', view: 'losses' },
];
export const reachable = { kind: 'reachability', log: 'eni', from: '10.1.0.1', to: '10.2.0.1' };
export const records = { kind: 'records', format: 'table' };
export const code = (text: string, over: object = {}) => ({ kind: 'code', text, ...over });
export const failing = (rest: Partial<Fault>): Fault =>
  ({ kind: 'error', code: 'InternalError.Internal', message: 'm', actions: ['SearchLog'], ...rest }) as Fault;
export const ofShanghai = { topics: [SHANGHAI.topic] };

export interface Way {
  what: string;
  query: object;
  says: RegExp;
  severity?: 'warning' | 'info';
  sources?: { region: string; topic: string; format: LogFormat }[];
  range?: { fromMs: number; toMs: number };
  fault?: Fault;
  rewrite?: RewritingProxy['rewrite'];
}

export const CUT: Way[] = [
  {
    what: 'rows of a statement of a person are as many as its limit',
    query: code('* | select start limit 7'),
    says: /topic ap-guangzhou\/of-guangzhou gave 7 rows, as many as asked for, so there may be more/,
  },
  {
    what: 'raw records are more than asked for',
    query: { ...records, limit: 5 },
    severity: 'info',
    says: /The newest 5 records are shown, there are more/,
  },
  {
    what: 'a ranking is cut where its keys are alike',
    query: { kind: 'top', dimensions: ['srcaddr'], topN: 3 },
    range: CROWDED,
    says: /The order of the last rows is not certain: there are too many keys/,
  },
  {
    what: 'more sources than a scan is looked for in',
    query: { ...scan, threshold: 2 },
    range: CROWDED,
    says: /more sources than one look takes: one with at most 2 targets within 12 min/,
  },
  {
    what: 'more silences than a statement can name',
    query: traffic,
    sources: [GUANGZHOU, FLAPPING],
    range: TWO_HOURS,
    says: /Regions delivered nothing in too many short stretches to tell each apart \(\d+ min in all\).*sums may be too low/,
  },
];

export const SAMPLED: Way[] = [
  {
    what: 'CLS answers reachability from a sample',
    query: reachable,
    sources: [INTERFACES],
    rewrite: { action: 'SearchLog', members: { SamplingRate: 0.25 } },
    says: /topic ap-guangzhou\/of-interfaces answered from a sample of 25 %/,
  },
  ...[traffic, { kind: 'top' }, code('* | select count(*) as n'), { kind: 'traffic', format: 'table' }, ...OTHERS].map(
    (query) => ({
      what: `CLS answers ${query.kind} from a sample`,
      query,
      rewrite: { action: 'SearchLog', members: { SamplingRate: 0.25 } },
      says: /topic ap-guangzhou\/of-guangzhou answered from a sample of 25 %/,
    }),
  ),
];

/** Only a part of some step has a record, and the question which part it is fails. */
export const BLURRED: Way = {
  what: 'nobody knows to the minute who delivered',
  query: traffic,
  range: { fromMs: HOUR.fromMs, toMs: HOUR.fromMs + 2 * 86_400_000 },
  rewrite: {
    action: 'SearchLog',
    of: /^(?!.*\bwindows\b).*\blost\b/,
    members: { Error: { Code: 'FailedOperation.SearchTimeout', Message: 'took too long' } },
  },
  severity: 'info',
  says: /Of 2 min it is not known to the minute who delivered: what a region lost within is missing/,
};

const failedTopic = { Errors: [{ TopicId: 'of-guangzhou', ErrorCode: 'InternalError', ErrorMsg: 'is broken' }] };
export const PARTIAL: Way[] = [
  ...[
    traffic,
    { kind: 'top' },
    records,
    code('* | select count(*) as n'),
    code('*', { format: 'logs' }),
    ...OTHERS,
  ].map((query) => ({
    what: `a part of a topic fails, ${query.kind}`,
    query,
    rewrite: { action: 'SearchLog', members: { Topics: failedTopic } },
    says: /topic of-guangzhou failed: is broken/,
  })),
  {
    what: 'a part of a topic fails, reachability',
    query: reachable,
    sources: [INTERFACES],
    rewrite: { action: 'SearchLog', members: { Topics: failedTopic } },
    says: /topic of-guangzhou failed: is broken/,
  },
  {
    what: 'the service lost records that a scan may be in',
    query: scan,
    range: LATER,
    says: /1 window is marked SKIPDATA: the service lost records there, so something may have been missed/,
  },
  {
    what: 'the service lost records of a matrix',
    query: { kind: 'matrix' },
    range: LATER,
    says: /1 window is marked SKIPDATA/,
  },
  ...[traffic, { kind: 'top' }, records, code('* | select count(*) as n'), ...OTHERS].map((query) => ({
    what: `one of two topics fails, ${query.kind}`,
    query,
    sources: [GUANGZHOU, SHANGHAI],
    fault: failing(ofShanghai),
    says: /topic ap-shanghai\/of-shanghai is missing from this answer: /,
  })),
  {
    what: 'one of two topics fails, reachability',
    query: reachable,
    sources: [INTERFACES, MORE_INTERFACES],
    fault: failing({ topics: [MORE_INTERFACES.topic] }),
    says: /topic ap-shanghai\/of-more-interfaces is missing from this answer: /,
  },
  {
    what: 'one of two topics stays too busy, however often it is asked',
    query: traffic,
    sources: [GUANGZHOU, SHANGHAI],
    fault: failing({ ...ofShanghai, code: 'LimitExceeded.LogSearch' }),
    says: /topic ap-shanghai\/of-shanghai is missing from this answer: More than 15 searches/,
  },
  {
    what: 'one of two topics runs out of time, however small the pieces',
    query: { ...traffic, format: 'table', bucketSeconds: 1800 },
    sources: [GUANGZHOU, SHANGHAI],
    fault: failing({ ...ofShanghai, code: 'FailedOperation.SearchTimeout' }),
    says: /topic ap-shanghai\/of-shanghai is missing from this answer: .*FailedOperation\.SearchTimeout/,
  },
  {
    what: 'the service itself lost records (SKIPDATA)',
    query: traffic,
    range: LATER,
    says: /1 window is marked SKIPDATA: .* lower bounds/,
  },
  {
    what: 'distinct counts of two topics meet',
    query: { ...traffic, measures: ['flows'] },
    sources: [GUANGZHOU, SHANGHAI],
    says: /distinct counts of several topics cannot be added and are left empty/,
  },
  {
    what: 'distinct counts of two topics meet in a ranking',
    query: { kind: 'top', dimensions: ['srcaddr'], rankBy: 'flows' },
    sources: [GUANGZHOU, SHANGHAI],
    says: /distinct counts of several topics cannot be added and are left empty/,
  },
];

export const UNCERTAIN: Way[] = [
  BLURRED,
  {
    what: 'a check says what it looked at',
    query: scan,
    severity: 'info',
    says: /Looked at all of .*, in 12 steps of 5 min/,
  },
  {
    what: 'a region was silent and its flows are counted at the other end',
    query: traffic,
    sources: [GUANGZHOU, SHANGHAI],
    range: HALF_SILENT,
    severity: 'info',
    says: /No record from ap-guangzhou \(5 min\): flows from there are counted by their destination/,
  },
  {
    what: 'nobody recorded for a while',
    query: traffic,
    range: ENDING,
    says: /No record from ap-guangzhou \(8 min\) and nobody else recorded those flows: what was sent then is missing/,
  },
  {
    what: 'buckets follow the log time',
    query: traffic,
    sources: [UNTIMED],
    severity: 'info',
    says: /Topic of-beijing: the field start has no statistics, so buckets follow the log time, which may be minutes late/,
  },
  {
    what: 'every record counts, and a flow may be counted twice',
    query: { ...traffic, observer: 'asRecorded' },
    severity: 'info',
    says: /a flow that both of its regions logged is counted twice/,
  },
];
