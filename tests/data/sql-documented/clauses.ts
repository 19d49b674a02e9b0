import type { DocumentedStatement } from './documented-statement';

/** Own forms: the clauses that CLS's documents show (facts 2.6, 5.1, 5.4, 5.7, 5.8), and others that none shows. */
export const CLAUSES: readonly DocumentedStatement[] = [
  { source: '5.1 SQL-*', sql: 'SELECT COUNT(*) AS c', types: ['bigint'], rows: [[5]] },
  { source: '5.1 SQL-*', sql: 'select count(*) from log', types: ['bigint'], rows: [[5]] },
  {
    source: '5.1 SQL-*',
    sql: 'select count(*);',
    refusal: { message: `SyntaxError[line 1:16: mismatched input ';']`, code: 'FailedOperation.SyntaxError' },
  },
  { source: '5.1 SQL-*', sql: `select 'it''s' as t limit 1`, types: ['varchar'], rows: [[`it's`]] },
  {
    source: '5.1 SQL-*',
    sql: 'select log-status',
    refusal: { message: `QueryError[line 1:8: Column 'log' cannot be resolved; write "log-status" in double quotes]` },
  },
  { source: '5.1 SQL-*', sql: 'select "log-status" order by 1 desc limit 1', types: ['varchar'], rows: [['OK']] },
  {
    source: '5.1 SQL-*',
    sql: 'select end limit 1',
    refusal: {
      message: 'near "end"; end is a reserved word: write "end" in double quotes]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select distinct "action" order by 1',
    types: ['varchar'],
    rows: [['-'], ['ACCEPT'], ['REJECT']],
  },
  { source: '5.1 SQL-*', sql: 'select count(distinct "srcaddr")', types: ['bigint'], rows: [[4]] },
  {
    source: '5.1 SQL-*',
    sql: 'select "srcaddr" as s, count(*) group by s order by 2 desc, 1 limit 1',
    types: ['varchar', 'bigint'],
    rows: [['10.1.0.5', 2]],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "srcaddr", count(*) group by 1 order by 2 desc, 1 limit 1',
    types: ['varchar', 'bigint'],
    rows: [['10.1.0.5', 2]],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "srcaddr", count(*) group by "srcaddr" order by count(*) desc, "srcaddr" limit 1',
    types: ['varchar', 'bigint'],
    rows: [['10.1.0.5', 2]],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "action", count(*) as c group by "action" having c > 1',
    refusal: { message: `QueryError[line 1:57: Column 'c' cannot be resolved]` },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "action", count(*) as c group by "action" having count(*) > 1 order by 1',
    types: ['varchar', 'bigint'],
    rows: [['ACCEPT', 3]],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "action", "srcaddr", count(*) group by "action"',
    refusal: {
      message: `QueryError[line 1:18: 'srcaddr' must be an aggregate expression or appear in GROUP BY clause]`,
    },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select sum("bytes") as b where b > 5',
    refusal: { message: `QueryError[line 1:32: Column 'b' cannot be resolved]` },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "action" where count(*) > 1',
    refusal: { message: 'QueryError[line 1:23: WHERE clause cannot contain aggregations: count]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select sum(max("bytes"))',
    refusal: { message: 'QueryError[line 1:12: Cannot nest aggregations inside aggregation: max]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select count(*) group by 2',
    refusal: { message: 'QueryError[line 1:26: GROUP BY position 2 is not in select list]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "bytes" order by 3',
    refusal: { message: 'QueryError[line 1:25: ORDER BY position 3 is not in select list]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'with x as (select 1 as a) select a from x',
    refusal: {
      message: 'SyntaxError[line 1:1: WITH is not documented by CLS, use a sub-query]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "uncounted"',
    refusal: {
      message: `QueryError[line 1:8: Column 'uncounted' cannot be resolved; the field uncounted has no statistics`,
    },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "nope"',
    refusal: { message: `QueryError[line 1:8: Column 'nope' cannot be resolved]` },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select * from (select "srcaddr", sum("bytes") as b group by "srcaddr") where b > 100 order by b',
    types: ['varchar', 'bigint'],
    rows: [
      ['10.1.9.9', 200],
      ['10.1.0.5', 9000],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select a.b from (select "bytes" as b) a where a.b > 3000',
    types: ['bigint'],
    rows: [[6000]],
  },
  {
    source: '5.1 SQL-*',
    sql: `select case when "bytes" > 1000 then 'big' when "bytes" > 100 then 'middle' else 'small' end as size, count(*) group by 1 order by 2 desc, 1`,
    types: ['varchar', 'bigint'],
    rows: [
      ['big', 2],
      ['small', 2],
      ['middle', 1],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: `select case "protocol" when 6 then 'tcp' when 17 then 'udp' end as p, count(*) group by 1 order by 2 desc, 1`,
    types: ['varchar', 'bigint'],
    rows: [
      ['tcp', 2],
      [null, 2],
      ['udp', 1],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: `select if("bytes" > 1000, 'big') as size where "bytes" > 0 order by "bytes" limit 1`,
    types: ['varchar'],
    rows: [[null]],
  },
  {
    source: '5.1 SQL-*',
    sql: `select if("bytes" > 1000, 'big', 'small') as size where "bytes" > 0 order by "bytes" limit 1`,
    types: ['varchar'],
    rows: [['small']],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select coalesce("dstport", -1) as p order by p',
    types: ['bigint'],
    rows: [[-1], [-1], [53], [443], [443]],
  },
  {
    source: '5.1 SQL-*',
    sql: `select nullif("action", '-') as a order by a limit 5`,
    types: ['varchar'],
    rows: [['ACCEPT'], ['ACCEPT'], ['ACCEPT'], ['REJECT'], [null]],
  },
  {
    source: '5.1 SQL-*',
    sql: `select * from (values (1, 'a'), (2, 'b')) as t (n, s) order by n desc`,
    types: ['integer', 'varchar'],
    rows: [
      [2, 'b'],
      [1, 'a'],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select n + 1 as m from (values 1, 2) as t (n) order by 1',
    refusal: { message: 'SyntaxError[line 1:32: syntax error at or near "1"]', code: 'FailedOperation.SyntaxError' },
  },
  {
    source: '5.1 SQL-*',
    sql: `select * from (values (1, 'a'), ('b', 2)) as t (n, s)`,
    refusal: { message: 'QueryError[line 1:24: Values rows have mismatched types: integer, varchar]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select x from (select array[3, 1, 2] as a limit 1) cross join unnest(a) as t (x) order by x',
    types: ['integer'],
    rows: [[1], [2], [3]],
  },
  {
    source: '5.1 SQL-*',
    sql: `select x, n from (select array['p', 'q'] as a limit 1) cross join unnest(a) with ordinality as t (x, n) order by n`,
    types: ['varchar', 'bigint'],
    rows: [
      ['p', 1],
      ['q', 2],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select x from (select "srcaddr" as a limit 1) cross join unnest(a) as t (x)',
    refusal: { message: 'QueryError[line 1:58: Cannot unnest type: varchar]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "bytes" as n, "packets" order by n + "packets" limit 2',
    types: ['bigint', 'bigint'],
    rows: [
      [84, 1],
      [200, 2],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select distinct "action" order by "bytes"',
    refusal: { message: 'QueryError[line 1:35: For SELECT DISTINCT, ORDER BY expressions must appear in select list]' },
  },
  {
    source: '5.1 SQL-*',
    sql: `select "action", sum("bytes") as bytes where "action" <> '-' group by "action" order by bytes desc`,
    types: ['varchar', 'bigint'],
    rows: [
      ['ACCEPT', 6284],
      ['REJECT', 3000],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "action", * group by "action"',
    refusal: { message: `QueryError[line 1:18: '*' must be an aggregate expression or appear in GROUP BY clause]` },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select a.nope from log a',
    refusal: { message: `QueryError[line 1:8: Column 'a.nope' cannot be resolved]` },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select count(*) from log a where log.bytes > 1',
    refusal: { message: `QueryError[line 1:34: Column 'log.bytes' cannot be resolved]` },
  },
  { source: '5.1 SQL-*', sql: 'select a."bytes" from log as a where a."bytes" = 84', types: ['bigint'], rows: [[84]] },
  {
    source: '5.1 SQL-*',
    sql: 'select "bytes" where "srcaddr" in (select "srcaddr", "dstaddr")',
    refusal: { message: 'QueryError[line 1:32: Multiple columns returned by subquery are not supported]' },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select "bytes" where "bytes" in (select "srcaddr")',
    refusal: {
      message: 'QueryError[line 1:30: Cannot apply operator: bigint and varchar cannot be compared, cast one of them]',
    },
  },
  {
    source: '5.1 SQL-*',
    sql: 'select substr("srcaddr", 1, 4) as net, count(*) group by substr("srcaddr", 1, 4) order by 2 desc, 1',
    types: ['varchar', 'bigint'],
    rows: [
      ['10.1', 3],
      ['-', 1],
      ['10.2', 1],
    ],
  },
  {
    source: '5.1 SQL-*',
    sql: 'select substr("srcaddr", 1, 4) as net, count(*) group by substr("srcaddr", 1, 3)',
    refusal: {
      message: `QueryError[line 1:15: 'srcaddr' must be an aggregate expression or appear in GROUP BY clause]`,
    },
  },
  { source: '5.1 SQL-*', sql: 'select sum("bytes") having sum("bytes") > 1', types: ['bigint'], rows: [[9284]] },
  {
    source: '5.1 SQL-*',
    sql: 'select "action" having count(*) > 1',
    refusal: { message: `QueryError[line 1:8: 'action' must be an aggregate expression or appear in GROUP BY clause]` },
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "srcaddr" as a where "bytes" > 3000 union select "dstaddr" where "bytes" > 3000 order by a',
    types: ['varchar'],
    rows: [['10.1.0.5'], ['10.2.0.7']],
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "action" union all select "action" where "bytes" = 84 order by 1',
    types: ['varchar'],
    rows: [['-'], ['ACCEPT'], ['ACCEPT'], ['ACCEPT'], ['ACCEPT'], ['REJECT']],
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "srcregionid" intersect select "dstregionid" order by 1',
    types: ['varchar'],
    rows: [['-'], ['ap-hongkong']],
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "dstregionid" except select "srcregionid" order by 1',
    types: ['varchar'],
    rows: [['ap-singapore']],
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "srcaddr" union select "bytes"',
    refusal: { message: 'QueryError[line 1:8: column 1 in UNION query has incompatible types: varchar, bigint]' },
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "srcaddr", "bytes" union select "srcaddr"',
    refusal: { message: 'QueryError[line 1:8: UNION query has different number of fields: 2, 1]' },
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select 1 as n where "bytes" = 84 union all select 2.5 where "bytes" = 84 order by n',
    types: ['decimal(11,1)'],
    rows: [[1], [2.5]],
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: 'select "action" union select "action" order by "bytes"',
    refusal: { message: `QueryError[line 1:48: Column 'bytes' cannot be resolved]` },
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: '(select "bytes" order by "bytes" limit 1) union all (select "bytes" order by "bytes" desc limit 1)',
    refusal: {
      message:
        'SyntaxError[parse_exception line 1:3: After | a SELECT must follow; write \\| for a bar, OR for either]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.8 SQL syntax index 614/44062',
    sql: `select "action", 1 as n union all select 'x', 2.5 where "bytes" = 84 order by n desc, 1 limit 1`,
    types: ['varchar', 'decimal(11,1)'],
    rows: [['x', 2.5]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select a.action, b.c from log a join (select action, count(*) as c group by action) b on a.action = b.action where a.bytes = 84',
    types: ['varchar', 'bigint'],
    rows: [['ACCEPT', 3]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select a.srcaddr, b.n from log a left join (select dstaddr, count(*) as n group by dstaddr) b on a.srcaddr = b.dstaddr where a.bytes > 100 order by 1',
    types: ['varchar', 'bigint'],
    rows: [
      ['10.1.0.5', null],
      ['10.1.0.5', null],
      ['10.1.9.9', null],
    ],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select count(*) from log a cross join log b',
    types: ['bigint'],
    rows: [[25]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select count(*) from log a, log b where a.srcaddr = b.srcaddr and a.bytes > b.bytes',
    types: ['bigint'],
    rows: [[1]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select action, n from (select action, count(*) as n group by action) x join (select distinct action) y using (action) order by n desc, action',
    types: ['varchar', 'bigint'],
    rows: [
      ['ACCEPT', 3],
      ['-', 1],
      ['REJECT', 1],
    ],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select a.srcaddr from log a natural join log b',
    refusal: {
      message: 'SyntaxError[line 1:29: natural: not part of the SQL that CLS documents]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select bytes from log a join log b on a.srcaddr = b.srcaddr',
    refusal: { message: `QueryError[line 1:8: Column 'bytes' is ambiguous]` },
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: `select a.srcaddr, b.cnt from log a join (select url, count(*) as cnt from "web-topic-1250000000" group by url) b on b.url = '/login' where a.bytes = 84 limit 100`,
    types: ['varchar', 'bigint'],
    rows: [['10.20.0.1', 2]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select count(*) from "web-topic-1250000000"',
    types: ['bigint'],
    rows: [[4]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select count(*) from "no-such-topic"',
    refusal: { message: `QueryError[line 1:22: Table 'no-such-topic' does not exist]` },
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: `select count(*) from log a full join (select 'REJECT' as action, 1 as n limit 1) b on a.action = b.action`,
    types: ['bigint'],
    rows: [[5]],
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select a.action from log a join log b on count(*) > 1',
    refusal: { message: 'QueryError[line 1:42: ON clause cannot contain aggregations: count]' },
  },
  {
    source: '5.8 JOIN 614/72799, 2.6 XT 614/120583',
    sql: 'select a.bytes from log a left join log b on a.bytes = b.srcaddr',
    refusal: {
      message: 'QueryError[line 1:54: Cannot apply operator: bigint and varchar cannot be compared, cast one of them]',
    },
  },
  {
    source: '5.4 SQL LIMIT 614/58977',
    sql: 'select "bytes" order by "bytes" offset 1 limit 2',
    types: ['bigint'],
    rows: [[200], [3000]],
  },
  {
    source: '5.4 SQL LIMIT 614/58977',
    sql: 'select "bytes" order by "bytes" limit 2 offset 1',
    refusal: {
      message: 'SyntaxError[line 1:33: limit: CLS documents offset S limit N]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.4 SQL LIMIT 614/58977',
    sql: 'select "bytes" limit 1, 2',
    refusal: {
      message: 'SyntaxError[line 1:16: limit: CLS documents offset S limit N]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.4 SQL LIMIT 614/58977',
    sql: 'select count(*) limit 10001',
    refusal: { message: 'QueryError[line 1:23: LIMIT 10001 is above the maximum of 10000]' },
  },
  {
    source: '5.4 SQL LIMIT 614/58977',
    sql: 'select "bytes" limit all',
    refusal: {
      message: 'SyntaxError[line 1:16: limit: CLS documents offset S limit N]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.4 SQL LIMIT 614/58977',
    sql: 'select a.bytes from log a, log b, log c, log d limit 10000 offset 5',
    refusal: {
      message: 'SyntaxError[line 1:48: limit: CLS documents offset S limit N]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select * from (select dstregionid, srcaddr, b, row_number() over (partition by dstregionid order by b desc) as rn from (select dstregionid, srcaddr, sum(bytes) as b group by dstregionid, srcaddr)) where rn <= 1 order by b desc limit 1000',
    types: ['varchar', 'varchar', 'bigint', 'bigint'],
    rows: [
      ['ap-singapore', '10.1.0.5', 9000, 1],
      ['ap-hongkong', '10.1.9.9', 200, 1],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select bytes, sum(bytes) over (order by bytes rows between unbounded preceding and current row) as running order by bytes',
    types: ['bigint', 'bigint'],
    rows: [
      [84, 84],
      [200, 284],
      [3000, 3284],
      [6000, 9284],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select bytes, sum(bytes) over (order by bytes rows between 1 preceding and 1 following) as near order by bytes',
    types: ['bigint', 'bigint'],
    rows: [
      [84, 284],
      [200, 3284],
      [3000, 9200],
      [6000, 9000],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select bytes, sum(bytes) over (order by bytes range between 1 preceding and current row) as near',
    refusal: { message: 'QueryError[line 1:15: Window frame RANGE with a value and GROUPS are not supported]' },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select bytes, rank() over (order by protocol) as r, dense_rank() over (order by protocol) as d order by bytes',
    types: ['bigint', 'bigint', 'bigint'],
    rows: [
      [84, 1, 1],
      [200, 4, 3],
      [3000, 2, 2],
      [6000, 2, 2],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select rank() over (order by bytes rows between 1 preceding and current row)',
    refusal: { message: 'QueryError[line 1:8: Cannot specify window frame for rank function]' },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select row_number()',
    refusal: { message: 'QueryError[line 1:8: Window function row_number requires an OVER clause]' },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select count(*) where row_number() over (order by bytes) = 1',
    refusal: { message: 'QueryError[line 1:23: WHERE clause cannot contain window functions: row_number]' },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select action, sum(bytes) as b, sum(sum(bytes)) over () as all_bytes group by action order by b',
    types: ['varchar', 'bigint', 'bigint'],
    rows: [
      ['REJECT', 3000, 9284],
      ['ACCEPT', 6284, 9284],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select bytes, lag(bytes, 1, 0) over (order by bytes) as before order by bytes',
    types: ['bigint', 'bigint'],
    rows: [
      [84, 0],
      [200, 84],
      [3000, 200],
      [6000, 3000],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select first_value(bytes) over (order by bytes), last_value(bytes) over (order by bytes rows between unbounded preceding and unbounded following) limit 1',
    types: ['bigint', 'bigint'],
    rows: [[84, 6000]],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: `select sum(bytes) filter (where action = 'REJECT')`,
    refusal: { message: 'QueryError[line 1:8: filter (where ...) is not documented by CLS, use case or count_if]' },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select sum(bytes) over (partition by action) as s, bytes order by bytes',
    types: ['bigint', 'bigint'],
    rows: [
      [6284, 84],
      [6284, 200],
      [3000, 3000],
      [6284, 6000],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select sum(distinct bytes) over ()',
    refusal: {
      message: 'QueryError[line 1:8: DISTINCT, IGNORE NULLS and EXCLUDE are not documented for window functions]',
    },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select ntile(2) over (order by bytes) as half, percent_rank() over (order by bytes) as p, cume_dist() over (order by bytes) as c, bytes order by bytes',
    types: ['bigint', 'double', 'double', 'bigint'],
    rows: [
      [1, 0, 0.25, 84],
      [1, 0.3333333333333333, 0.5, 200],
      [2, 0.6666666666666666, 0.75, 3000],
      [2, 1, 1, 6000],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select lag(bytes) over ()',
    refusal: { message: 'QueryError[line 1:8: lag function requires an ORDER BY window clause]' },
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select bytes, lead(bytes, 1) over (partition by action order by bytes desc) as next order by bytes',
    types: ['bigint', 'bigint'],
    rows: [
      [84, null],
      [200, 84],
      [3000, null],
      [6000, 200],
    ],
  },
  {
    source: '5.7 SQL window 614/45284',
    search: 'log-status:OK',
    sql: 'select sum(row_number() over (order by bytes))',
    refusal: { message: 'QueryError[line 1:12: aggregate function cannot contain window functions: row_number]' },
  },
  {
    source: 'in no document',
    sql: 'select "bytes" from log tablesample bernoulli (10)',
    refusal: {
      message: 'SyntaxError[line 1:25: tablesample: not part of the SQL that CLS documents]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select "action" group by rollup("action")',
    refusal: {
      message: 'SyntaxError[line 1:26: rollup: not part of the SQL that CLS documents]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select "action" is true',
    refusal: {
      message: 'SyntaxError[line 1:17: is: not part of the SQL that CLS documents]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select "bytes"::varchar',
    refusal: {
      message: `SyntaxError[line 1:15: '::' is not supported, use cast(x as type)]`,
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: `select e'x'`,
    refusal: {
      message: `SyntaxError[line 1:9: 'x': 'e' before a text is not supported]`,
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select [1, 2]',
    refusal: {
      message: 'SyntaxError[line 1:8: [: write array[...] for an array]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select `bytes`',
    refusal: {
      message:
        'SyntaxError[line 1:8: `: backquoted identifiers are not supported; use double quotes to quote identifiers]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select bytes, from log',
    refusal: { message: `SyntaxError[line 1:15: from: mismatched input 'from']`, code: 'FailedOperation.SyntaxError' },
  },
  {
    source: 'in no document',
    sql: 'from log',
    refusal: {
      message:
        'SyntaxError[parse_exception line 1:3: After | a SELECT must follow; write \\| for a bar, OR for either]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: `select "bytes" ilike 'x'`,
    refusal: {
      message: 'SyntaxError[line 1:16: ilike: not part of the SQL that CLS documents]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: 'in no document',
    sql: 'select try(1 / 0)',
    types: ['integer'],
    rows: [[null], [null], [null], [null], [null]],
  },
  {
    source: 'in no document',
    sql: 'select exists (select 1 where "bytes" = 84) limit 1',
    types: ['boolean'],
    rows: [[true]],
  },
  { source: 'in no document', sql: 'select (select max("bytes")) as m limit 1', types: ['bigint'], rows: [[6000]] },
  {
    source: 'in no document',
    sql: 'select "bytes" where "bytes" = (select max("bytes"))',
    types: ['bigint'],
    rows: [[6000]],
  },
  {
    source: 'in no document',
    sql: `select "bytes" where "bytes" > all (select "bytes" where "action" = 'REJECT')`,
    types: ['bigint'],
    rows: [[6000]],
  },
  {
    source: 'in no document',
    sql: 'select (select "bytes", "packets")',
    refusal: { message: 'QueryError[line 1:8: Multiple columns returned by subquery are not supported]' },
  },
];
