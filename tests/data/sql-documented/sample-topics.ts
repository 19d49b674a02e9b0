/** The records that documented statements are asked about: a CCN flow log, and the access log that CLS's own pages use. */
import type { IndexRule } from '#cls';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import type { LogBatch } from '../../../src/local-cls/store/log-batch';
import type { NewTopic } from '../../../src/local-cls/store/topic-record';
import type { TopicName } from './documented-statement';

/** 2026-01-01 00:00:00 UTC, 08:00 in UTC+8. */
export const T0 = 1_767_225_600;

const REGION = { region: 'ap-guangzhou', logset: 'documented', retentionDays: null };

const FLOW_KEYS =
  'srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status srcregionid dstregionid region-id ccnid';
/** Blank-separated as the service prints them; the last one is an empty window. */
const FLOW_ROWS = [
  `10.1.0.5 10.2.0.7 1024 443 6 10 6000 ${T0} ${T0 + 59} ACCEPT OK ap-guangzhou ap-singapore ap-guangzhou ccn-1`,
  `10.1.0.5 10.2.0.8 1025 443 6 5 3000 ${T0} ${T0 + 59} REJECT OK ap-guangzhou ap-singapore ap-guangzhou ccn-1`,
  `10.1.9.9 10.2.0.7 53 53 17 2 200 ${T0 + 60} ${T0 + 119} ACCEPT OK ap-guangzhou ap-hongkong ap-guangzhou ccn-1`,
  `10.20.0.1 10.2.0.7 - - 1 1 84 ${T0 + 60} ${T0 + 119} ACCEPT OK ap-hongkong ap-singapore ap-hongkong ccn-1`,
  `- - - - - - - ${T0 + 60} ${T0 + 119} - NODATA - - ap-hongkong ccn-1`,
];

const WEB_FIELDS: readonly [string, 'text' | 'long' | 'double'][] = [
  ['url', 'text'],
  ['method', 'text'],
  ['level', 'text'],
  ['host', 'text'],
  ['ip', 'text'],
  ['message', 'text'],
  ['json', 'text'],
  ['status', 'long'],
  ['time', 'long'],
  ['responseTime', 'double'],
];
const WEB_ROWS: readonly (readonly (string | number)[])[] = [
  ['/cart?id=7&n=a%20b', 'GET', 'INFO', 'test-1', '10.0.0.1', 'took 12 ms', '{"a":{"b":1},"l":[1,2,3]}', 200, T0, 12.5],
  ['/cart?id=8', 'GET', 'ERROR', 'test-2', '10.0.0.2', 'took 1500 ms', '{"a":{"b":2.50}}', 500, T0 + 1, 1500],
  ['/login', 'POST', 'ERROR', 'prod-1', '192.168.3.4', "it's late", '[]', 401, T0 + 60, 8],
  ['/login', 'POST', 'INFO', 'prod-1', '8.8.8.8', '', 'no json', 200, T0 + 61, 7.25],
];

export const SAMPLE_TOPICS: Readonly<Record<TopicName, NewTopic & { batch: LogBatch }>> = {
  flow: {
    ...REGION,
    topicId: 'flow-topic-1250000000',
    name: 'flow',
    index: withUncounted(flowLogIndex('ccn')),
    batch: flowBatch(),
  },
  web: { ...REGION, topicId: 'web-topic-1250000000', name: 'web', index: webIndex(), batch: webBatch() },
};

/** A field that is indexed, but not for SQL. */
function withUncounted(index: IndexRule): IndexRule {
  const uncounted = {
    Key: 'uncounted',
    Value: { Type: 'text' as const, Tokenizer: '', SqlFlag: false, ContainZH: false },
  };
  const KeyValues = [...(index.KeyValue!.KeyValues ?? []), uncounted];
  return { ...index, KeyValue: { ...index.KeyValue!, KeyValues } };
}

function flowBatch(): LogBatch {
  const keys = FLOW_KEYS.split(' ');
  const numbers = ['dstport', 'protocol', 'packets', 'bytes', 'start', 'end'];
  const rows = FLOW_ROWS.map((row) => row.split(' '));
  return {
    timesMs: rows.map((row) => Number(row[keys.indexOf('end')]) * 1000),
    keys,
    columns: keys.map((key, column) =>
      rows.map((row) => (numbers.includes(key) && row[column] !== '-' ? Number(row[column]) : row[column]!)),
    ),
  };
}

function webIndex(): IndexRule {
  return {
    FullText: { CaseSensitive: false, Tokenizer: ' /?&=', ContainZH: false },
    KeyValue: {
      CaseSensitive: false,
      KeyValues: WEB_FIELDS.map(([Key, Type]) => ({
        Key,
        Value: { Type, Tokenizer: '', SqlFlag: true, ContainZH: false },
      })),
    },
    Tag: null,
    DynamicIndex: { Status: false },
  };
}

function webBatch(): LogBatch {
  return {
    timesMs: WEB_ROWS.map((row) => Number(row[8]) * 1000),
    keys: WEB_FIELDS.map(([key]) => key),
    columns: WEB_FIELDS.map((_, column) => WEB_ROWS.map((row) => row[column]!)),
  };
}
