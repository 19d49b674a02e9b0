import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { flowLogIndex } from '../../demo-topics';
import { openStore } from '../../store/open-store';
import { type Store } from '../../store/store';
import { DEFAULT_SWITCHES } from '../../switches';
import { topicCondition } from '../topic-condition';
import { MACROS } from './macros';
import { runSql, type SqlAnswer } from './run-sql';

/** 2026-01-01 00:00:00 UTC. */
const T0 = 1767225600;
const KEYS = [
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
  'srcregionid',
  'dstregionid',
  'region-id',
  'ccnid',
];
const ROWS: (string | number | null)[][] = [
  [
    '10.1.0.5',
    '10.2.0.7',
    '1024',
    443,
    6,
    10,
    6000,
    T0,
    T0 + 59,
    'ACCEPT',
    'OK',
    'ap-guangzhou',
    'ap-singapore',
    'ap-guangzhou',
    'ccn-1',
  ],
  [
    '10.1.0.5',
    '10.2.0.8',
    '1025',
    443,
    6,
    5,
    3000,
    T0,
    T0 + 59,
    'REJECT',
    'OK',
    'ap-guangzhou',
    'ap-singapore',
    'ap-guangzhou',
    'ccn-1',
  ],
  [
    '10.1.9.9',
    '10.2.0.7',
    '53',
    53,
    17,
    2,
    200,
    T0 + 60,
    T0 + 119,
    'ACCEPT',
    'OK',
    'ap-guangzhou',
    'ap-hongkong',
    'ap-guangzhou',
    'ccn-1',
  ],
  [
    '10.20.0.1',
    '10.2.0.7',
    '-',
    '-',
    1,
    1,
    84,
    T0 + 60,
    T0 + 119,
    'ACCEPT',
    'OK',
    'ap-hongkong',
    'ap-singapore',
    'ap-hongkong',
    'ccn-1',
  ],
  ['-', '-', '-', '-', '-', '-', -1, T0 + 60, T0 + 119, '-', 'NODATA', '-', '-', 'ap-hongkong', 'ccn-1'],
];

let dir: string;
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sql-'));
  store = await openStore({ dir, prepare: MACROS });
  const index = flowLogIndex('ccn');
  index.KeyValue!.KeyValues!.push({
    Key: 'plain',
    Value: { Type: 'text', Tokenizer: '', SqlFlag: false, ContainZH: false },
  });
  await store.createTopic({ region: 'r', topicId: 't', name: 'n', logset: 'l', retentionDays: null, index });
  await store.append('t', {
    timesMs: ROWS.map((row) => Number(row[8]) * 1000),
    keys: KEYS,
    columns: KEYS.map((_, column) => ROWS.map((row) => row[column]!)),
  });
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

function run(sql: string, search = '*', switches = DEFAULT_SWITCHES): Promise<SqlAnswer> {
  const topic = store.topic('t')!;
  const condition = topicCondition(topic, 0, Number.MAX_SAFE_INTEGER, search);
  return store.readers.run((connection) => runSql({ sql, topic, condition, records: true, switches }, connection));
}

async function rows(sql: string, search?: string): Promise<unknown[][]> {
  const { columns, records } = await run(sql, search);
  return records.map((record) => {
    const cells = JSON.parse(record) as Record<string, unknown>;
    return columns.map(({ Name }) => cells[Name]);
  });
}

describe('expressions', () => {
  test.each<[string, unknown]>([
    [`sum(case when "action" = 'REJECT' then "bytes" else 0 end)`, 3000],
    [`sum(try_cast("srcport" as bigint))`, 2102],
    [`count("dstport")`, 3],
    [`sum("packets" / 3)`, 4],
    [`sum(cast("packets" as double) / 4)`, 4.5],
    [`max(coalesce("dstport", 0))`, 443],
    [`count_if("dstport" is null)`, 2],
    [`count_if("dstport" is not null and "dstport" in (53, 80))`, 1],
    [`count_if("srcaddr" like '10.1.%')`, 3],
    [`count_if(not "srcaddr" like '10.1.%')`, 2],
    [`count_if(regexp_like("srcaddr", '^10\\.1'))`, 3],
    [`count_if(is_subnet_of('10.16.0.0/12', "srcaddr"))`, 1],
    [`count_if(is_subnet_of('10.1.0.4/30', "srcaddr"))`, 2],
    [`count_if(is_subnet_of('10.1.0.5/32', "srcaddr"))`, 2],
    [`count_if(is_subnet_of('0.0.0.0/0', "srcaddr"))`, 4],
    [`count_if("bytes" between 200 and 3000)`, 2],
    [`max(concat("srcaddr", '>', "dstaddr"))`, '10.20.0.1>10.2.0.7'],
    [`max("srcaddr" || ':' || "srcport")`, '10.20.0.1:-'],
    [`max(split_part("srcaddr", '.', 9))`, null],
    [`max(rpad("action", 8, '.'))`, 'REJECT..'],
    [`max(lpad("action", "protocol", '.'))`, 'REJECT'],
    [`max(length(lpad('x', 32766, 'y')))`, 32766],
    [`max(rpad('x', null, 'y'))`, null],
    [`max(regexp_extract("srcaddr", 'x'))`, null],
    [`max(regexp_replace("srcregionid", '(ap)-(.*)', '$2-$1'))`, 'hongkong-ap'],
    [`max(ip_prefix("srcaddr", 16))`, '10.20.0.0/16'],
    [`max_by("srcaddr", "bytes")`, '10.1.0.5'],
    [`count(distinct "srcaddr")`, 4],
    [`max(date_format(from_unixtime("end"), '%Y-%m-%d %H:%i:%s'))`, '2026-01-01 00:01:59'],
    [`max(date_trunc('hour', __TIMESTAMP__))`, '2026-01-01 00:00:00.000'],
    [`max(date_diff('minute', from_unixtime("start"), from_unixtime("end")))`, 0],
    [`max(date_add('month', 1, from_unixtime("start")))`, '2026-02-01 00:01:00.000'],
    [`max(extract(minute from from_unixtime("end")))`, 1],
    [`max(__SOURCE__)`, '127.0.0.1'],
    [`sum(9007199254740993)`, 45035996273704965],
  ])('%s', async (expression, expected) => {
    expect(await rows(`select ${expression} as x`)).toEqual([[expected]]);
  });
});

describe('answers', () => {
  test('columns keep the order of SELECT and have Presto types', async () => {
    const { columns } = await run(
      `select "srcaddr" as z, sum("bytes") as a, avg("bytes") as m, count(*), "dstport" is null as n, 1.50 as d group by 1, "dstport" is null`,
    );
    expect(columns).toEqual([
      { Name: 'z', Type: 'varchar' },
      { Name: 'a', Type: 'bigint' },
      { Name: 'm', Type: 'double' },
      { Name: '_col3', Type: 'bigint' },
      { Name: 'n', Type: 'boolean' },
      { Name: 'd', Type: 'decimal(3,2)' },
    ]);
  });

  test('integers are exact and unquoted, doubles show a fraction', async () => {
    expect(
      (
        await run(
          `select sum("bytes") * 100000000000000 + 1 as big, cast(5 as double) as d, 60.00 as f`,
          'log-status:OK',
        )
      ).records,
    ).toEqual(['{"big":928400000000000001,"d":5.0,"f":60.00}']);
  });

  test('a NULL cell is null or absent, as the switch says', async () => {
    expect((await run(`select max("dstport") as p, 1 as one`, 'log-status:NODATA')).records).toEqual([
      '{"p":null,"one":1}',
    ]);
    const switches = { ...DEFAULT_SWITCHES, nullCells: 'absent' as const };
    expect((await run(`select max("dstport") as p, 1 as one`, 'log-status:NODATA', switches)).records).toEqual([
      '{"one":1}',
    ]);
  });

  test('an empty result keeps its columns', async () => {
    expect(await run(`select "srcaddr", sum("bytes") as b group by 1`, 'action:NONE')).toMatchObject({
      records: [],
      columns: [
        { Name: 'srcaddr', Type: 'varchar' },
        { Name: 'b', Type: 'bigint' },
      ],
    });
  });

  test('without LIMIT there are 100 rows', async () => {
    const cross = 'select a.bytes from log a, log b, log c';
    expect((await run(cross)).records).toHaveLength(100);
    expect((await run(`${cross} limit 125`)).records).toHaveLength(125);
    expect((await run(`${cross} offset 120 limit 125`)).records).toHaveLength(5);
  });

  test('sub-queries, joins, windows and set operations', async () => {
    expect(
      await rows(
        `select * from (select dstregionid, srcaddr, b, row_number() over (partition by dstregionid order by b desc) as rn from (select dstregionid, srcaddr, sum(bytes) as b group by dstregionid, srcaddr)) where rn <= 1 order by b desc limit 1000`,
        'log-status:OK',
      ),
    ).toEqual([
      ['ap-singapore', '10.1.0.5', 9000, 1],
      ['ap-hongkong', '10.1.9.9', 200, 1],
    ]);
    expect(
      await rows(
        `select a.action, b.c from log a join (select action, count(*) as c group by action) b on a.action = b.action where a.bytes = 84`,
      ),
    ).toEqual([['ACCEPT', 3]]);
    expect(await rows(`select 'a' as x where bytes = 84 union all select 'b' where bytes = 84 order by x`)).toEqual([
      ['a'],
      ['b'],
    ]);
    expect(await rows(`select lag("bytes", 1) over (order by "bytes") as l where bytes > 84 order by l`)).toEqual([
      [200],
      [3000],
      [null],
    ]);
  });

  test('old rows hold texts only', async () => {
    const topic = store.topic('t')!;
    const request = {
      sql: 'select count(*) as c, max("action") as a',
      topic,
      condition: 'TRUE',
      records: false,
      switches: DEFAULT_SWITCHES,
    };
    expect((await store.readers.run((connection) => runSql(request, connection))).oldRows).toEqual([
      {
        Data: [
          { Key: 'c', Value: '5' },
          { Key: 'a', Value: 'REJECT' },
        ],
      },
    ]);
  });
});

describe('what CLS would refuse is refused by name and place', () => {
  test.each([
    [`selec 1`, 'SyntaxError[line 1:1: syntax error at or near "selec"'],
    [`select 1,\nfrom from log`, 'SyntaxError[line 2:'],
    [`select 1; select 2`, "line 1:9: mismatched input ';'"],
    [`select "nope"`, "QueryError[line 1:8: Column 'nope' cannot be resolved]"],
    [`select "plain"`, "Column 'plain' cannot be resolved"],
    [`select sum("bytes") as b where b > 5`, "line 1:32: Column 'b' cannot be resolved"],
    [`select count(*) as c group by "action" having c > 1`, "Column 'c' cannot be resolved"],
    [`select "action" = "REJECT"`, "Column 'REJECT' cannot be resolved; double quotes are for names"],
    [
      `select 1 where bytes="10"`,
      "Column '10' cannot be resolved; double quotes are for names, a text is written in single quotes: '10'",
    ],
    [`select region-id`, `Column 'region' cannot be resolved; write "region-id" in double quotes`],
    [
      `select '\u00e4', count(*) group by log-status`,
      `Column 'log' cannot be resolved; write "log-status" in double quotes`,
    ],
    [
      `select plain`,
      "Column 'plain' cannot be resolved; the field plain has no statistics: switch them on in the index",
    ],
    [`select start, end`, `near "end"; end is a reserved word: write "end" in double quotes`],
    [`select count(*) c bytes`, `near "bytes"]`],
    [`select max(bytes) where end > 5`, `end is a reserved word: write "end" in double quotes`],
    [`select frobnicate("bytes")`, "Function 'frobnicate' not registered"],
    [`select sum("action")`, 'Unexpected parameters (varchar) for function sum'],
    [`select sum("bytes", 1)`, 'Unexpected parameters (bigint, integer) for function sum'],
    [`select count(*) where "srcport" = 443`, 'varchar and integer cannot be compared'],
    [`select count(*) where "srcport" in (443)`, 'must be the same type'],
    [`select "bytes" || 'x'`, "Cannot apply operator: '||' to bigint, varchar"],
    [`select "action" + 1`, "Cannot apply operator: '+'"],
    [`select "action", sum("bytes")`, "'action' must be an aggregate expression or appear in GROUP BY clause"],
    [`select sum("bytes") where sum("bytes") > 1`, 'WHERE clause cannot contain aggregations'],
    [`select count(*) limit 10001`, 'LIMIT 10001 is above the maximum of 10000'],
    [`select count(*) limit 99999999999999999999`, 'line 1:23: LIMIT is above the maximum of 10000'],
    [`select count(*) limit ${'9'.repeat(50)}`, 'LIMIT is above the maximum of 10000'],
    [`select count(*) limit 1.5`, 'LIMIT and OFFSET take whole numbers'],
    [`select count(*) limit 3, 5`, 'line 1:17: limit: CLS documents offset S limit N'],
    [`select rpad('x', 2000000000, 'y')`, 'rpad: Target length must be in the range [0..32766]'],
    [`select lpad('x', -1, 'y')`, 'lpad: Target length must be in the range [0..32766]'],
    [`select rpad("srcaddr", "bytes" * 1000000000, 'y')`, 'Target length must be in the range [0..32766]'],
    [`select count(*) group by 7`, 'GROUP BY position 7 is not in select list'],
    [`select "bytes" / 0`, 'Division by zero'],
    [`select cast("action" as bigint)`, "Cannot cast 'ACCEPT' to BIGINT"],
    [`select case when 1 = 1 then 'a' else 1 end`, 'All CASE results must be the same type'],
    [`select '1'::bigint`, "'::' is not supported"],
    [`with x as (select 1 as a) select a from x`, 'WITH is not documented'],
    [`select * from read_csv('/etc/passwd')`, "line 1:15: Table function 'read_csv' not registered"],
    [`select * from '/etc/passwd'`, "Table '/etc/passwd' does not exist"],
    [`select * from topic_1`, "Table 'topic_1' does not exist"],
    [`select * from __LOG__`, "Table '__LOG__' does not exist"],
    [`select * from information_schema.tables`, 'does not exist'],
    [`select getenv('HOME')`, "Function 'getenv' not registered"],
    [`select cls_divisor(0)`, "Function 'cls_divisor' not registered"],
    [`select to_minutes(5)`, "Function 'to_minutes' not registered"],
    [`select sum("bytes") filter (where "bytes" > 1)`, 'filter (where ...) is not documented'],
    [`select "bytes" ** 2`, "line 1:16: *: mismatched input '*'"],
    [`select 170141183460469231731687303715884105727`, 'Invalid numeric literal'],
    [`select columns(*)`, 'line 1:8: columns: not part of the SQL that CLS documents'],
    [`drop table topic_1`, 'SyntaxError['],
    [`select "action" group by rollup("action")`, 'line 1:26: rollup: not part of the SQL that CLS documents'],
    [`select "action" group by cube ("action")`, 'not part of the SQL that CLS documents'],
    [`select "action" group by grouping sets (("action"), ())`, 'not part of the SQL that CLS documents'],
    [`select "action" group by all`, 'GROUP BY takes columns'],
    [`select "bytes" limit 10%`, 'is not supported'],
  ])('%s', async (sql, message) => {
    await expect(run(sql)).rejects.toThrow(message);
  });
});
