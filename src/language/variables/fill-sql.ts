import { writeInIdentifier, writeInString, writeString } from '../sql/escape';
import type { Edit } from './edits';
import type { Part } from './parts';
import type { Reference } from './references';
import { combinations, protectSigns, type Resolve } from './resolve';

/** Digits that mean the same number again when printed; `007` is text. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Variables in a part of the SQL, each written as what stands there:
 *
 *     where action in ('$actions')      ->  where action in ('ACCEPT', 'REJECT')
 *     group by "$field"                 ->  group by "log-status"
 *     where dstport in ($ports)         ->  where dstport in (80, 443)
 *
 * Without quotes, numbers stay numbers if all values are; else they become strings.
 */
export function fillSql(statement: string, part: Part, references: readonly Reference[], resolve: Resolve): Edit[] {
  return part.kind === 'code'
    ? references.flatMap((reference) => fillBare(statement, reference, resolve))
    : fillQuoted(part, references, resolve);
}

function fillBare(statement: string, { raw, offset, end }: Reference, resolve: Resolve): Edit[] {
  const value = resolve(raw);
  if (value === undefined) {
    return [];
  }
  const text = 'written' in value ? value.written : writeBare(value);
  // Two strings side by side would read as one with a quote in it.
  const apart = (neighbour: string | undefined) =>
    text.includes("'") && neighbour !== undefined && "'$[".includes(neighbour) ? ' ' : '';
  return [{ offset, end, text: `${apart(statement[offset - 1])}${text}${apart(statement[end])}` }];
}

function writeBare(values: readonly string[]): string {
  const areNumbers = values.every((value) => NUMBER.test(value));
  // In parentheses, so that a minus sign before it never makes a comment.
  const written = values.map((value) =>
    areNumbers ? (value.startsWith('-') ? `(${value})` : value) : protectSigns(writeString(value)),
  );
  return written.join(', ');
}

/** A whole string or name for each value, so that a list of values is a list of strings. */
function fillQuoted(part: Part, references: readonly Reference[], resolve: Resolve): Edit[] {
  const escape = part.kind === 'string' ? writeInString : writeInIdentifier;
  const resolved = references.flatMap((reference) => {
    const value = resolve(reference.raw);
    return value === undefined ? [] : [{ reference, value }];
  });
  if (resolved.length === 0) {
    return [];
  }
  const choices = combinations(
    resolved.map(({ value }) =>
      'written' in value ? [value.written] : value.map((each) => protectSigns(escape(each))),
    ),
  );
  const written = choices.map((choice) => {
    let at = 0;
    const pieces = resolved.map(({ reference }, index) => {
      const before = part.text.slice(at, reference.offset - part.offset);
      at = reference.end - part.offset;
      return before + choice[index]!;
    });
    return pieces.join('') + part.text.slice(at);
  });
  return [{ offset: part.offset, end: part.offset + part.text.length, text: written.join(', ') }];
}
