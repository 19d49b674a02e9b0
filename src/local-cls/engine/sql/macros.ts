/** What SQL sees of a text, in bytes. */
const LONGEST_TEXT = 32_766;

/** Expressions the engine lacks, by name. The function table keeps statements from calling them directly. */
export const MACROS: readonly string[] = [
  // Bucket starts as UTC+8 wall time.
  `cls_histogram(ms, width) AS epoch_ms((ms + 28800000) - (ms + 28800000) % width)`,
  `cls_divisor(d) AS CASE WHEN d = 0 THEN error('Division by zero') ELSE d END`,
  `cls_to_bigint(t) AS CASE WHEN t IS NULL THEN NULL WHEN regexp_full_match(t, '[+-]?[0-9]+') THEN CAST(t AS BIGINT)
     ELSE CAST(error('Cannot cast ''' || t || ''' to BIGINT') AS BIGINT) END`,
  `cls_try_bigint(t) AS CASE WHEN regexp_full_match(t, '[+-]?[0-9]+') THEN TRY_CAST(t AS BIGINT) END`,
  `cls_pad_length(name, n) AS CAST(CASE WHEN n IS NULL OR n BETWEEN 0 AND ${LONGEST_TEXT} THEN n
     ELSE error(name || ': Target length must be in the range [0..${LONGEST_TEXT}]') END AS INTEGER)`,
  `cls_split_part(t, d, n) AS CASE WHEN n <= len(string_split(t, d)) THEN split_part(t, d, n) END`,
  `cls_ip_number(t) AS CASE WHEN regexp_full_match(t, '[0-9]{1,3}([.][0-9]{1,3}){3}') THEN
     CAST(split_part(t, '.', 1) AS BIGINT) * 16777216 + CAST(split_part(t, '.', 2) AS BIGINT) * 65536
     + CAST(split_part(t, '.', 3) AS BIGINT) * 256 + CAST(split_part(t, '.', 4) AS BIGINT) END`,
  `cls_ip_text(n) AS (n // 16777216) || '.' || (n // 65536 % 256) || '.' || (n // 256 % 256) || '.' || (n % 256)`,
  `cls_ip_prefix(t, bits) AS
     cls_ip_text(cls_ip_number(t) - cls_ip_number(t) % (1::BIGINT << (32 - bits)::BIGINT)) || '/' || bits`,
].map((definition) => `CREATE OR REPLACE MACRO ${definition}`);
