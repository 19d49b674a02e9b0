import { syntaxErrorAt } from './position';
import { type Token, tooDeep, wordOf } from './tokens';

const NOT_DOCUMENTED = 'not part of the SQL that CLS documents';

/** Words of the engine's language, refused where they are no column. */
const REFUSED_WORDS = new Set(
  (
    'ilike glob similar qualify pivot unpivot positional isnull notnull collate fetch natural asof semi anti lateral ' +
    'tablesample columns exclude'
  ).split(' '),
);

/** Words after which a clause begins, so that a comma before them ends nothing. */
const CLAUSES = new Set('from where group having order limit offset union intersect except'.split(' '));

/** Words after which no value has been given yet. */
const OPENERS = new Set('select distinct all by and or not in when then else where having on'.split(' '));

/** Words that may stand before a text. */
const BEFORE_TEXT = new Set([
  ...OPENERS,
  ...'like escape between as case from zone timestamp date time interval'.split(' '),
]);

const TYPE_NAME =
  /^(?:bigint|integer|int\d*|smallint|tinyint|hugeint|double|float\d*|real|decimal|numeric|varchar|char|text|string|boolean|bool|blob|json|uuid|bit|timestamptz|datetime)$/;

/** A token with its neighbours. */
interface Spot {
  token: Token;
  earlier: Token | undefined;
  before: Token | undefined;
  next: Token | undefined;
  second: Token | undefined;
}

/** What the engine reads and Presto does not, and its tree no longer shows. Each gives the reason, or nothing. */
const RULES: readonly ((spot: Spot) => string | undefined)[] = [
  (spot) => (REFUSED_WORDS.has(wordOf(spot.token)) && !isName(spot) ? NOT_DOCUMENTED : undefined),
  ({ token, next }) => (/^(?:rollup|cube)$/.test(wordOf(token)) && next?.text === '(' ? NOT_DOCUMENTED : undefined),
  ({ token, next }) => (wordOf(token) === 'grouping' && wordOf(next) === 'sets' ? NOT_DOCUMENTED : undefined),
  ({ token, next, second }) => {
    const tested = wordOf(wordOf(next) === 'not' ? second : next);
    return wordOf(token) === 'is' && /^(?:true|false|unknown)$/.test(tested) ? NOT_DOCUMENTED : undefined;
  },
  ({ token, next, second }) =>
    wordOf(token) === 'limit' && (wordOf(next) === 'all' || second?.text === ',' || wordOf(second) === 'offset')
      ? 'CLS documents offset S limit N'
      : undefined,
  ({ token, before }) =>
    /^(?:from|table)$/.test(wordOf(token)) && before?.text === '(' ? `mismatched input '${token.text}'` : undefined,
  ({ token, before }) =>
    before?.text === ',' && (token.text === ')' || CLAUSES.has(wordOf(token)))
      ? `mismatched input '${token.text}'`
      : undefined,
  ({ token, before, earlier }) =>
    token.text === '(' && earlier?.text === '.' && before?.kind !== 'symbol'
      ? `Function '${before!.text}' of a schema not registered`
      : undefined,
  ({ token, before }) => (token.text === '[' && !endsValue(before) ? 'write array[...] for an array' : undefined),
  ({ token, before }) =>
    token.kind === 'text' && isPrefix(before, token) ? `'${before!.text}' before a text is not supported` : undefined,
  ({ token, next }) =>
    /^[*/]$/.test(token.text) && next?.text === token.text ? `mismatched input '${token.text}'` : undefined,
  ({ token, before }) =>
    token.kind === 'number' &&
    !/e/i.test(token.text) &&
    token.text.length > 39 &&
    !/^(?:limit|offset)$/.test(wordOf(before))
      ? 'Invalid numeric literal'
      : undefined,
];

/** Throws at the first spelling that runs on the engine but not on CLS. */
export function refuseSpellings(sql: string, tokens: readonly Token[]): void {
  const first = wordOf(tokens[0]);
  if (first === 'with') {
    throw syntaxErrorAt(sql, tokens[0]!.byte, 'WITH is not documented by CLS, use a sub-query');
  }
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    throw syntaxErrorAt(sql, deep.byte, 'the statement is nested too deeply');
  }
  tokens.forEach((token, index) => {
    const spot = {
      token,
      earlier: tokens[index - 2],
      before: tokens[index - 1],
      next: tokens[index + 1],
      second: tokens[index + 2],
    };
    for (const rule of RULES) {
      const reason = rule(spot);
      if (reason !== undefined) {
        throw syntaxErrorAt(sql, token.byte, `${token.text}: ${reason}`);
      }
    }
  });
}

/** An alias, a column of a table, or a column where only a value can stand. */
function isName({ before, next }: Spot): boolean {
  return before?.text === '.' || wordOf(before) === 'as' || (!endsValue(before) && next?.text !== '(');
}

/** Whether the token can end a value, so that `[` after it is a subscript. */
function endsValue(token: Token | undefined): boolean {
  if (token === undefined) {
    return false;
  }
  return token.kind === 'symbol' ? /^[)\]*]$/.test(token.text) : !OPENERS.has(wordOf(token));
}

/** `E'..'`, `bigint '5'`, and two texts in a row, which the engine would join. */
function isPrefix(before: Token | undefined, text: Token): boolean {
  if (before === undefined || before.kind === 'symbol' || BEFORE_TEXT.has(wordOf(before))) {
    return false;
  }
  const touches = before.start + before.text.length === text.start;
  return before.kind !== 'word' || touches || TYPE_NAME.test(wordOf(before));
}
