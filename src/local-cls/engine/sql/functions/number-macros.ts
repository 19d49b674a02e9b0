/** Functions of numbers with Presto's answers at the edges: not a number instead of the engine's errors. */
export const NUMBER_MACROS: readonly string[] = [
  `cls_sqrt(x) AS CASE WHEN x < 0 THEN CAST('NaN' AS DOUBLE) ELSE sqrt(x) END`,
  // The nearest whole number when it is the root.
  `cls_cbrt(x) AS CASE WHEN pow(round(cbrt(x)), 3) = x THEN round(cbrt(x)) ELSE cbrt(x) END`,
  `cls_ln(x) AS CASE WHEN x < 0 THEN CAST('NaN' AS DOUBLE) WHEN x = 0 THEN CAST('-Infinity' AS DOUBLE) ELSE ln(x) END`,
  `cls_log(x, base) AS cls_ln(CAST(x AS DOUBLE)) / cls_ln(CAST(base AS DOUBLE))`,
  `cls_log2(x) AS CASE WHEN x > 0 THEN log2(x) ELSE cls_ln(x) END`,
  `cls_log10(x) AS CASE WHEN x > 0 THEN log10(x) ELSE cls_ln(x) END`,
  `cls_acos(x) AS CASE WHEN x BETWEEN -1 AND 1 THEN acos(x) WHEN x IS NOT NULL THEN CAST('NaN' AS DOUBLE) END`,
  `cls_asin(x) AS CASE WHEN x BETWEEN -1 AND 1 THEN asin(x) WHEN x IS NOT NULL THEN CAST('NaN' AS DOUBLE) END`,
  `cls_random_below(n) AS CAST(floor(random() * CASE WHEN n > 0 THEN n ELSE cls_fail('bound must be positive') END) AS BIGINT)`,
  `cls_width_bucket(x, a, b, n) AS CASE
     WHEN n < 1 THEN cls_fail('bucketCount must be greater than 0')
     WHEN a = b THEN cls_fail('bounds cannot equal each other')
     WHEN (a < b AND x < a) OR (a > b AND x > a) THEN 0
     WHEN (a < b AND x >= b) OR (a > b AND x <= b) THEN n + 1
     ELSE CAST(floor(n * abs(x - a) / abs(b - a)) AS BIGINT) + 1 END`,
  `cls_bin(x, bins) AS CAST(len(list_filter(bins, b -> b <= x)) AS BIGINT)`,
  `cls_bit_count(x, bits) AS CASE
     WHEN bits NOT BETWEEN 2 AND 64 THEN cls_fail('Bits specified in bit_count must be between 2 and 64, got ' || bits)
     WHEN bits = 64 THEN CAST(bit_count(CAST(x AS BIGINT)) AS BIGINT)
     WHEN x NOT BETWEEN -(CAST(1 AS BIGINT) << (bits - 1)) AND (CAST(1 AS BIGINT) << (bits - 1)) - 1
       THEN cls_fail('Number must be representable with the bits specified. ' || x || ' cannot be represented with ' || bits || ' bits')
     ELSE CAST(bit_count(CAST(x AS BIGINT) & ((CAST(1 AS BIGINT) << bits) - 1)) AS BIGINT) END`,
  `cls_bit_and(a, b) AS a & b`,
  `cls_bit_or(a, b) AS a | b`,
  `cls_distinct_count(keys) AS coalesce(cls_estimate_distinct(keys), 0)`,
  // The engine takes no double as a percentile.
  `cls_shares(a) AS CAST(a AS FLOAT[])`,
  // NULL counts as the prime itself.
  `cls_checksum_term(hash) AS coalesce(hash, CAST(11400714785074694791 AS HUGEINT))`,
  `cls_checksum_of(sum) AS cls_checksum_bytes(sum % 18446744073709551616)`,
  `cls_modulo(a, b) AS mod(a, CASE WHEN b = 0 AND a IS NOT NULL THEN cls_fail('Division by zero') ELSE b END)`,
  `cls_distinct_key(x) AS CASE WHEN x IS NOT NULL THEN cls_hash_key(hash(x)) END`,
  // Register and run of zeros, see functions/engine/estimate-distinct.ts.
  `cls_hash_key(h) AS CAST((h % 16384) * 64 + CASE WHEN (h >> 14) = 0 THEN 51
     ELSE 50 - CAST(floor(log2(CAST(h >> 14 AS DOUBLE))) AS BIGINT) END AS INTEGER)`,
];
