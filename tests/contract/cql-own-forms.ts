/**
 * Own search texts for the rules of the documents; `cql-quoted.ts` has the documents' own.
 *
 * - SYN: 614/47044, intl 614/37803 (search syntax; its Lucene part is in the second list). SEG: 614/45409. IDX: 614/39594
 * - ANA: 614/48462 (flow-log analysis). SYN/CCNFL: a form of SYN on the fields of 1003/47567. FAQ: 614/51252. LIM: 614/86845. API-SL: 614/56447
 * - SDK: sample of GetAlarmLog. MCP: Tencent/cls-mcp-server
 */
import { CHINESE_TEXT } from './cql-records';
import { but, EVERY, lucene, NO_PREFIX, NOT_INDEXED, query, type Row, syntax } from './cql-row';

type Source = 'SYN' | 'SEG' | 'IDX' | 'ANA' | 'SYN/CCNFL' | 'FAQ' | 'LIM' | 'API-SL' | 'SDK' | 'MCP';

/** How many rows of CQL are own forms. */
export const OWN_ROWS = 102;

export const CQL_ROWS: readonly Row<Source>[] = [
  // Keys and words
  ['SYN', 'message:error', []],
  ['SYN', 'message:error*', [5]],
  // Operators
  ['SYN', 'level:ERROR or level:WARNING', [1, 2, 5]],
  ['SYN', 'level:ERROR not pid:1234', [5]],
  ['SYN', 'level:ERROR || pid:1234', syntax(13, 'OR for either')],
  ['SYN', '!level:ERROR', syntax(1, 'write NOT')],
  ['SYN', '__SOURCE__:192.168.10.10 AND (level:ERROR OR level:INFO)', [3]],
  ['MCP', 'level:ERROR status:400', [5], { switches: 'mildest' }],
  ['MCP', 'level:ERROR status:400', [1, 5]],
  // Phrases
  ['SYN', "name:'john Smith'", [1]],
  ['SYN', 'name:"Smith john"', [2]],
  // Wildcards
  ['SYN', 'host:*test.com', syntax(6, NO_PREFIX)],
  ['SYN', '*test', syntax(1, NO_PREFIX)],
  ['SYN', 'parts:test', [1, 3]],
  ['SYN', 'status:4*', query(1, 'wildcards are not supported on field [status] of type long')],
  ['SYN', 'response_time:1*', query(1, 'wildcards are not supported on field [response_time] of type double')],
  // Numbers
  ['SDK', 'status:[* TO *]', syntax(8, 'Ranges in brackets are Lucene')],
  ['MCP', 'status:>=400 AND status:<500', [1, 5]],
  ['FAQ', 'status> 400', syntax(8, 'number_format_exception: For input string: ">"')],
  ['FAQ', 'status >400', syntax(7, 'Write no blanks around >')],
  ['FAQ', 'status:abc', query(1, 'number_format_exception: field [status] is of type long. For input string: "abc"')],
  ['FAQ', 'status=99999999999999999999', query(1, 'For input string: "99999999999999999999"')],
  ['IDX', 'status>400.5', query(1, 'is of type long. For input string: "400.5"')],
  ['IDX', 'request_time>0.5', [1]],
  ['IDX', 'level>5', query(1, 'field [level] is of type text')],
  // Escapes
  ['SYN', 'body:user_name:bob', syntax(15, 'A : inside a value is written \\:')],
  ['SYN', 'name:john\\ Smith', [1, 2]],
  ['SYN', 'body:user_name\\:\\"bob\\"', [3, 5]],
  ['SYN', 'label:A\\ b', [6]],
  ['SYN', 'msg:100\\*', [7]],
  ['SYN', 'msg:"100\\*"', [7]],
  ['SYN', 'msg:"says 1*"', [7]],
  ['SYN', 'body:"user_name:\\"bob\\""', [3, 5]],
  // Existence
  ['SYN', 'NOT url:*', but(1, 2, 3, 5)],
  ['SYN', 'NOT response_time:*', but(1)],
  ['SYN', 'message:""', [2]],
  // Built-in fields and metadata
  ['IDX', '"/var/log/access.log"', [1, 6]],
  ['IDX', '192.168.10.10', [3]],
  ['IDX', 'ap-beijing', [1]],
  ['SEG', 'sample', [4]],
  ['IDX', '__TAG__.region:AP-Beijing', []],
  ['IDX', '__TAG__.pod:pod-7', syntax(1, NOT_INDEXED('__TAG__.pod'))],
  // Index rules
  ['SEG', '/online/login', []],
  ['SEG', 'time:"2018-07-16 13"', [4]],
  ['IDX', 'label:b', [7]],
  ['IDX', `chinese:${CHINESE_TEXT.slice(-2)}`, [8]],
  ['IDX', `plain:${CHINESE_TEXT.slice(-2)}`, []],
  ['IDX', `plain:${CHINESE_TEXT}`, [8]],
  ['IDX', CHINESE_TEXT.slice(-2), []],
  ['FAQ', 'unindexed:kept', syntax(1, NOT_INDEXED('unindexed'))],
  ['FAQ', 'level:ERROR OR NOT unindexed:*', syntax(20, NOT_INDEXED('unindexed'))],
  ['FAQ', '* OR unindexed>5', syntax(6, NOT_INDEXED('unindexed'))],
  // Limits
  ['LIM', `${'('.repeat(10)}ERROR${')'.repeat(10)}`, [1, 5, 7]],
  ['LIM', `${'('.repeat(11)}ERROR${')'.repeat(11)}`, syntax(11, 'nested deeper than 10')],
  ['API-SL', `level:${'x'.repeat(12_300)}`, { code: 'InvalidParameter', says: 'longer than' }],
  // Flow logs
  ['ANA', 'log-status:OK AND srcregionid:ap-guangzhou', [11]],
  ['SYN/CCNFL', 'log-status:NODATA', [13]],
  ['SYN/CCNFL', 'NOT log-status:OK', but(11, 12, 14, 15)],
  ['SYN/CCNFL', 'action:REJECT', [12, 15]],
  ['SYN/CCNFL', 'log-status:OK AND action:REJECT', [12, 15]],
  ['SYN/CCNFL', 'log-status:OK and action:REJECT', [12, 15]],
  ['SYN/CCNFL', 'srcregionid:ap-guangzhou AND dstregionid:ap-singapore', [11]],
  [
    'SYN/CCNFL',
    '(srcregionid:ap-guangzhou AND dstregionid:ap-singapore) OR (srcregionid:ap-singapore AND dstregionid:ap-guangzhou)',
    [11, 12],
  ],
  ['SYN/CCNFL', 'srcregionid:(ap-guangzhou OR ap-shanghai)', [11, 14]],
  ['SYN/CCNFL', 'dstregionid:na-siliconvalley', [14]],
  ['SYN/CCNFL', 'srcaddr:10.1.0.5', [11, 15]],
  ['SYN/CCNFL', 'srcaddr:10.1.0.5 OR dstaddr:10.1.0.5', [11, 12, 15]],
  ['SYN/CCNFL', 'srcaddr:10.1.*', [11, 14, 15]],
  ['SYN/CCNFL', 'srcaddr:10.1.*.5', [11, 14, 15]],
  ['SYN/CCNFL', 'srcaddr:*.5', syntax(9, NO_PREFIX)],
  ['SYN/CCNFL', 'dstport=443', [12]],
  ['SYN/CCNFL', 'dstport:443', [12]],
  ['SYN/CCNFL', 'dstport>=1024 AND dstport<=65535', [11]],
  ['SYN/CCNFL', 'bytes>1000000', [12]],
  ['SYN/CCNFL', 'bytes:>1000000', [12]],
  ['SYN/CCNFL', 'bytes > 1000000', syntax(6, 'number_format_exception: For input string: ">"')],
  ['SYN/CCNFL', 'protocol=6', [11, 15]],
  ['SYN/CCNFL', 'protocol:(6 OR 17)', syntax(11, 'values in parentheses are documented for text only')],
  ['SYN/CCNFL', 'protocol:(6 OR 17)', [11, 12, 15], { switches: 'mildest' }],
  ['SYN/CCNFL', 'protocol=6 OR protocol=17', [11, 12, 15]],
  ['SYN/CCNFL', 'ccn-id:ccn-abc12345', [11, 12, 13, 14]],
  ['SYN/CCNFL', 'region-id:ap-guangzhou', [11, 13]],
  ['SYN/CCNFL', 'srcport:443', [11]],
  ['SYN/CCNFL', 'srcport>400', query(1, 'field [srcport] is of type text')],
  ['SYN/CCNFL', 'srcport:-', syntax(9, 'write "-"')],
  ['SYN/CCNFL', 'srcport:"-"', [13, 14]],
  ['SYN/CCNFL', 'dstport:*', [11, 12, 15]],
  ['SYN/CCNFL', 'NOT dstport:*', but(11, 12, 15)],
  ['SYN/CCNFL', 'NOT interface-id:*', but(15)],
  ['SYN/CCNFL', 'interface-id:eni-1a2b*', [15]],
  ['SYN/CCNFL', 'action:REJECT NOT srcaddr:10.1.0.5', [12]],
  ['SYN/CCNFL', 'start>=1767225600 AND start<1767229200', [11, 12, 13]],
  ['SYN/CCNFL', '10.1.0.5', [11, 12, 15]],
  ['SYN/CCNFL', '"10.1.0.5"', [11, 12, 15]],
  ['SYN/CCNFL', "'ap-guangzhou'", [11, 12, 13]],
  ['SYN/CCNFL', 'action:"REJECT"', [12, 15]],
  ['SYN/CCNFL', 'desc:""', [6]],
  ['SYN/CCNFL', 'log-status:OK AND NOT (action:ACCEPT OR protocol=1)', [12, 15]],
  ['SYN/CCNFL', 'log-status = OK', syntax(11, 'Write no blanks around =')],
  ['SYN/CCNFL', 'log_status:OK', syntax(1, NOT_INDEXED('log_status'))],
  ['SYN', 'request.method:GET', [6]],
  ['SYN', '"log-status":OK', syntax(1, 'A key is written without quotes')],
];

/** Lucene (syntax 0): read where it equals CQL. All but three texts are the pages' own. */
export const LUCENE_ROWS: readonly Row<Source>[] = [
  ['SYN', '*', EVERY],
  ['SYN', 'level:ERROR AND pid:1234', [1]],
  ['SYN', 'level:ERROR OR level:WARNING', [1, 2, 5]],
  ['SYN', '(ERROR OR WARNING) AND pid:1234', [1, 2]],
  ['SYN', '(__SOURCE__:192.168.10.10 AND __FILENAME__:"/var/log/access_1.log") NOT level:ERROR', [3]],
  ['SYN', 'name:"john Smith"', [1]],
  ['SYN', 'status:>400', [1, 3]],
  ['SYN', 'message:*', [1, 2, 5]],
  ['ANA', 'log-status:OK', [11, 12, 14, 15]],
  ['ANA', 'log-status:OK AND srcregionid:ap-guangzhou', [11]],
  ['SYN', 'level:ERROR and pid:1234', lucene(13, 'and is a word in Lucene')],
  ['SYN', 'warning error', lucene(9, 'A blank between two conditions is OR in Lucene')],
  ['SYN', 'parts:www.test.com', lucene(1, 'cuts this value into 3 words')],
  ['SYN', 'request_time:[0.1 TO 1.0]', lucene(14, 'Ranges in brackets are Lucene')],
  ['SYN', 'status:[400 TO 500}', lucene(8, 'Ranges in brackets are Lucene')],
  ['SYN', 'age:{20 TO 30}', lucene(5, 'Ranges in brackets are Lucene')],
  ['SYN', 'url:\\/book\\/user\\/login\\/', lucene(5, 'put it in double quotes')],
  ['SYN', 'host:www.te?t.com', lucene(12, 'The wildcard ?')],
  ['SYN', '_exists_:message', lucene(1, 'write key:*')],
  ['SYN', 'level:error~', lucene(7, 'put it in double quotes')],
  ['SYN', 'url:"/book/user/log*/"', lucene(5, 'no plain phrase in Lucene')],
];
