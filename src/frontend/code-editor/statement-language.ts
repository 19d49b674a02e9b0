import { LOGICAL_OPERATORS } from '#language';

/** How Monaco colours a CLS statement: CQL before the bar, SQL behind it. Plain data; it knows no Monaco. */

export const STATEMENT_LANGUAGE = 'cls-statement';

const KEYWORDS = (
  'all and any array as asc between bigint boolean by case cast cross current date desc distinct double else end ' +
  'except exists false following from full group having if in inner intersect interval is join left like limit ' +
  'not null nulls offset on or order outer over partition preceding range right rows select then timestamp true ' +
  'try_cast unbounded union unnest using values varchar when where with'
).split(' ');

/** A variable, a macro, or signs that stand for themselves. */
const REFERENCE = [/\$\$|\$\[\[|\$[A-Za-z_]\w*|\$\{[^}]*\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/, 'variable'] as const;

/** Monarch's rules. A bar outside quotes leads to SQL: CQL has no other use for one. */
export const STATEMENT_RULES = {
  ignoreCase: true,
  defaultToken: '',
  keywords: KEYWORDS,
  tokenizer: {
    root: [
      [/\s+/, 'white'],
      REFERENCE,
      [/\\./, 'string.escape'],
      [/\|/, { token: 'delimiter', next: '@sql' }],
      [new RegExp(`\\b(?:${LOGICAL_OPERATORS.join('|')})\\b(?![-.:<>=])`), 'keyword'],
      [/[A-Za-z_][\w.-]*(?=\s*[:<>=])/, 'type'],
      [/[:<>=]+/, 'operator'],
      [/[()]/, '@brackets'],
      [/"/, { token: 'string', next: '@phrase' }],
      [/'/, { token: 'string', next: '@singlePhrase' }],
      [/\d+(?:\.\d+)?(?![\w.-])/, 'number'],
      [/[^\s"'():<>=|\\$]+/, 'identifier'],
    ],
    phrase: [REFERENCE, [/\\./, 'string.escape'], [/"/, { token: 'string', next: '@pop' }], [/[^"\\$]+|\$/, 'string']],
    singlePhrase: [
      REFERENCE,
      [/\\./, 'string.escape'],
      [/'/, { token: 'string', next: '@pop' }],
      [/[^'\\$]+|\$/, 'string'],
    ],
    sql: [
      [/\s+/, 'white'],
      REFERENCE,
      [/--.*$/, 'comment'],
      [/\/\*/, { token: 'comment', next: '@comment' }],
      [/'/, { token: 'string', next: '@sqlString' }],
      [/"/, { token: 'type', next: '@sqlName' }],
      [/\d+(?:\.\d+)?/, 'number'],
      [/[A-Za-z_]\w*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@default': 'predefined' } }],
      [/[A-Za-z_]\w*/, { cases: { '@keywords': 'keyword', '@default': 'identifier' } }],
      [/[()]/, '@brackets'],
      [/[-+*/%=<>!|]+/, 'operator'],
      [/[,.;]/, 'delimiter'],
    ],
    comment: [
      [/\*\//, { token: 'comment', next: '@pop' }],
      [/[^*]+|\*/, 'comment'],
    ],
    sqlString: [REFERENCE, [/''/, 'string.escape'], [/'/, { token: 'string', next: '@pop' }], [/[^'$]+|\$/, 'string']],
    sqlName: [REFERENCE, [/""/, 'type'], [/"/, { token: 'type', next: '@pop' }], [/[^"$]+|\$/, 'type']],
  },
};

/** Brackets and quotes that close themselves. */
export const STATEMENT_CONFIGURATION = {
  comments: { lineComment: '--', blockComment: ['/*', '*/'] as [string, string] },
  brackets: [['(', ')']] as [string, string][],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: "'", close: "'" },
    { open: '"', close: '"' },
  ],
  // A field's name is one word: `log-status`.
  wordPattern: /[A-Za-z_][\w.-]*|\d+/,
};
