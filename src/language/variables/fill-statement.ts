import { splitStatement } from '../statement';
import type { Edit } from './edits';
import { fillSearch } from './fill-search';
import { fillSql } from './fill-sql';
import { partsOf } from './parts';
import { findReferences } from './references';
import type { Resolve } from './resolve';

/**
 * The edits that write the values of variables into a statement, each by where it stands, so that a value is one
 * value whatever it holds. References behind which nothing is known stay.
 */
export function fillStatement(text: string, resolve: Resolve): Edit[] {
  const { search, sqlOffset = Infinity } = splitStatement(text);
  const references = findReferences(text).filter(({ name }) => name !== undefined);
  const inSql = partsOf(text).filter(({ offset, kind }) => offset >= sqlOffset && kind !== 'comment');
  return [
    ...fillSearch(search, resolve),
    ...inSql.flatMap((part) => {
      const end = part.offset + part.text.length;
      const own = references.filter(({ offset }) => offset >= part.offset && offset < end);
      return fillSql(text, part, own, resolve);
    }),
  ];
}
