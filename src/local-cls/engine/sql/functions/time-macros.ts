const UNITS = { millisecond: 'milliseconds', second: 'seconds', minute: 'minutes', hour: 'hours' } as const;
const LONG_UNITS = { day: 'days', week: 'weeks', month: 'months', year: 'years' } as const;

const ISO_TIMESTAMP =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:[0-9]{2})?)?)?';
const SESSION_OFFSET = '+08';

/** Functions of time that the engine lacks. */
export const TIME_MACROS: readonly string[] = [
  // Bucket starts as UTC+8 wall time.
  `cls_histogram(ms, width) AS epoch_ms((ms + 28800000) - (ms + 28800000) % width)`,
  ...Object.entries(UNITS).map(([unit, units]) => `cls_add_${unit}(t, n) AS t + to_${units}(n)`),
  ...Object.entries(LONG_UNITS).map(([unit, units]) => `cls_add_${unit}(t, n) AS t + to_${units}(CAST(n AS INTEGER))`),
  `cls_add_quarter(t, n) AS t + to_months(CAST(3 * n AS INTEGER))`,
  `cls_iso_date(t) AS CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN CAST(t AS DATE)
     ELSE CAST(cls_fail_text('Invalid format: "' || t || '"') AS DATE) END`,
  // Without an offset the time is that of the session's zone.
  `cls_iso_instant(t) AS CAST(CASE WHEN length(t) = 10 THEN t || ' 00:00:00${SESSION_OFFSET}'
     ELSE regexp_replace(t, 'T([0-9]{2}:[0-9]{2})(Z|[+-]|$)', 'T\\1:00\\2')
       || CASE WHEN regexp_matches(t, '(Z|[+-][0-9]{2}(:[0-9]{2})?)$') THEN '' ELSE '${SESSION_OFFSET}' END END AS TIMESTAMPTZ)`,
  `cls_iso_timestamp(t) AS CASE WHEN regexp_full_match(t, '${ISO_TIMESTAMP}') THEN cls_iso_instant(t)
     ELSE CAST(cls_fail_text('Invalid format: "' || t || '"') AS TIMESTAMPTZ) END`,
];
