import { type Part, partsOf } from './parts';

/** A variable or macro by name, or signs that stand for themselves: `$$` for `$`, `$[[` for `[[`. */
export interface Reference {
  /** As it stands: `$name`, `${name:csv}`, `[[name]]`, `$$`. */
  raw: string;
  /** Absent for signs that stand for themselves. */
  name?: string;
  /** What follows the colon in braces or brackets. */
  format?: string;
  offset: number;
  end: number;
  part: Part['kind'];
}

/**
 * Grafana's own forms; a name begins with a letter, for `$1` is a group in a regular expression's replacement and
 * `a[[1]]` no variable.
 */
const REFERENCE = new RegExp(
  [
    /\$\$|\$\[\[|\$(?<plain>[A-Za-z_]\w*)/,
    /\$\{(?<braced>[A-Za-z_]\w*)(?:\.[^:}]+)?(?::(?<format>[^}]*))?\}/,
    /\[\[(?<bracketed>[A-Za-z_]\w*)(?::(?<bracketedFormat>\w+))?\]\]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'y',
);

/** The references of a text in their order. There are none in comments, and none behind a backslash in a search. */
export function findReferences(text: string): Reference[] {
  return partsOf(text).flatMap((part) => (part.kind === 'comment' ? [] : referencesIn(text, part)));
}

function referencesIn(text: string, part: Part): Reference[] {
  const found: Reference[] = [];
  const end = part.offset + part.text.length;
  const escapes = part.kind === 'words' || part.kind === 'phrase';
  for (let at = part.offset; at < end;) {
    if (escapes && text[at] === '\\') {
      at += 2;
      continue;
    }
    const reference = referenceAt(text, at, part.kind);
    if (reference !== undefined) {
      found.push(reference);
    }
    at = reference?.end ?? at + 1;
  }
  return found;
}

/** The reference that begins at this very place. */
export function referenceAt(text: string, offset: number, part: Part['kind']): Reference | undefined {
  REFERENCE.lastIndex = offset;
  const match = REFERENCE.exec(text);
  if (match === null) {
    return undefined;
  }
  const { plain, braced, bracketed, bracketedFormat, format = bracketedFormat } = match.groups ?? {};
  const name = plain ?? braced ?? bracketed;
  return {
    raw: match[0],
    ...(name === undefined ? {} : { name }),
    ...(format === undefined ? {} : { format }),
    offset,
    end: offset + match[0].length,
    part,
  };
}
