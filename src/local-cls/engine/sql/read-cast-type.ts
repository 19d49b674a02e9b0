import { type ClsFailure, queryError } from '../../failure';
import { positionText } from './position';
import { decimalType, MAX_PRECISION, type SqlType } from './sql-type';
import { type Token, wordOf } from './tokens';

export interface CastType {
  type: SqlType;
  /** Longest text in characters, of `varchar(n)`. */
  length?: number;
}

const PLAIN: Readonly<Record<string, SqlType>> = {
  bigint: 'bigint',
  integer: 'integer',
  int: 'integer',
  double: 'double',
  varchar: 'varchar',
  boolean: 'boolean',
  timestamp: 'timestamp',
  date: 'date',
  time: 'time',
  json: 'json',
  decimal: 'decimal(38,0)',
};

/** A type as CLS's documents and Presto spell it; the engine's other names for the same are refused. */
export function readCastType(sql: string, tokens: readonly Token[]): CastType {
  const name = wordOf(tokens[0]);
  const spelled = tokens.map(({ text }) => text).join('');
  const numbers = /^\w+\((\d{1,9})(?:,(\d{1,9}))?\)$/.exec(spelled);
  if (tokens.length === 1 && Object.hasOwn(PLAIN, name)) {
    return { type: PLAIN[name]! };
  }
  if (name === 'varchar' && numbers !== null && numbers[2] === undefined) {
    return { type: 'varchar', length: Number(numbers[1]) };
  }
  if (name === 'decimal' && numbers !== null) {
    const [precision, scale] = [Number(numbers[1]), Number(numbers[2] ?? 0)];
    if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
      throw unknownType(sql, tokens[0]!, `Invalid DECIMAL precision or scale: ${spelled}`);
    }
    return { type: decimalType(precision, scale) };
  }
  const inner = innerTypes(sql, name, tokens);
  if (inner !== undefined) {
    return { type: `${name}(${inner.map(({ type }) => type).join(',')})` };
  }
  const shown = tokens.map(({ text }) => text.toLowerCase()).join(' ');
  throw unknownType(sql, tokens[0]!, `Unknown type: ${shown}`);
}

/** The types inside `array(...)` and `map(...)`. */
function innerTypes(sql: string, name: string, tokens: readonly Token[]): CastType[] | undefined {
  if (!/^(?:array|map)$/.test(name) || tokens[1]?.text !== '(' || tokens.at(-1)!.text !== ')') {
    return undefined;
  }
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(2, -1)) {
    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
    if (token.text === ',' && depth === 0) {
      parts.push([]);
    } else {
      parts.at(-1)!.push(token);
    }
  }
  const isWhole = parts.length === (name === 'array' ? 1 : 2) && parts.every((part) => part.length > 0);
  return isWhole ? parts.map((part) => readCastType(sql, part)) : undefined;
}

function unknownType(sql: string, first: Token, detail: string): ClsFailure {
  return queryError(`${positionText(sql, first.byte)}: ${detail}`);
}
