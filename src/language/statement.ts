/** A statement cut at its bar. Offsets count in the whole text; `search` begins at 0. */
export interface Statement {
  search: string;
  sql?: string;
  sqlOffset?: number;
}

const SQL_AFTER_BAR = /\|\s*(?=(?:select|with)(?![\w$]))/iy;

/**
 * Cuts `search | SELECT ...` at the first bar outside quotes that SELECT or WITH follows; other bars belong to the
 * search condition.
 *
 *     splitStatement('log-status:OK | select 1')  ->  { search: 'log-status:OK ', sql: 'select 1', sqlOffset: 16 }
 */
export function splitStatement(text: string): Statement {
  let quote: string | undefined;
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text[offset]!;
    if (char === '\\') {
      offset += 1;
    } else if (quote !== undefined) {
      quote = char === quote ? undefined : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '|') {
      SQL_AFTER_BAR.lastIndex = offset;
      if (SQL_AFTER_BAR.test(text)) {
        const sqlOffset = SQL_AFTER_BAR.lastIndex;
        return { search: text.slice(0, offset), sql: text.slice(sqlOffset).trimEnd(), sqlOffset };
      }
    }
  }
  return { search: text };
}
