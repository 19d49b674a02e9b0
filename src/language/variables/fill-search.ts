import { isOperatorWord, isPlainKey, writeInPhrase, writeInWord, writeValue } from '../search/escape';
import type { Edit } from './edits';
import { type Reference, referenceAt } from './references';
import { combinations, protectSigns, type Resolve } from './resolve';

/** A condition without blanks outside quotes: `srcaddr:10.$net.*`, `"some words"`. */
const TERM = /(?:\$\{[^}]*\}|\\[^]|"(?:\\[^]|[^"\\])*"?|'(?:\\[^]|[^'\\])*'?|[^\s()"'\\])+/g;
const KEY_AND_OPERATOR = /^((?:\$\{[^}]*\}|\[\[\w+(?::\w+)?\]\]|\$\w+|[\w.-])+)(:[<>]=?|:=?|[<>]=?|=)/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A piece of a term: text as written, or a reference and how its value is put there. */
type Piece = string | { reference: Reference; write: (value: string) => string };

/**
 * Variables in a search condition. Several values make alternatives of the whole condition, which is documented for
 * every type of field:
 *
 *     srcaddr:$hosts     ->  (srcaddr:10.0.0.1 OR srcaddr:10.0.0.2)
 *     msg:"user $name"   ->  msg:"user \"bob\""
 */
export function fillSearch(search: string, resolve: Resolve): Edit[] {
  return [...search.matchAll(TERM)].flatMap(({ 0: term, index }) => {
    const text = fillTerm(term, resolve);
    return text === undefined ? [] : [{ offset: index, end: index + term.length, text }];
  });
}

function fillTerm(term: string, resolve: Resolve): string | undefined {
  let touched = false;
  const lists = piecesOf(term).map((piece): readonly string[] => {
    if (typeof piece === 'string') {
      return [piece];
    }
    const value = resolve(piece.reference.raw);
    touched ||= value !== undefined;
    return value === undefined
      ? [piece.reference.raw]
      : 'written' in value
        ? [value.written]
        : value.map((each) => protectSigns(piece.write(each)));
  });
  if (!touched) {
    return undefined;
  }
  const terms = combinations(lists).map((pieces) => asCondition(pieces.join('')));
  return terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`;
}

/** Joined pieces may spell an operator: `o$letter`. */
function asCondition(term: string): string {
  return isOperatorWord(term) ? `"${term}"` : term;
}

function piecesOf(term: string): Piece[] {
  const valueStart = KEY_AND_OPERATOR.exec(term)?.[0].length ?? 0;
  const pieces: Piece[] = [];
  let quote: string | undefined;
  let literal = '';
  for (let at = 0; at < term.length;) {
    const char = term[at]!;
    const reference = referenceAt(term, at, 'words');
    if (reference?.name !== undefined) {
      pieces.push(literal, { reference, write: writerAt(term, valueStart, reference, quote) });
      literal = '';
      at = reference.end;
      continue;
    }
    const length = reference?.raw.length ?? (char === '\\' ? 2 : 1);
    literal += term.slice(at, at + length);
    at += length;
    if (length === 1 && (char === '"' || char === "'") && (quote === undefined || quote === char)) {
      quote = quote === undefined ? char : undefined;
    }
  }
  return [...pieces, literal];
}

function writerAt(term: string, valueStart: number, { offset, end }: Reference, quote: string | undefined) {
  if (quote !== undefined) {
    return (value: string) => writeInPhrase(value, quote);
  }
  if (offset < valueStart) {
    // A key cannot be quoted: what is none is refused where it stands.
    return (value: string) => (isPlainKey(value) ? value : writeValue([value], true));
  }
  if (offset > valueStart || end < term.length) {
    return writeInWord;
  }
  const compares = /[<>=]$/.test(term.slice(0, valueStart));
  return (value: string) => (compares && NUMBER.test(value) ? value : writeValue([value], true));
}
