import { syntaxErrorAt } from './position';

/** Spellings of the engine that its syntax tree no longer shows, and that Presto has not. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/::/y, "'::' is not supported, use cast(x as type)"],
  [/;/y, "mismatched input ';'"],
  [/`/y, 'backquoted identifiers are not supported; use double quotes to quote identifiers'],
  [/\$/y, "mismatched input '$'"],
  [/\{/y, "mismatched input '{'"],
  [/==/y, "mismatched input '=='"],
  [/\b(?:(?:rollup|cube)\s*\(|grouping\s+sets\b)/iy, 'not part of the SQL that CLS documents'],
  [/\blimit\s+\d+\s*,/iy, 'CLS documents offset S limit N'],
  [/\b[ex](?=')/iy, 'prefixed text is not supported'],
  [
    /\b(?:ilike|glob|similar|qualify|exclude|pivot|unpivot|asof|positional|lambda|is\s+(?:not\s+)?(?:true|false))\b/iy,
    'not part of the SQL that CLS documents',
  ],
];

const QUOTED_OR_COMMENT = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//y;

/** Throws at the first spelling that runs on the engine but not on CLS. */
export function refuseSpellings(sql: string): void {
  for (let offset = 0; offset < sql.length;) {
    QUOTED_OR_COMMENT.lastIndex = offset;
    const quoted = QUOTED_OR_COMMENT.exec(sql);
    if (quoted !== null) {
      offset += quoted[0].length;
      continue;
    }
    for (const [pattern, detail] of REFUSED) {
      pattern.lastIndex = offset;
      const found = pattern.exec(sql);
      if (found !== null) {
        throw syntaxErrorAt(sql, Buffer.byteLength(sql.slice(0, offset)), `${found[0]}: ${detail}`);
      }
    }
    offset += 1;
  }
}
