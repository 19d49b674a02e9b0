/** Statements that reach for more than a topic's records, or for all of the machine: each is refused, and the server lives on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogResponse } from '#cls';
import type { LogBatch } from '../../src/local-cls/store/log-batch';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { SAMPLE_TOPICS, T0 } from '../data/sql-documented/sample-topics';

const { flow } = SAMPLE_TOPICS;
const COUNT = 3000;
let dir: string;
let local: LocalCls;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sql-hostile-'));
  local = await startLocalCls({ dir, topics: [flow] });
  await local.store.append(flow.topicId, flowRows());
});
afterAll(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

function flowRows(): LogBatch {
  const rows = Array.from({ length: COUNT }, (_, row) => row);
  return {
    timesMs: rows.map((row) => (T0 + row) * 1000),
    keys: ['srcaddr', 'bytes'],
    columns: [rows.map((row) => `10.${row >> 8}.${row % 256}.1`), rows],
  };
}

function ask(sql: string, server = local, patienceS = 60): Promise<SearchLogResponse> {
  const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: DEMO_KEYS[0]!,
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint: new URL(server.url).host, protocol: 'http://', reqTimeout: patienceS } },
  });
  const range = { From: T0 * 1000, To: (T0 + 10_000) * 1000 };
  return client.request('SearchLog', {
    ...range,
    TopicId: flow.topicId,
    QueryString: `* | ${sql}`,
    UseNewAnalysis: true,
  });
}

describe('no way out of the records', () => {
  test.each([
    ['select 1; select 2', "mismatched input ';'"],
    [`select 1; attach 'x.db'`, "mismatched input ';'"],
    [`select * from read_csv('/etc/hosts')`, "Table function 'read_csv' not registered"],
    [`select * from read_text('/etc/hosts')`, "Table function 'read_text' not registered"],
    [`select * from read_blob('*')`, "Table function 'read_blob' not registered"],
    [`select * from read_parquet('http://127.0.0.1/x')`, "Table function 'read_parquet' not registered"],
    [`select * from glob('/*')`, 'glob: not part of the SQL'],
    [`select * from "/etc/hosts"`, "Table '/etc/hosts' does not exist"],
    [`select * from '/etc/hosts'`, 'does not exist'],
    [`select * from duckdb_tables()`, "Table function 'duckdb_tables' not registered"],
    [`select * from duckdb_settings()`, "Table function 'duckdb_settings' not registered"],
    [`select * from pragma_database_list()`, "Table function 'pragma_database_list' not registered"],
    [`select * from range(1000000000)`, "Table function 'range' not registered"],
    [`select * from query('select 1')`, "Table function 'query' not registered"],
    [`select * from pg_catalog.pg_tables`, "Table 'pg_catalog.pg_tables' does not exist"],
    [`select * from information_schema.columns`, "Table 'information_schema.columns' does not exist"],
    [`select * from sqlite_master`, "Table 'sqlite_master' does not exist"],
    [`select * from main.log`, "Table 'main.log' does not exist"],
    [`select * from memory.main.log`, "Table 'memory.main.log' does not exist"],
    [`select * from log0`, "Table 'log0' does not exist"],
    [`select * from topic_1`, "Table 'topic_1' does not exist"],
    [`select t0.f0 from log`, "Column 't0.f0' cannot be resolved"],
    [`select f0`, "Column 'f0' cannot be resolved"],
    [`select c0 from (select 1 as a)`, "Column 'c0' cannot be resolved"],
    [`select __SEQ__`, "Column '__SEQ__' cannot be resolved"],
    [`select rowid`, "Column 'rowid' cannot be resolved"],
    [`select log`, "Column 'log' cannot be resolved"],
    [`select getenv('HOME')`, "Function 'getenv' not registered"],
    [`select current_setting('access_mode')`, "Function 'current_setting' not registered"],
    [`select version()`, "Function 'version' not registered"],
    [`select current_database()`, "Function 'current_database' not registered"],
    [`select current_user`, "Column 'current_user' cannot be resolved"],
    [`select nextval('s')`, "Function 'nextval' not registered"],
    [`select error('x')`, "Function 'error' not registered"],
    [`select cls_fail('x')`, "Function 'cls_fail' not registered"],
    [`select "cls_divide"(1, 2)`, "Function 'cls_divide' not registered"],
    [`select system.main.sum("bytes")`, "Function 'sum' of a schema not registered"],
    [`select main.sum("bytes")`, "Function 'sum' of a schema not registered"],
    [`select json_serialize_sql('select 1')`, "Function 'json_serialize_sql' not registered"],
    [`select * from (describe log)`, 'SHOW_REF is not supported in FROM'],
    [`select * from (show tables)`, 'SHOW_REF is not supported in FROM'],
    [`select * from (table log)`, "mismatched input 'table'"],
    [`select * from (from log)`, "mismatched input 'from'"],
    [`select * from (delete from log)`, 'SyntaxError'],
    [`select * into outfile from log`, 'SyntaxError'],
    [`select 1 union select * from (pragma version)`, 'SyntaxError'],
    [`select $1`, "mismatched input '$'"],
    [`select ?`, "mismatched input '?'"],
    [`select columns('.*')`, 'columns: not part'],
    [`select * exclude ("bytes")`, 'exclude: not part'],
    [`select {'a': 1}`, "mismatched input '{'"],
    [`select 'a' 'b'`, 'before a text is not supported'],
    [`select x'41'`, 'before a text is not supported'],
    [`select u&'\\0061'`, "mismatched input '&'"],
  ])('%s', async (sql, message) => {
    await expect(ask(sql)).rejects.toThrow(message);
  });
});

describe('quotes, comments and letters of other scripts', () => {
  test.each([
    [`select 'a`, 'this quote is not closed'],
    [`select "a`, 'this quote is not closed'],
    [`select ""`, 'this quote is not closed or empty'],
    [`select 1 /* x`, 'this comment is not closed'],
    [`select 1 /* /* x */ */`, 'this comment is not closed, or holds another one'],
    [`select "bytes" -- \n; select 2`, "mismatched input ';'"],
    [`select\u00a01`, 'mismatched input'],
    [`select \uff08 1 \uff09`, 'mismatched input'],
    [`select \u2018a\u2019`, 'mismatched input'],
    [`select \u200bbytes`, 'mismatched input'],
    [`select b\u0443tes`, 'mismatched input'],
    [`select 1 as "a\u0000b"`, 'SyntaxError'],
    [`select "srcaddr"" from log --"`, 'cannot be resolved'],
    [`select 1 from log as "x"" cross join log as ""y" where "y".bytes = 1`, "Column 'y.bytes' cannot be resolved"],
  ])('%j', async (sql, message) => {
    await expect(ask(sql)).rejects.toThrow(message);
  });

  test.each<[string, object]>([
    [`select 1 as "a"" , (select 2) as ""b" limit 1`, { 'a" , (select 2) as "b': 1 }],
    [`select 'a''); select (''b' as t limit 1`, { t: "a'); select ('b" }],
    [`select '\\' as t limit 1`, { t: '\\' }],
    [`select '-- /*' as t /* ' */ limit 1 -- "`, { t: '-- /*' }],
    [`select '\u{1f600}\u0416' as t limit 1`, { t: '\u{1f600}\u0416' }],
  ])('%j stays one value', async (sql, record) => {
    const { AnalysisRecords } = await ask(sql);
    expect(AnalysisRecords!.map((text) => JSON.parse(text) as object)).toEqual([record]);
  });
});

/** `core` inside of so many `open` and `close` as a statement of 12 KB can hold. */
function nested(open: string, core: string, close: string): string {
  return `select ${repeated((times) => open.repeat(times) + core + close.repeat(times))}`;
}

function repeated(build: (times: number) => string): string {
  const unit = build(2).length - build(1).length;
  return build(Math.floor((11_900 - build(1).length) / unit));
}

const doubled = (times: number) =>
  Array.from({ length: times }).reduce(
    (inner: string) => `select x || x as x from (${inner})`,
    'select "srcaddr" as x',
  );

describe('what would take all memory or the stack is refused', () => {
  test.each<[string, string, string]>([
    ['parentheses', nested('(', '1', ')'), 'nested too deeply'],
    ['negations', `select ${repeated((times) => '- '.repeat(times))}"bytes"`, 'nested too deeply'],
    ['sums', `select 1${repeated((times) => '+1'.repeat(times))}`, 'nested too deeply'],
    ['divisions', nested('1/(', '"bytes"', ')'), 'nested too deeply'],
    ['casts', nested('cast(cast(', '1', ' as varchar) as bigint)'), 'nested too deeply'],
    ['CASE', nested('case when true then ', '1', ' end'), 'nested too deeply'],
    [
      'sub-queries',
      repeated((times) => 'select * from ('.repeat(times) + 'select 1' + ')'.repeat(times)),
      'nested too deeply',
    ],
    ['lambdas', nested('transform(array[1], x -> ', '1', ')'), 'nested too deeply'],
    ['doubled texts', doubled(20), 'concat: the text would be longer than 3276 bytes'],
    ['doubled texts, many times', doubled(90), 'concat: the text would be longer than'],
    [
      'doubled by replace',
      `select ${'replace('.repeat(40)}"srcaddr"${`, '1', '11')`.repeat(40)}`,
      'replace: the text would be longer',
    ],
    [
      'doubled by a pattern',
      `select ${'regexp_replace('.repeat(40)}"srcaddr"${`, '.', '$0$0')`.repeat(40)}`,
      'regexp_replace: the text would be longer',
    ],
    [
      'wide texts',
      `select max(rpad("srcaddr", 32766, 'x'))${`, max(rpad("srcaddr", 32766, 'x'))`.repeat(300)}`,
      'rpad: the text would be longer than 217 bytes',
    ],
    ['a long sequence', 'select sequence(1, 1000000000)', 'must not have more than 10000 entries'],
    ['a large array', 'select array_agg(a.bytes) from log a, log b', 'array_agg: more than 10000 values'],
    ['a large map', 'select map_agg(a.bytes * 3000 + b.bytes, 1) from log a, log b', 'map_agg: more than 10000 values'],
    [
      'a map of large texts',
      `select cardinality(map_agg(rpad("srcaddr", 32766, 'x'), rpad("srcaddr", 32766, 'y')))`,
      'map_agg: the values of a statement would take more than 128 MB',
    ],
    ['arrays of arrays', 'select array_agg(bytes) over (order by bytes)', 'array_agg is not supported with OVER'],
    [
      'many parts',
      `select max(cardinality(split(rpad("srcaddr", 32766, ','), ',')))`,
      'split: the array may have more',
    ],
    [
      'many matches',
      `select cardinality(regexp_extract_all(rpad("srcaddr", 32766, ','), ','))`,
      'regexp_extract_all: the array may have more than 10000 elements',
    ],
    [
      'one of many parts',
      `select max(split_part(rpad("srcaddr", 32766, ','), ',', 2))`,
      'split_part: the text has more than 10000 parts',
    ],
    [
      'many parts by a pattern',
      `select cardinality(regexp_split(rpad("srcaddr", 32766, ','), ','))`,
      'regexp_split: the array may have more than 10000 elements',
    ],
    [
      'long texts in a long array',
      `select transform(sequence(1, 5000 + bytes - bytes), x -> rpad('', 32766, 'x'))`,
      'rpad: the text would be longer than 12 bytes',
    ],
    [
      'an array for each element of another',
      'select reduce(sequence(1, 4000), 0, (s, x) -> s + reduce(sequence(1, 4000), 0, (a, b) -> a + b, a -> a), s -> s)',
      'sequence: the array would have more than 1 elements',
    ],
    [
      'an array searched for each of its elements',
      'select transform(a, x -> contains(a, x)) from (select sequence(1, 5000) as a)',
      'a in a lambda: the array has more than 40 elements',
    ],
    [
      'a text searched for each element',
      `select transform(sequence(1, 5000), x -> strpos(t, 'y')) from (select rpad("srcaddr", 9000, 'x') as t)`,
      't in a lambda: the text is longer than 100 bytes',
    ],
    [
      'a distance of long texts',
      `select max(levenshtein_distance(rpad("srcaddr", 32766, 'b'), rpad("srcaddr", 32766, 'c')))`,
      'levenshtein_distance: The combined inputs for Levenshtein distance are too large',
    ],
    [
      'long arrays compared in all rows',
      'select sum(cardinality(array_distinct(sequence(1, 1000 + bytes - bytes))))',
      'long arrays are compared, or made from JSON, in too many rows: more than 1000000 elements',
    ],
    ['rows without end', 'select a.bytes from log a, log b limit 99999999999999999999', 'above the maximum of 10000'],
    ['a large answer', `select "srcaddr" || rpad('x', 32000, 'y') limit 10000`, 'SearchResultTooLarge'],
  ])(
    '%s',
    async (_, sql, message) => {
      const refusal = await ask(sql).then(
        () => 'an answer',
        ({ code, message: text }: { code: string; message: string }) => `${code} ${text}`,
      );
      expect(refusal).toContain(message);
    },
    30_000,
  );

  test('nested calls that name their argument often are written once', async () => {
    const depth = 40;
    const sql = `select ${'1.5 / (1e0 / ('.repeat(depth)}"bytes"${'))'.repeat(depth)} as x where "bytes" = 1`;
    expect((await ask(sql)).AnalysisRecords).toHaveLength(1);
  });

  test('the server goes on', async () => {
    expect((await ask('select count(*) as c')).AnalysisRecords).toEqual([`{"c":${COUNT}}`]);
  });
});

/** Each of it takes the engine seconds in which it hears of nothing. */
const STUCK = `select max(levenshtein_distance(rpad("srcaddr", 990, 'x'), rpad("srcaddr", 990, 'y'))) where bytes < 1000`;

describe('a statement that the engine cannot stop', () => {
  let impatient: LocalCls;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sql-stuck-'));
    impatient = await startLocalCls({ dir: folder, topics: [flow], searchTimeoutMs: 1000 });
    await impatient.store.append(flow.topicId, flowRows());
  });
  afterAll(async () => {
    await impatient.close();
    await rm(folder, { recursive: true });
  });

  test('ends with SearchTimeout before its client gives up, and the next is answered', async () => {
    await expect(ask(STUCK, impatient, 3)).rejects.toMatchObject({ code: 'FailedOperation.SearchTimeout' });
    expect((await ask('select count(*) as c', impatient)).AnalysisRecords).toEqual([`{"c":${COUNT}}`]);
  });
});
