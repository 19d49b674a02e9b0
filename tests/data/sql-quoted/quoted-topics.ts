/** The records that quoted statements are asked about: the pages' own sample logs, or a few of the same fields. */
import type { IndexRule, IndexValue } from '#cls';
import type { LogBatch } from '../../../src/local-cls/store/log-batch';
import type { NewTopic } from '../../../src/local-cls/store/topic-record';
import { SAMPLE_TOPICS, T0 } from '../sql-documented/sample-topics';

export type QuotedTopic = 'one' | 'seconds' | 'access' | 'ip' | 'cdn' | 'cos' | 'calls' | 'books' | 'flow';

type Cell = string | number;

interface Sample {
  /** Names of the fields that are not text. */
  long?: string;
  double?: string;
  /** One a minute, or as many as are said. */
  perMinute?: number;
  records: readonly Readonly<Record<string, Cell>>[];
}

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; WOW64; rv:64.0) Gecko/20100101 Firefox/64.0';
const CHROME = 'Mozilla/5.0 Chrome/78.0.3904.108 Safari/537.36';

/** The sample log of 614/41291, with the sample fields of 614/43565 and 614/43566. */
const ONE: Sample = {
  long: 'body_bytes_sent request_length status',
  double: 'request_time upstream_response_time',
  records: [
    {
      body_bytes_sent: 9703,
      http_host: '127.0.0.1',
      http_protocol: 'HTTP/1.1',
      http_user_agent: AGENT,
      remote_addr: '10.135.46.111',
      request_length: 782,
      request_method: 'GET',
      request_time: 0.354,
      request_url: '/my/course/1',
      status: 200,
      time_local: '[05/Oct/2015:21:14:30 +0800]',
      upstream_response_time: 0.354,
      host: 'www.example.org',
      http_cookies: ' id=1 ',
      http_method: 'GET',
      remote_user: 'user123',
      request_uri: '/docs/index.html',
      server_addr: '10.0.0.1',
      server_protocol: 'HTTP/1.1',
      uri: '/docs/index.html',
      array: '[12,23,26,48,26]',
      number: '[12,23,26,48,26]',
      'apple.message': '[{"traceName":"StoreMonitor"},{"sequenceId":826},{"status":"SUCCESS"}]',
      'apple.instant': '{"epochSecond":1635905306,"nanoOfSecond":63001000}',
    },
  ],
};

/** The sample field of 614/41990. */
const SECONDS: Sample = { long: 'time', records: [{ time: 1597807109 }] };

const ACCESS_FIELDS =
  'remote_addr method http_method request_method status http_status returnCode request_time responseTime body_bytes_sent request_length url request_url request_uri host http_host http_user_agent user_agent http_referer level domain protocol_type request msec ip timeCost';
const ACCESS_RECORDS = [
  `192.168.10.101 GET GET GET 200 200 200 0.5 1200 1000 300 /a/film.mp4 /a /a/index.html www.test.com www.test.com Chrome Chrome - ERROR aaa.com HTTP /online/login ${T0} 192.0.2.7 120`,
  `192.168.10.101 GET GET GET 404 404 404 0.25 800 500 200 /b /b /4nm8c.html m.test.com m.test.com Safari Safari /a ERROR aaa.com HTTPS /online/sample ${T0 + 60} 192.0.2.7 60`,
  `192.0.2.7 POST POST POST 200 200 200 8 20 300 100 /b /b /b www.cloud.com www.cloud.com Chrome Chrome /a INFO bbb.com HTTP /online/sample ${T0 + 120} 10.0.0.7 900`,
  `203.0.113.5 GET GET GET 500 500 500 0.0625 3000 100 50 /b /b /b m.test.com m.test.com curl curl /a ERROR aaa.com HTTP /online/sample ${T0 + 360} 8.8.8.8 30`,
];

/** Access logs as the pages of the clauses, aggregates and load balancers use them. */
const ACCESS: Sample = {
  long: 'status http_status returnCode body_bytes_sent request_length msec timeCost',
  double: 'request_time responseTime',
  records: ACCESS_RECORDS.map((record) => ({
    ...named(ACCESS_FIELDS, record),
    http_user_agent: record.includes(' Chrome ') ? CHROME : 'Mozilla/5.0 Safari/537.36',
    '__TAG__.pod_label_qcloud-app': 'web',
  })),
};

const IP: Sample = { records: ['192.168.0.7', '192.0.2.7', '8.8.8.8'].map((ip) => ({ ip })) };

const CDN_FIELDS = 'client_ip host http_code hit request_time rsp_size ua url';
const CDN: Sample = {
  long: 'http_code request_time rsp_size',
  records: [
    '192.0.2.7 a.example.com 200 hit 4000 1048576 app/1 /film',
    '192.0.2.7 a.example.com 404 miss 5500 2048 app/1 /lost',
    '8.8.8.8 b.example.com 502 miss 16000 4096 app/2 /film',
    '192.0.2.7 a.example.com 200 hit 100 3145728 app/2 /film',
  ].map((record) => named(CDN_FIELDS, record)),
};

const COS: Sample = {
  long: 'resHttpCode',
  double: 'resTotalTime',
  records: [
    'examplebucket-1250000000 GET 192.0.2.7 200 100 192.0.2.7',
    'examplebucket-1250000000 PUT 192.0.2.7 404 200 192.0.2.7',
    'otherbucket-1250000000 GET 198.51.100.9 403 4295 8.8.8.8',
  ].map((record) => named('bucketName reqMethod remoteIp resHttpCode resTotalTime ip', record)),
};

/** The answer that 614/45284 shows, as records. */
const CALLS: Sample = {
  perMinute: 60,
  long: 'timeCost',
  double: 'SamplingRate',
  records: 'ModifyXXX:151 104,CreateXXX:1254 970 812 795 724 700,DescribeXXX:55242 17413 10171 9475 9337 9336'
    .split(',')
    .flatMap((group) => {
      const [action, costs] = group.split(':') as [string, string];
      return costs
        .split(' ')
        .map((cost) => ({ action, timeCost: Number(cost), seqId: `id-${cost}`, SamplingRate: 0.5 }));
    }),
};

const BOOKS: Sample = {
  double: 'response_time',
  records: ['/user 45.23', '/user 45.23', '/book/col 10.25', '/order 12.5'].map((record) =>
    named('url response_time', record),
  ),
};

function named(fields: string, record: string): Record<string, string> {
  const values = record.split(' ');
  return Object.fromEntries(fields.split(' ').map((field, at) => [field, values[at]!]));
}

function topic(
  name: string,
  { long = '', double = '', perMinute = 1, records }: Sample,
): NewTopic & { batch: LogBatch } {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const typeOf = (key: string): IndexValue['Type'] =>
    long.split(' ').includes(key) ? 'long' : double.split(' ').includes(key) ? 'double' : 'text';
  const index = (key: string) => ({
    Key: key,
    Value: { Type: typeOf(key), Tokenizer: '', SqlFlag: true, ContainZH: false },
  });
  const isTag = (key: string) => key.startsWith('__TAG__.');
  return {
    region: 'ap-guangzhou',
    logset: 'quoted',
    retentionDays: null,
    topicId: `${name}-topic-1250000000`,
    name,
    index: {
      FullText: { CaseSensitive: false, Tokenizer: ' /?&=', ContainZH: false },
      KeyValue: { CaseSensitive: false, KeyValues: keys.filter((key) => !isTag(key)).map(index) },
      Tag: { CaseSensitive: false, KeyValues: keys.filter(isTag).map((key) => ({ ...index(key), Key: key.slice(8) })) },
      DynamicIndex: { Status: false },
    } satisfies IndexRule,
    batch: {
      timesMs: records.map((_, at) => (T0 + (at * 60) / perMinute) * 1000),
      keys,
      columns: keys.map((key) =>
        records.map((record) => (typeOf(key) === 'text' ? String(record[key]) : Number(record[key]))),
      ),
    },
  };
}

export const QUOTED_TOPICS: Readonly<Record<QuotedTopic, NewTopic & { batch: LogBatch }>> = {
  one: topic('one', ONE),
  seconds: topic('seconds', SECONDS),
  access: topic('access', ACCESS),
  ip: topic('ip', IP),
  cdn: topic('cdn', CDN),
  cos: topic('cos', COS),
  calls: topic('calls', CALLS),
  books: topic('books', BOOKS),
  flow: SAMPLE_TOPICS.flow,
};
