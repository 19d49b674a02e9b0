import { type Pattern } from '#language';
import { quoteName } from '../../escape';
import { queryError } from '../../failure';
import { type TopicColumn } from '../../store/topic-record';
import { literalWord } from './words';

const NUMBER = /^[+-]?\d{1,18}(\.\d{1,18})?$/;

/** `dstport:443`. An empty value (`dstport:""`) means that there is no number. */
export function matchNumber(column: TopicColumn, value: Pattern): string {
  const literal = literalWord(value);
  if (literal === undefined) {
    throw queryError(
      `illegal_argument_exception: wildcards are not supported on field [${column.key}] of type ${column.type}`,
    );
  }
  if (literal === '') {
    return `${quoteName(column.name)} IS NULL`;
  }
  if (!NUMBER.test(literal)) {
    throw queryError(
      `number_format_exception: field [${column.key}] is of type ${column.type}. For input string: "${literal}"`,
    );
  }
  return `${quoteName(column.name)} = ${literal}`;
}
