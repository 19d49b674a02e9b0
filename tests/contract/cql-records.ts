/** The records and indexes that the documented search texts are asked of: samples of the documents themselves. */
import type { IndexRule, IndexValue } from '#cls';

const CONSOLE = '@&?|#()=\'",;:<>[]{}/ \n\t\r';
/** As 614/39594 uses it for its sample log. */
const SAMPLE = '@&()=\'",;:<>[]{}/ \n\t\r';

const text = (Tokenizer: string, ContainZH = false): IndexValue => ({
  Type: 'text',
  Tokenizer,
  SqlFlag: true,
  ContainZH,
});
const number = (Type: 'long' | 'double'): IndexValue => ({ Type, Tokenizer: '', SqlFlag: true, ContainZH: false });

const FIELDS: Record<string, IndexValue> = {
  ...Object.fromEntries(
    'level method name host body message log-status action srcaddr dstaddr srcregionid dstregionid region-id ccn-id srcport interface-id desc msg request.method plain'
      .split(' ')
      .map((key) => [key, text(CONSOLE)]),
  ),
  ...Object.fromEntries(['url', 'filepath', 'path'].map((key) => [key, text('/')])),
  ...Object.fromEntries(['IP', 'request', 'time'].map((key) => [key, text(SAMPLE)])),
  ...Object.fromEntries(
    'status pid dstport protocol packets bytes start end'.split(' ').map((key) => [key, number('long')]),
  ),
  ...Object.fromEntries(['request_time', 'response_time', 'timeCost'].map((key) => [key, number('double')])),
  parts: text('.'),
  label: text(''),
  chinese: text(CONSOLE, true),
};

/** Fields of the pages about one product's logs. */
const PRODUCT_FIELDS: Record<string, IndexValue> = {
  ...Object.fromEntries(
    'user-agent demokey content domain key1 key2 key3 reqMethod request_uri SCF_Namespace SCF_FunctionName SCF_RequestId SCF_Type SCF_Message objectRef.resource objectRef.name requestObject verb src log module eventType logType event.source.component'
      .split(' ')
      .map((key) => [key, text(CONSOLE)]),
  ),
  ...Object.fromEntries('age size http_status http_code resHttpCode'.split(' ').map((key) => [key, number('long')])),
  action: text(CONSOLE),
};

const keyed = (fields: Record<string, IndexValue>) => Object.entries(fields).map(([Key, Value]) => ({ Key, Value }));
const KeyValues = keyed(FIELDS);
const tags = ['container_name', 'region'].map((Key) => ({ Key, Value: text(SAMPLE) }));

export type TopicName = 'usual' | 'exact' | 'products';

/** `usual`: no case, full text. `products`: the same for other records. `exact`: case matters, no full text. */
export const INDEXES: Record<TopicName, IndexRule> = {
  usual: {
    FullText: { CaseSensitive: false, Tokenizer: CONSOLE, ContainZH: false },
    KeyValue: { CaseSensitive: false, KeyValues },
    Tag: { CaseSensitive: true, KeyValues: tags },
  },
  products: {
    FullText: { CaseSensitive: false, Tokenizer: CONSOLE, ContainZH: false },
    KeyValue: { CaseSensitive: false, KeyValues: keyed(PRODUCT_FIELDS) },
    Tag: null,
  },
  exact: { FullText: null, KeyValue: { CaseSensitive: true, KeyValues }, Tag: null },
};

/** "User logs in, API time-out", the sample text of 614/39594. */
export const CHINESE_TEXT = '\u7528\u6237\u767b\u5f55API\u8d85\u65f6';

const ccn = { version: '1', 'log-status': 'OK', 'ccn-id': 'ccn-abc12345', start: 1767225700, end: 1767225759 };

/** Records by number. */
export const RECORDS: Record<number, Record<string, string | number>> = {
  1: {
    level: 'ERROR',
    pid: 1234,
    method: 'GET',
    status: 404,
    name: 'john Smith',
    host: 'www.test.com',
    parts: 'www.test.com',
    IP: '192.168.1.1',
    url: '/book/user/login/',
    filepath: '/var/log/access.log',
    message: 'disk full',
    request_time: 1.5,
    response_time: 12,
    timeCost: 25,
    __FILENAME__: '/var/log/access.log',
    '__TAG__.container_name': 'nginx',
    '__TAG__.region': 'ap-beijing',
    '__TAG__.pod': 'pod-7',
  },
  2: {
    level: 'WARNING',
    pid: 1234,
    method: 'POST',
    status: 200,
    name: 'Smith john',
    host: 'www.telt.com',
    parts: 'www.telt.com',
    IP: '192.168.1.34',
    url: '/book/user/logout/',
    filepath: '/log/var/access.log',
    message: '',
    request_time: 0.5,
    timeCost: 30.5,
    __SOURCE__: '192.168.0.7',
    __FILENAME__: '/log/var/access.log',
    '__TAG__.container_name': 'nginx',
  },
  3: {
    level: 'INFO',
    pid: 99,
    method: 'GET',
    status: 500,
    name: 'and',
    host: 'm.test.com',
    parts: 'm.test.com',
    url: '',
    filepath: '/var/log/access_1.log',
    body: 'user_name:bob',
    response_time: '',
    __SOURCE__: '192.168.10.10',
    __FILENAME__: '/var/log/access_1.log',
  },
  4: { IP: '10.20.20.10', request: 'GET /online/sample HTTP/1.1', status: 200, time: '[2018-07-16 13:12:57]' },
  5: { level: 'error', message: 'errorMessage', url: '//', body: 'user_name:"bob"', status: 400 },
  6: { msg: 'user:bob', desc: '', path: '/var/log/access.log', label: 'A b', 'request.method': 'GET', name: 'bob' },
  7: { msg: 'says 100*', desc: 'text', path: '/var/tmp/acc', label: 'b', unindexed: 'kept ERROR' },
  8: { chinese: CHINESE_TEXT, plain: CHINESE_TEXT },
  11: {
    ...ccn,
    action: 'ACCEPT',
    srcaddr: '10.1.0.5',
    dstaddr: '10.2.0.7',
    srcport: '443',
    dstport: 51515,
    protocol: 6,
    packets: 12,
    bytes: 15000,
    srcregionid: 'ap-guangzhou',
    dstregionid: 'ap-singapore',
    'region-id': 'ap-guangzhou',
  },
  12: {
    ...ccn,
    action: 'REJECT',
    srcaddr: '10.2.0.7',
    dstaddr: '10.1.0.5',
    srcport: '51515',
    dstport: 443,
    protocol: 17,
    packets: 2000,
    bytes: 2000000,
    srcregionid: 'ap-singapore',
    dstregionid: 'ap-guangzhou',
    'region-id': 'ap-singapore',
  },
  13: {
    ...ccn,
    'log-status': 'NODATA',
    action: '-',
    srcaddr: '-',
    dstaddr: '-',
    srcport: '-',
    dstport: '-',
    protocol: '-',
    packets: '-',
    bytes: '-',
    srcregionid: '-',
    dstregionid: '-',
    'region-id': 'ap-guangzhou',
  },
  14: {
    ...ccn,
    action: 'ACCEPT',
    srcaddr: '10.1.2.5',
    dstaddr: '10.9.0.1',
    srcport: '-',
    dstport: '-',
    protocol: 1,
    packets: 1,
    bytes: 84,
    start: 1767229200,
    srcregionid: 'ap-shanghai',
    dstregionid: 'na-siliconvalley',
    'region-id': 'ap-shanghai',
  },
  15: {
    'log-status': 'OK',
    'interface-id': 'eni-1a2b3c4d',
    action: 'REJECT',
    srcaddr: '10.1.0.5',
    dstaddr: '10.1.0.9',
    srcport: '40000',
    dstport: 22,
    protocol: 6,
    packets: 3,
    bytes: 180,
  },
};

const scf = {
  SCF_Namespace: 'default',
  SCF_FunctionName: 'hello-scf',
  SCF_RequestId: '09c346d3-8417-49c5-8569-xxxxxxxxxxxx',
  SCF_Type: 'Platform',
};

/** Records of `products`, by number. */
export const PRODUCT_RECORDS: Record<number, Record<string, string | number>> = {
  21: {
    'user-agent': 'Windows NT 5.1',
    demokey: 'value',
    content: 'json-log2019-05-09_00645d9a-1118-4d69-8411-cfd57ede9ea1_000',
    domain: 'aaa.com',
    action: 'download',
    size: 400,
    key1: 'value1',
    key2: 'value2',
    key3: 'value3',
    age: 25,
    http_status: 404,
    http_code: 404,
    resHttpCode: 200,
    reqMethod: 'GET',
    request_uri: '/4nm8c.html',
  },
  22: {
    'user-agent': 'Window',
    domain: 'bbb.com',
    action: 'download',
    size: 100,
    key1: 'value1',
    http_status: 200,
    http_code: 502,
    resHttpCode: 403,
    reqMethod: 'PUT',
    request_uri: '/',
  },
  23: { ...scf, SCF_Message: 'Report RequestId:09c346d3' },
  24: { ...scf, SCF_Message: 'Response RequestId:09c346d3 RetMsg:1' },
  25: { 'objectRef.resource': 'nodes', requestObject: '{"spec":{"unschedulable":true}}', verb: 'patch' },
  26: { 'objectRef.resource': 'deployments', 'objectRef.name': 'nginx', verb: 'delete' },
  27: { src: 'app', log: 'START RequestId: 1', module: 'database', eventType: 'MongoSlowQuery', logType: 'accesslog' },
  28: { module: 'rdb', eventType: 'MysqlRecover', 'event.source.component': 'cluster-autoscaler' },
  29: { module: 'llm', logType: 'llm-tracelog' },
  30: { module: 'app', eventType: 'AppProdDel' },
};
