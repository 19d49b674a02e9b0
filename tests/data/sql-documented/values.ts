import type { DocumentedStatement } from './documented-statement';

/** Own forms: types, operators and casts (facts 5.2 and 2.3), by Presto's rules. */
export const VALUES: readonly DocumentedStatement[] = [
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "srcport" = 443',
    refusal: {
      message: 'QueryError[line 1:18: Cannot apply operator: varchar and integer cannot be compared, cast one of them]',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select "dstport" = '443'`,
    refusal: {
      message: 'QueryError[line 1:18: Cannot apply operator: bigint and varchar cannot be compared, cast one of them]',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "srcport" in (443)',
    refusal: { message: 'QueryError[line 1:18: IN value and list items must be the same type: varchar, integer]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select count(*) where cast("dstport" as varchar) = "srcport"',
    types: ['bigint'],
    rows: [[1]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select sum("bytes") where "bytes" < 0',
    types: ['bigint'],
    rows: [[null]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select count("dstport"), count(*)',
    types: ['bigint', 'bigint'],
    rows: [[3, 5]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select count(*) where "dstport" <> 443',
    types: ['bigint'],
    rows: [[1]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 7 / 2, -7 / 2, 7 % 3, -7 % 3 limit 1',
    types: ['integer', 'integer', 'integer', 'integer'],
    rows: [[3, -3, 1, -1]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 7 / 2.0, 7 / 2e0, 1 / 3.00 limit 1',
    types: ['decimal(12,1)', 'double', 'decimal(14,2)'],
    rows: [[3.5, 3.5, 0.33]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 60.0, 0.5, 1e3, 12.34 * 2, 1.5 + 1, 1.05 * 1.05 limit 1',
    types: ['decimal(3,1)', 'decimal(1,1)', 'double', 'decimal(14,2)', 'decimal(12,1)', 'decimal(6,4)'],
    rows: [[60, 0.5, 1000, 24.68, 2.5, 1.1025]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 10.00 / 3, 10 / 3.000, 10.5 % 4, 2 - 0.75 limit 1',
    types: ['decimal(4,2)', 'decimal(16,3)', 'decimal(3,1)', 'decimal(13,2)'],
    rows: [[3.33, 3.333, 2.5, 1.25]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select sum("bytes") / 60.00 * 8 as bps',
    types: ['decimal(33,2)'],
    rows: [[1237.84]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "bytes" / 0',
    refusal: { message: 'QueryError[Division by zero]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "bytes" / 0.0',
    refusal: { message: 'QueryError[Division by zero]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "bytes" % 0',
    refusal: { message: 'QueryError[Division by zero]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 1e0 / 0, -1e0 / 0, 0e0 / 0 limit 1',
    types: ['double', 'double', 'double'],
    rows: [['Infinity', '-Infinity', 'NaN']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast('1.5' as bigint)`,
    refusal: { message: `QueryError[Cannot cast '1.5' to BIGINT]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select try_cast('1.5' as bigint), try_cast('15' as bigint), try_cast('x' as double) limit 1`,
    types: ['bigint', 'bigint', 'double'],
    rows: [[null, 15, null]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast('443' as bigint), cast('1.5' as double), cast(2.5e0 as bigint), cast(-2.5 as bigint), cast(1.5 as integer) limit 1`,
    types: ['bigint', 'double', 'bigint', 'bigint', 'integer'],
    rows: [[443, 1.5, 3, -3, 2]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast(1.5e0 as varchar), cast(1e7 as varchar), cast(0.0001e0 as varchar), cast(100e0 as varchar), cast(-1.25e-7 as varchar), cast(1.50 as varchar), cast(0.5 as varchar) limit 1',
    types: ['varchar', 'varchar', 'varchar', 'varchar', 'varchar', 'varchar', 'varchar'],
    rows: [['1.5', '1.0E7', '1.0E-4', '100.0', '-1.25E-7', '1.50', '0.5']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast('true' as boolean), cast(1 as boolean), cast(true as varchar), cast(false as bigint) limit 1`,
    types: ['boolean', 'boolean', 'varchar', 'bigint'],
    rows: [[true, true, 'true', 0]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast('yes' as boolean)`,
    refusal: { message: `QueryError[Cannot cast 'yes' to BOOLEAN]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast(12.345 as decimal(4,1)), cast('7' as decimal(5,2)), cast(1.5 as decimal) limit 1`,
    types: ['decimal(4,1)', 'decimal(5,2)', 'decimal(38,0)'],
    rows: [[12.3, 7, 2]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast(12345 as decimal(4,1))',
    refusal: { message: `QueryError[Cannot cast '12345' to DECIMAL(4,1)]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast("srcaddr" as varchar(4)) as s where "bytes" = 84',
    types: ['varchar'],
    rows: [['10.2']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast(1767225600000 as timestamp), cast('2019-12-25T16:17:01+08:00' as timestamp) limit 1`,
    types: ['timestamp', 'timestamp'],
    rows: [['2026-01-01 00:00:00.000', '2019-12-25 08:17:01.000']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast(cast(1767225600000 as timestamp) as varchar), cast(cast(1767225600000 as timestamp) as date) limit 1',
    types: ['varchar', 'date'],
    rows: [['2026-01-01 00:00:00.000', '2026-01-01']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast(now() as bigint)',
    refusal: { message: 'QueryError[line 1:8: Cannot cast timestamp with time zone to bigint]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast(1 as text)',
    refusal: { message: 'QueryError[line 1:18: Unknown type: text]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast(array['1', '2'] as array(bigint)) limit 1`,
    types: ['array(bigint)'],
    rows: [[[1, 2]]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 9223372036854775807 + 1',
    refusal: { message: 'QueryError[bigint addition overflow: 9223372036854775807 + 1]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select sum("bytes" * 1000000000000000) * 1000',
    refusal: { message: 'QueryError[Value 9284000000000000000 is out of range for bigint]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 3000000000 * 3000000000 * 3000000000',
    refusal: { message: 'QueryError[bigint multiplication overflow: 9000000000000000000 * 3000000000]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 2147483647 + 1',
    refusal: { message: 'QueryError[integer addition overflow: 2147483647 + 1]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select "bytes" || 'x'`,
    refusal: { message: `QueryError[line 1:16: Cannot apply operator: '||' to bigint, varchar]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select concat("srcaddr", null) as x, "srcaddr" || null as y limit 1',
    types: ['varchar', 'varchar'],
    rows: [[null, null]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select array[1, 2][2], array[10, 20][1] limit 1',
    types: ['integer', 'integer'],
    rows: [[2, 10]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select array[1, 2][3]',
    refusal: { message: 'QueryError[Array subscript must be less than or equal to array length: 3 > 2]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select array[1, 2][0]',
    refusal: { message: 'QueryError[SQL array indices start at 1]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select timestamp '2026-01-01 00:00:00' + interval 8 hour, date '2026-01-31' + interval '1' month limit 1`,
    types: ['timestamp', 'date'],
    rows: [['2026-01-01 08:00:00.000', '2026-02-28']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select count(*) where "srcaddr" like '10.1.%'`,
    types: ['bigint'],
    rows: [[3]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select count(*) where "srcaddr" like '10._.%'`,
    types: ['bigint'],
    rows: [[3]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select count(*) where "bytes" between 84 and 200',
    types: ['bigint'],
    rows: [[2]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select count(*) where not ("bytes" > 100)',
    types: ['bigint'],
    rows: [[1]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select count(*) where "dstport" is null',
    types: ['bigint'],
    rows: [[2]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "action" + 1',
    refusal: { message: `QueryError[line 1:17: Cannot apply operator: '+' to varchar, integer]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select -"action"',
    refusal: { message: `QueryError[line 1:8: Cannot apply operator: '-' to varchar]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select true + 1',
    refusal: { message: `QueryError[line 1:13: Cannot apply operator: '+' to boolean, integer]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "bytes" and true',
    refusal: {
      message: 'QueryError[line 1:8: Logical expression term must evaluate to a boolean: actual type bigint]',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select case when "bytes" > 1 then 'a' else 1 end`,
    refusal: { message: 'QueryError[line 1:8: All CASE results must be the same type: varchar, integer]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select coalesce("bytes", 'x')`,
    refusal: { message: 'QueryError[line 1:17: All COALESCE operands must be the same type: bigint, varchar]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast("protocol" as varchar) || ':' || coalesce(cast("dstport" as varchar), '-') as service where "bytes" = 84`,
    types: ['varchar'],
    rows: [['1:-']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast('2026-13-01' as date)`,
    refusal: { message: 'QueryError[Value cannot be cast to date: 2026-13-01]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select date '2026-01-31', timestamp '2026-01-31 10:00:00.5' limit 1`,
    types: ['date', 'timestamp'],
    rows: [['2026-01-31', '2026-01-31 10:00:00.500']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select timestamp '2026-01-02 00:00:00' - timestamp '2026-01-01 12:30:00' as d limit 1`,
    types: ['interval day to second'],
    rows: [['0 11:30:00.000']],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select date '2026-01-31' + interval '1' hour`,
    refusal: { message: 'QueryError[line 1:26: Cannot add hour, minutes or seconds to a date]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select timestamp '2026-01-01 00:00:00' > '2025-01-01'`,
    refusal: {
      message:
        'QueryError[line 1:40: Cannot apply operator: timestamp and varchar cannot be compared, cast one of them]',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select timestamp '2026-01-01 00:00:00' > date '2025-12-31' limit 1`,
    types: ['boolean'],
    rows: [[true]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 1.5 = 1.50, 1 = 1.0, 0.1 + 0.2 = 0.3, 1e-1 + 2e-1 = 3e-1 limit 1',
    types: ['boolean', 'boolean', 'boolean', 'boolean'],
    rows: [[true, true, true, false]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 0e0 / 0 = 0e0 / 0 as same, 0e0 / 0 > 1 as more, 0e0 / 0 <> 1 as other limit 1',
    types: ['boolean', 'boolean', 'boolean'],
    rows: [[false, false, true]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 99999999999999999999999999999999999999 + 1',
    refusal: { message: 'QueryError[line 1:8: Invalid numeric literal]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 123456789012345678901234567890123456789',
    refusal: { message: 'QueryError[line 1:8: Invalid numeric literal]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 12345678901234567890123456789012345678.5',
    refusal: {
      message: 'SyntaxError[line 1:8: 12345678901234567890123456789012345678.5: Invalid numeric literal]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select cast(1e30 as bigint)',
    refusal: { message: 'QueryError[Value 1e+30 is out of range for bigint]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select cast('99999999999999999999' as bigint)`,
    refusal: { message: `QueryError[Cannot cast '99999999999999999999' to BIGINT]` },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 1_000',
    refusal: {
      message: 'SyntaxError[line 1:8: identifiers must not start with a digit]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select 0x1F',
    refusal: {
      message: 'SyntaxError[line 1:8: identifiers must not start with a digit]',
      code: 'FailedOperation.SyntaxError',
    },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select null as n, null + 1 as m, null = 1 as e limit 1',
    types: ['unknown', 'integer', 'boolean'],
    rows: [[null, null, null]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select sum(1.50), max(1.5), avg(2) limit 1',
    types: ['decimal(38,2)', 'decimal(2,1)', 'double'],
    rows: [[7.5, 1.5, 2]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select array[1, 2.5] limit 1',
    types: ['array(decimal(11,1))'],
    rows: [[[1, 2.5]]],
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: `select array[1, 'a']`,
    refusal: { message: 'QueryError[line 1:14: All ARRAY elements must be the same type: integer, varchar]' },
  },
  {
    source: '5.2 SQL type conversion 614/41999, math 614/41993',
    sql: 'select "bytes"[1]',
    refusal: { message: 'QueryError[line 1:8: Cannot use integer for subscript of bigint]' },
  },
];
