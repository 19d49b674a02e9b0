/** Functions of CLS that its documents name, and macros of ours: how each is called and what it gives. */
import { t } from '@grafana/i18n';

export interface Callable {
  name: string;
  signature: string;
  meaning: () => string;
}

export const FUNCTIONS: readonly Callable[] = [
  {
    name: 'count',
    signature: 'count(*)',
    meaning: () => t('code.function.count', 'Rows; with a column, rows where it is not null'),
  },
  {
    name: 'count_if',
    signature: 'count_if(condition)',
    meaning: () => t('code.function.count_if', 'Rows that meet the condition'),
  },
  {
    name: 'sum',
    signature: 'sum(x)',
    meaning: () => t('code.function.sum', 'Total of the numbers; null without any row'),
  },
  { name: 'avg', signature: 'avg(x)', meaning: () => t('code.function.avg', 'Mean of the numbers') },
  { name: 'min', signature: 'min(x)', meaning: () => t('code.function.min', 'Smallest value') },
  { name: 'max', signature: 'max(x)', meaning: () => t('code.function.max', 'Largest value') },
  {
    name: 'min_by',
    signature: 'min_by(x, y)',
    meaning: () => t('code.function.min_by', 'x of the row with the smallest y'),
  },
  {
    name: 'max_by',
    signature: 'max_by(x, y)',
    meaning: () => t('code.function.max_by', 'x of the row with the largest y'),
  },
  {
    name: 'arbitrary',
    signature: 'arbitrary(x)',
    meaning: () => t('code.function.arbitrary', 'Any value that is not null'),
  },
  {
    name: 'approx_distinct',
    signature: 'approx_distinct(x)',
    meaning: () => t('code.function.approx_distinct', 'Different values, estimated with an error of about 2.3 %'),
  },
  {
    name: 'approx_percentile',
    signature: 'approx_percentile(x, 0.95)',
    meaning: () => t('code.function.approx_percentile', 'Estimated percentile of a number'),
  },
  {
    name: 'bool_and',
    signature: 'bool_and(condition)',
    meaning: () => t('code.function.bool_and', 'True if every row meets the condition'),
  },
  {
    name: 'bool_or',
    signature: 'bool_or(condition)',
    meaning: () => t('code.function.bool_or', 'True if any row meets the condition'),
  },
  {
    name: 'coalesce',
    signature: 'coalesce(a, b, ...)',
    meaning: () => t('code.function.coalesce', 'The first value that is not null'),
  },
  {
    name: 'nullif',
    signature: 'nullif(a, b)',
    meaning: () => t('code.function.nullif', 'Null where both are equal, else a; guards a division'),
  },
  {
    name: 'if',
    signature: 'if(condition, a, b)',
    meaning: () => t('code.function.if', 'a where the condition holds, else b'),
  },
  {
    name: 'cast',
    signature: 'cast(x as double)',
    meaning: () => t('code.function.cast', 'The value as another type; fails for what does not convert'),
  },
  {
    name: 'try_cast',
    signature: 'try_cast(x as bigint)',
    meaning: () => t('code.function.try_cast', 'The value as another type; null for what does not convert'),
  },
  {
    name: 'concat',
    signature: 'concat(a, b, ...)',
    meaning: () => t('code.function.concat', 'Texts joined; they must be text'),
  },
  {
    name: 'regexp_like',
    signature: "regexp_like(text, 'pattern')",
    meaning: () => t('code.function.regexp_like', 'Whether the text matches a regular expression'),
  },
  {
    name: 'regexp_extract',
    signature: "regexp_extract(text, 'pattern', group)",
    meaning: () => t('code.function.regexp_extract', 'What a regular expression, or a group of it, finds first'),
  },
  {
    name: 'regexp_replace',
    signature: "regexp_replace(text, 'pattern', 'replacement')",
    meaning: () => t('code.function.regexp_replace', 'The text with all matches replaced'),
  },
  {
    name: 'json_extract_scalar',
    signature: "json_extract_scalar(json, '$.a.b')",
    meaning: () => t('code.function.json_extract_scalar', 'A value inside JSON, as text'),
  },
  {
    name: 'histogram',
    signature: 'histogram(__TIMESTAMP__, interval 1 minute)',
    meaning: () => t('code.function.histogram', 'Start of the bucket as a time in UTC+8; empty buckets are absent'),
  },
  {
    name: 'time_series',
    signature: "time_series(__TIMESTAMP__, '1m', '%Y-%m-%d %H:%i:%s', '0')",
    meaning: () => t('code.function.time_series', 'Buckets in UTC+8 with gaps filled; group and order by it'),
  },
  {
    name: 'date_trunc',
    signature: "date_trunc('hour', time)",
    meaning: () => t('code.function.date_trunc', 'Start of the minute, hour or day in UTC'),
  },
  {
    name: 'date_format',
    signature: "date_format(time, '%Y-%m-%d %H:%i')",
    meaning: () => t('code.function.date_format', "A time as text; %i is minutes, %M the month's name"),
  },
  {
    name: 'date_diff',
    signature: "date_diff('second', a, b)",
    meaning: () => t('code.function.date_diff', 'Time from a to b in the unit'),
  },
  {
    name: 'from_unixtime',
    signature: 'from_unixtime(seconds)',
    meaning: () => t('code.function.from_unixtime', 'Epoch seconds as a time'),
  },
  {
    name: 'to_unixtime',
    signature: 'to_unixtime(time)',
    meaning: () => t('code.function.to_unixtime', 'A time as epoch seconds'),
  },
  {
    name: 'is_subnet_of',
    signature: "is_subnet_of('10.1.0.0/16', ip)",
    meaning: () => t('code.function.is_subnet_of', 'Whether the network, named first, holds the address'),
  },
  {
    name: 'is_prefix_subnet_of',
    signature: 'is_prefix_subnet_of(network, network)',
    meaning: () => t('code.function.is_prefix_subnet_of', 'Whether the first network holds the second'),
  },
  {
    name: 'ip_prefix',
    signature: 'ip_prefix(ip, 24)',
    meaning: () => t('code.function.ip_prefix', 'The network of an address: 10.1.0.0/24'),
  },
  {
    name: 'ip_subnet_min',
    signature: "ip_subnet_min('10.1.0.0/16')",
    meaning: () => t('code.function.ip_subnet_min', 'First address of a network'),
  },
  {
    name: 'ip_subnet_max',
    signature: "ip_subnet_max('10.1.0.0/16')",
    meaning: () => t('code.function.ip_subnet_max', 'Last address of a network'),
  },
  {
    name: 'ip_to_country',
    signature: 'ip_to_country(ip)',
    meaning: () => t('code.function.ip_to_country', 'Country of a public IPv4 address'),
  },
  {
    name: 'ip_to_province',
    signature: 'ip_to_province(ip)',
    meaning: () => t('code.function.ip_to_province', 'Province of a public IPv4 address'),
  },
  {
    name: 'ip_to_city',
    signature: 'ip_to_city(ip)',
    meaning: () => t('code.function.ip_to_city', 'City of a public IPv4 address'),
  },
  {
    name: 'ip_to_provider',
    signature: 'ip_to_provider(ip)',
    meaning: () => t('code.function.ip_to_provider', 'Network provider of a public IPv4 address'),
  },
  {
    name: 'ip_to_domain',
    signature: 'ip_to_domain(ip)',
    meaning: () => t('code.function.ip_to_domain', 'intranet, internet or invalid'),
  },
  {
    name: 'compare',
    signature: 'compare(x, 86400)',
    meaning: () =>
      t(
        'code.function.compare',
        'Array of now, then, now / then; the time between in seconds; over an inner aggregate',
      ),
  },
  {
    name: 'row_number',
    signature: 'row_number() over (partition by a order by b desc)',
    meaning: () => t('code.function.row_number', 'Place of a row in its group, from 1'),
  },
  {
    name: 'rank',
    signature: 'rank() over (order by x desc)',
    meaning: () => t('code.function.rank', 'Place of a row; equal rows share it'),
  },
  {
    name: 'lag',
    signature: 'lag(x) over (order by t)',
    meaning: () => t('code.function.lag', 'Value of the row before'),
  },
  {
    name: 'lead',
    signature: 'lead(x) over (order by t)',
    meaning: () => t('code.function.lead', 'Value of the row after'),
  },
];

export const MACROS: readonly Callable[] = [
  {
    name: '__timeGroup',
    signature: '$__timeGroup(start)',
    meaning: () =>
      t(
        'code.macro.time-group',
        "Start of the bucket that holds a time, in epoch seconds; as wide as the panel's interval, never less than the capture window. Give it an alias and group by that",
      ),
  },
  {
    name: '__timeFilter',
    signature: '$__timeFilter(start)',
    meaning: () =>
      t('code.macro.time-filter', "The range by the record's own time; CLS is then asked for late records too"),
  },
  {
    name: '__from',
    signature: '$__from',
    meaning: () =>
      t('code.macro.from', 'Start of the range, epoch milliseconds; ${__from:date:iso} and ${__from:date:seconds} too'),
  },
  {
    name: '__to',
    signature: '$__to',
    meaning: () => t('code.macro.to', 'End of the range, epoch milliseconds, exclusive; formats as for $__from'),
  },
  {
    name: '__from_s',
    signature: '$__from_s',
    meaning: () => t('code.macro.from-s', 'Start of the range, epoch seconds, as start and end are'),
  },
  {
    name: '__to_s',
    signature: '$__to_s',
    meaning: () => t('code.macro.to-s', 'End of the range, epoch seconds, exclusive'),
  },
  {
    name: '__interval',
    signature: '$__interval',
    meaning: () => t('code.macro.interval', 'Width of a bucket as text: 1m, 1h'),
  },
  {
    name: '__interval_s',
    signature: '$__interval_s',
    meaning: () => t('code.macro.interval-s', 'Width of a bucket in seconds'),
  },
  {
    name: '__interval_ms',
    signature: '$__interval_ms',
    meaning: () => t('code.macro.interval-ms', 'Width of a bucket in milliseconds'),
  },
];
