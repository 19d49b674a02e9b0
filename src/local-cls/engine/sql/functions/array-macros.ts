/** Most elements of what sequence makes (Presto's own bound). */
const LONGEST_SEQUENCE = 10_000;
/** Longest result of array_join, in characters (CLS: 1 KB, the rest is cut off). */
const LONGEST_JOIN = 1024;

/** Elements that are compared each with each. */
const FEW = 100;

/** Functions of arrays and maps as Presto has them: NULL is an element, the order is that of the first occurrence. */
export const ARRAY_MACROS: readonly string[] = [
  // One by one each against each while they are few, for that is done in the engine.
  `cls_texts(a) AS CAST(a AS VARCHAR[])`,
  `cls_at(a, places) AS list_transform(places, i -> a[i])`,
  `cls_distinct(a) AS CASE WHEN len(a) <= ${FEW} THEN list_filter(a, (x, i) -> list_position(a, x) = i)
     ELSE cls_at(a, cls_first_places(cls_texts(a))) END`,
  `cls_except(a, b) AS CASE WHEN len(a) + len(b) <= ${FEW} THEN cls_distinct(list_filter(a, x -> list_position(b, x) IS NULL))
     ELSE cls_at(a, cls_other_places(cls_texts(a), cls_texts(b))) END`,
  `cls_intersect(a, b) AS CASE WHEN len(a) + len(b) <= ${FEW} THEN cls_distinct(list_filter(a, x -> list_position(b, x) IS NOT NULL))
     ELSE cls_at(a, cls_shared_places(cls_texts(a), cls_texts(b))) END`,
  `cls_union(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN cls_distinct(list_concat(a, b)) END`,
  `cls_concat(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN list_concat(a, b) END`,
  `cls_short(a, name, n) AS CASE WHEN len(a) > n
     THEN list_slice(a, 1, cls_fail(name || ': the array would have more than ' || n || ' elements')) ELSE a END`,
  `cls_long_array(name, n) AS [cls_fail_text(name || ': the array may have more than ' || n || ' elements')]`,
  `cls_many_pairs(name, n) AS cls_fail(name || ': The combined inputs for Levenshtein distance are too large, lengths multiplied are more than ' || n)`,
  `cls_brief_list(a, name, n) AS CASE WHEN len(a) > n
     THEN list_slice(a, 1, cls_fail(name || ' in a lambda: the array has more than ' || n || ' elements')) ELSE a END`,
  `cls_brief_map(m, name, n) AS CASE WHEN len(map_keys(m)) > n THEN map_from_entries(list_slice(map_entries(m), 1,
     cls_fail(name || ' in a lambda: the map has more than ' || n || ' entries'))) ELSE m END`,
  `cls_array_max(a) AS CASE WHEN list_position(a, NULL) IS NULL THEN list_max(a) END`,
  `cls_array_min(a) AS CASE WHEN list_position(a, NULL) IS NULL THEN list_min(a) END`,
  `cls_array_position(a, x) AS CASE WHEN a IS NOT NULL AND x IS NOT NULL THEN CAST(coalesce(list_position(a, x), 0) AS BIGINT) END`,
  `cls_array_remove(a, x) AS CASE WHEN x IS NOT NULL THEN list_filter(a, y -> y IS DISTINCT FROM x) END`,
  `cls_contains(a, x) AS CASE WHEN list_position(a, x) IS NOT NULL THEN x IS NOT NULL OR NULL
     WHEN a IS NOT NULL AND x IS NOT NULL AND list_position(a, NULL) IS NULL THEN FALSE END`,
  `cls_contains_double(a, x) AS CASE WHEN isnan(x)
     THEN CASE WHEN list_position(a, NULL) IS NULL AND a IS NOT NULL THEN FALSE END ELSE cls_contains(a, x) END`,
  `cls_element_at(a, i) AS CASE WHEN i = 0 THEN list_extract(a, cls_fail('SQL array indices start at 1')) ELSE list_extract(a, i) END`,
  `cls_subscript(a, i) AS list_extract(a, CASE
     WHEN i = 0 THEN cls_fail('SQL array indices start at 1')
     WHEN i < 0 THEN cls_fail('Array subscript is negative: ' || i)
     WHEN i > len(a) THEN cls_fail('Array subscript must be less than or equal to array length: ' || i || ' > ' || len(a))
     ELSE i END)`,
  `cls_sort(a) AS list_sort(a, 'ASC', 'NULLS LAST')`,
  `cls_entry(k, v) AS {'k': k, 'v': v}`,
  `cls_counts(m) AS map_from_entries(list_transform(map_entries(m), e -> {'k': e.key, 'v': CAST(e.value AS BIGINT)}))`,
  `cls_json_map(keys, vals) AS CASE WHEN keys IS NOT NULL THEN map(keys, vals) END`,
  `cls_json(t) AS CAST(t AS JSON)`,
  `cls_array_join(a, d) AS left(coalesce(array_to_string(a, d), CASE WHEN a IS NOT NULL AND d IS NOT NULL THEN '' END), ${LONGEST_JOIN})`,
  `cls_array_join_all(a, d, other) AS left(array_to_string(list_transform(a, x -> coalesce(x, other)), d), ${LONGEST_JOIN})`,
  // For a separator that differs by row, which the engine does not take: it goes before every text instead.
  `cls_joined(texts, d) AS CASE WHEN texts IS NOT NULL AND d IS NOT NULL
     THEN coalesce(substr(array_to_string(list_transform(texts, x -> d || x), ''), length(d) + 1), '') END`,
  `cls_array_join_by(a, d) AS left(cls_joined(cls_texts(a), d), ${LONGEST_JOIN})`,
  `cls_array_join_all_by(a, d, other) AS cls_array_join_by(list_transform(a, x -> coalesce(x, other)), d)`,
  `cls_sequence(a, b, step) AS CASE
     WHEN step = 0 THEN [cls_fail('step must not be zero')]
     WHEN (b - a) * sign(step) < 0 THEN [cls_fail('sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start')]
     WHEN abs((b - a) / step) >= ${LONGEST_SEQUENCE} THEN [cls_fail('result of sequence function must not have more than ${LONGEST_SEQUENCE} entries')]
     ELSE generate_series(CAST(a AS BIGINT), CAST(b AS BIGINT), CAST(step AS BIGINT)) END`,
  `cls_slice(a, start, n) AS CASE
     WHEN start = 0 THEN list_slice(a, cls_fail('SQL array indices start at 1'), 1)
     WHEN n < 0 THEN list_slice(a, cls_fail('length must be greater than or equal to 0'), 1)
     WHEN n = 0 OR start < -len(a) THEN list_slice(a, 1, 0)
     WHEN start < 0 THEN list_slice(a, len(a) + start + 1, least(len(a), len(a) + start + n))
     ELSE list_slice(a, start, start + n - 1) END`,
  `cls_shuffle(a) AS list_transform(list_sort(list_transform(a, x -> {'r': random(), 'x': x})), y -> y.x)`,
  `cls_row(x, y) AS '{' || coalesce(CAST(x AS VARCHAR), 'null') || ', ' || coalesce(CAST(y AS VARCHAR), 'null') || '}'`,
  `cls_zip(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL
     THEN list_transform(generate_series(1, greatest(len(a), len(b))), i -> cls_row(a[i], b[i])) END`,
  `cls_zip_indexes(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN generate_series(1, greatest(len(a), len(b))) END`,
  `cls_map(keys, vals) AS CASE WHEN len(keys) <> len(vals) THEN map(list_slice(keys, cls_fail('Key and value arrays must be the same length'), 0), vals)
     ELSE map(keys, vals) END`,
  `cls_keys(entries) AS list_transform(entries, e -> CAST(e.k AS VARCHAR))`,
  `cls_map_of(entries) AS map_from_entries(cls_at(entries, cls_key_places(cls_keys(entries))))`,
  `cls_multimap_of(entries) AS map_from_entries(list_transform(cls_group_places(cls_keys(entries)),
     g -> {'k': entries[g[1]].k, 'v': list_transform(g, i -> entries[i].v)}))`,
  `cls_cosine(a, b) AS list_sum(list_transform(map_keys(a), k -> a[k] * coalesce(b[k], 0)))
     / sqrt(list_sum(list_transform(map_values(a), v -> v * v))) / sqrt(list_sum(list_transform(map_values(b), v -> v * v)))`,
];
