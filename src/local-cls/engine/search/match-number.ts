/** Conditions on long and double fields. */
import { type ComparisonOperator, type Pattern } from '#language';
import { quoteName } from '../../escape';
import { type ClsFailure, queryError } from '../../failure';
import { type TopicColumn } from '../../store/topic-record';
import { literalWord } from './words';

const INTEGER = /^-?\d+$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const MAX_LONG = 2n ** 63n - 1n;
const MIN_LONG = -(2n ** 63n);

/** `dstport:443`. An empty value (`dstport:""`) means that there is no number. */
export function matchNumber(column: TopicColumn, value: Pattern): string {
  const literal = literalWord(value);
  if (literal === undefined) {
    throw queryError(
      `illegal_argument_exception: wildcards are not supported on field [${column.key}] of type ${column.type}`,
    );
  }
  return literal === '' ? `${quoteName(column.name)} IS NULL` : compareNumber(column, '=', literal);
}

/** `literal` is what the text has, digit by digit. */
export function compareNumber(column: TopicColumn, operator: ComparisonOperator, literal: string): string {
  const number = column.type === 'long' ? longOf(literal) : doubleOf(literal);
  if (number === undefined) {
    throw notANumber(column, literal);
  }
  return `${quoteName(column.name)} ${operator} ${number}`;
}

function longOf(literal: string): string | undefined {
  if (!INTEGER.test(literal)) {
    return undefined;
  }
  const value = BigInt(literal);
  return value < MIN_LONG || value > MAX_LONG ? undefined : `CAST('${value}' AS BIGINT)`;
}

function doubleOf(literal: string): string | undefined {
  const value = DECIMAL.test(literal) ? Number(literal) : Number.NaN;
  return Number.isFinite(value) ? `CAST('${value}' AS DOUBLE)` : undefined;
}

function notANumber(column: TopicColumn, literal: string): ClsFailure {
  return queryError(
    `number_format_exception: field [${column.key}] is of type ${column.type}. For input string: "${literal}"`,
  );
}
