/** Functions that combine rows or look at rows around. */
import type { DocumentedStatement } from './documented-statement';

const AGG = '5.6 SQL aggregate 614/41995';
const EST = '5.6 SQL estimation 614/41998';
const STAT = '5.6 mathematical statistics page (names unconfirmed in the sheet)';
const WINDOW = '5.7 SQL window 614/45284';

export const FUNCTION_AGGREGATES: readonly DocumentedStatement[] = [
  {
    source: AGG,
    topic: 'web',
    sql: "SELECT arbitrary(request) as x from (select method as request where method = 'POST')",
    types: ['varchar'],
    rows: [['POST']],
  },
  {
    source: AGG,
    topic: 'web',
    sql: 'SELECT max_by(url, responseTime), max_by(method, responseTime, 3), min_by(method, responseTime), min_by(url, responseTime, 1)',
    types: ['varchar', 'array(varchar)', 'varchar', 'array(varchar)'],
    rows: [['/cart?id=8', ['GET', 'GET', 'POST'], 'POST', ['/login']]],
  },
  {
    source: AGG,
    topic: 'web',
    sql: 'select bool_and(status >= 200), every(status >= 400), bool_or(status >= 500)',
    types: ['boolean', 'boolean', 'boolean'],
    rows: [[true, false, true]],
  },
  {
    source: AGG,
    topic: 'web',
    sql: 'SELECT bitwise_and_agg(status), bitwise_or_agg(status)',
    types: ['bigint', 'bigint'],
    rows: [[128, 509]],
  },
  {
    source: AGG,
    topic: 'web',
    sql: 'SELECT checksum(method) is not null, checksum(status) is not null',
    types: ['boolean', 'boolean'],
    rows: [[true, true]],
  },
  {
    source: AGG,
    topic: 'web',
    sql: 'SELECT checksum(responseTime)',
    refusal: { message: 'line 1:8: Unexpected parameters (double) for function checksum. Expected: checksum(any)' },
  },
  { source: AGG, topic: 'web', sql: 'SELECT geometric_mean(0 - status)', types: ['double'], rows: [['NaN']] },
  {
    source: AGG,
    topic: 'web',
    sql: 'select count_if(status >= 400), avg(status), sum(responseTime), min(url)',
    types: ['bigint', 'double', 'double', 'varchar'],
    rows: [[2, 325.25, 1527.75, '/cart?id=7&n=a%20b']],
  },
  {
    source: AGG,
    topic: 'web',
    sql: 'SELECT geometric_mean(x) from (select 2 as x union all select 8 limit 2)',
    types: ['double'],
    rows: [[2]],
  },
  {
    source: AGG,
    topic: 'web',
    sql: "SELECT checksum(x), checksum(cast(1 as bigint)) from (select 'a' as x limit 1)",
    types: ['varbinary', 'varbinary'],
    rows: [['/f+qzGJ0q98=', 'k4/DCrUt5dQ=']],
  },
  {
    source: EST,
    topic: 'web',
    sql: 'select approx_percentile(responseTime, 0.5) >= 7.25, approx_percentile(status, 1.0)',
    types: ['boolean', 'double'],
    rows: [[true, 500]],
  },
  {
    source: EST,
    topic: 'web',
    sql: 'select cardinality(approx_percentile(responseTime, array[0.2,0.4,0.6]))',
    types: ['bigint'],
    rows: [[3]],
  },
  {
    source: EST,
    topic: 'web',
    sql: "SELECT approx_distinct(method), approx_distinct(nullif(method, 'GET'))",
    types: ['bigint', 'bigint'],
    rows: [[2, 1]],
  },
  {
    source: STAT,
    topic: 'web',
    sql: 'SELECT stddev(status), stddev_pop(status), variance(status), var_pop(status) where status < 0 or status = 200',
    types: ['double', 'double', 'double', 'double'],
    rows: [[0, 0, 0, 0]],
  },
  {
    source: STAT,
    topic: 'web',
    sql: 'SELECT corr(x, y), covar_pop(x, y), covar_samp(x, y), regr_slope(y, x), regr_intercept(y, x) from (select 1 as x, 3 as y union select 2, 5)',
    types: ['double', 'double', 'double', 'double', 'double'],
    rows: [[1, 0.5, 1, 2, 1]],
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select status, row_number() over (order by status) as a, rank() over (order by status) as b, dense_rank() over (order by status) as c, percent_rank() over (order by status) as d, cume_dist() over (order by status) as e, ntile(2) over (order by status) as f order by a',
    types: ['bigint', 'bigint', 'bigint', 'bigint', 'double', 'double', 'bigint'],
    rows: [
      [200, 1, 1, 1, 0, 0.5, 1],
      [200, 2, 1, 1, 0, 0.5, 1],
      [401, 3, 3, 2, 0.6666666666666666, 0.75, 2],
      [500, 4, 4, 3, 1, 1, 2],
    ],
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select status, lag(status) over (order by time) as a, lead(status, 1, 0) over (order by time) as b, first_value(status) over (order by time) as c, nth_value(status, 2) over (order by time) as d, last_value(status) over (order by time rows between unbounded preceding and unbounded following) as e order by time',
    types: ['bigint', 'bigint', 'bigint', 'bigint', 'bigint', 'bigint'],
    rows: [
      [200, null, 500, 200, null, 200],
      [500, 200, 401, 200, 500, 200],
      [401, 500, 200, 200, 500, 200],
      [200, 401, 0, 200, 500, 200],
    ],
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select sum(status) over (order by time rows between 1 preceding and current row) as s order by time',
    types: ['bigint'],
    rows: [[200], [700], [901], [601]],
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select * from (select method, url, responseTime, rank() over (partition by method order by responseTime desc) as ranking) where ranking <= 1 order by method limit 10000',
    types: ['varchar', 'varchar', 'double', 'bigint'],
    rows: [
      ['GET', '/cart?id=8', 1500, 1],
      ['POST', '/login', 8, 1],
    ],
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select rank() over (order by status rows between 1 preceding and current row)',
    refusal: { message: 'line 1:8: Cannot specify window frame for rank function' },
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select lag(status) over (partition by method)',
    refusal: { message: 'line 1:8: lag function requires an ORDER BY window clause' },
  },
  {
    source: WINDOW,
    topic: 'web',
    sql: 'select rank()',
    refusal: { message: 'line 1:8: Window function rank requires an OVER clause' },
  },
];
