/** Operators and casts that the engine lacks in Presto's form. */
export const OPERATOR_MACROS: readonly string[] = [
  `cls_divisor(n, d) AS CASE WHEN d = 0 AND n IS NOT NULL THEN cls_fail('Division by zero') ELSE d END`,
  // Decimals as integers without their point: rounded half up, away from zero.
  `cls_divide(n, d) AS CASE WHEN d = 0 AND n IS NOT NULL THEN CAST(cls_fail('Division by zero') AS HUGEINT)
     WHEN abs(n % d) >= abs(d) - abs(n % d) THEN n // d + CASE WHEN (n < 0) = (d < 0) THEN 1 ELSE -1 END
     ELSE n // d END`,
  `cls_remainder(n, d) AS CASE WHEN d = 0 AND n IS NOT NULL THEN CAST(cls_fail('Division by zero') AS HUGEINT) ELSE n % d END`,
  `cls_gathering(x, name, statement) AS
     CASE WHEN cls_gather(name, statement, 16 + coalesce(strlen(CAST(x AS VARCHAR)), 0)) > 0 THEN x END`,
  `cls_gathered(l, name, longest) AS CASE WHEN len(l) > longest
     THEN list_slice(l, cls_fail(name || ': more than ' || longest || ' values'), 0) ELSE l END`,
  `cls_map_value(m, k) AS list_extract(map_values(m), CASE WHEN list_position(map_keys(m), k) IS NULL
     THEN CASE WHEN m IS NOT NULL AND k IS NOT NULL THEN cls_fail('Key not present in map') END
     ELSE list_position(map_keys(m), k) END)`,
  `cls_mantissa(digits) AS left(digits, 1) || '.' || CASE WHEN length(digits) > 1 THEN substr(digits, 2) ELSE '0' END`,
  `cls_scientific(t, small) AS CASE WHEN t LIKE '-%' THEN '-' ELSE '' END
     || cls_mantissa(trim(replace(replace(split_part(t, 'e', 1), '.', ''), '-', ''), '0'))
     || 'E' || CAST(CASE WHEN t LIKE '%e%' THEN CAST(split_part(t, 'e', 2) AS INTEGER) WHEN small THEN -4
       ELSE length(split_part(replace(t, '-', ''), '.', 1)) - 1 END AS VARCHAR)`,
  // As Java writes a double: plain from 0.001 up to 10,000,000, else one digit before the point and E.
  `cls_double_text(x) AS CASE
     WHEN isnan(x) THEN 'NaN' WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
     WHEN x = 0 OR (abs(x) >= 0.001 AND abs(x) < 10000000) THEN CAST(x AS VARCHAR)
     ELSE cls_scientific(CAST(x AS VARCHAR), abs(x) < 1) END`,
];
