/** What SQL sees of a text, in bytes. */
const LONGEST_TEXT = 32_766;

/** Parts of a text, which the engine makes all of to answer one. */
const MOST_PARTS = 10_000;

/** Functions of text with Presto's answers at the edges. */
export const TEXT_MACROS: readonly string[] = [
  `cls_pad_length(name, n) AS CAST(CASE WHEN n IS NULL OR n BETWEEN 0 AND ${LONGEST_TEXT} THEN n
     ELSE cls_fail(name || ': Target length must be in the range [0..${LONGEST_TEXT}]') END AS INTEGER)`,
  `cls_padding(t) AS CASE WHEN t = '' THEN cls_fail_text('Padding string must not be empty') ELSE t END`,
  `cls_delimiter(d) AS CASE WHEN d = '' THEN cls_fail_text('The delimiter may not be the empty string') ELSE d END`,
  `cls_long_text(name, n) AS cls_fail_text(name || ': the text would be longer than ' || n || ' bytes')`,
  `cls_brief(t, name, n) AS CASE WHEN strlen(t) > n
     THEN cls_fail_text(name || ' in a lambda: the text is longer than ' || n || ' bytes') ELSE t END`,
  `cls_occurrences(t, part) AS (strlen(t) - strlen(replace(t, part, ''))) // greatest(strlen(part), 1)`,
  `cls_split_part(t, d, n) AS CASE WHEN n < 1 THEN cls_fail_text('Index must be greater than zero')
     WHEN cls_occurrences(t, d) >= ${MOST_PARTS} THEN cls_fail_text('split_part: the text has more than ${MOST_PARTS} parts')
     WHEN n <= CASE WHEN d = '' THEN greatest(length(t), 1) ELSE cls_occurrences(t, d) + 1 END THEN split_part(t, d, n) END`,
  `cls_cut(parts, d, n) AS CASE WHEN len(parts) <= n THEN parts
     ELSE list_append(list_slice(parts, 1, n - 1), array_to_string(list_slice(parts, n, len(parts)), d)) END`,
  `cls_split(t, d, n) AS CASE WHEN n < 1 THEN [cls_fail_text('The limit must be greater than zero')] ELSE cls_cut(string_split(t, d), d, n) END`,
  `cls_substr(t, start) AS CASE WHEN start = 0 OR start < -length(t) THEN '' ELSE substr(t, start) END`,
  `cls_substr_of(t, start, n) AS CASE WHEN start = 0 OR start < -length(t) OR n <= 0 THEN '' ELSE substr(t, start, n) END`,
  // Letter by letter as Presto; the engine alone knows a capital of U+00DF.
  `cls_upper(t) AS CASE WHEN contains(t, chr(223))
     THEN array_to_string(list_transform(string_split(t, chr(223)), lambda part : upper(part)), chr(223)) ELSE upper(t) END`,
  `cls_codepoint(t) AS CASE WHEN length(t) = 1 THEN unicode(t)
     ELSE CAST(cls_fail('Input string must be a single character string') AS INTEGER) END`,
  `cls_hamming(a, b) AS CASE WHEN length(a) <> length(b)
     THEN cls_fail('The input strings to hamming_distance function must have the same length')
     WHEN a = '' THEN 0 ELSE hamming(a, b) END`,
];
