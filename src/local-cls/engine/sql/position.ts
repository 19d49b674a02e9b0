import { type ClsFailure, queryError, syntaxError } from '../../failure';
import { type SqlNode } from './tree';

/** `line 2:7`, both from 1, of a byte offset in the SQL text. */
export function positionText(sql: string, byteOffset: number): string {
  const before = Buffer.from(sql).subarray(0, byteOffset).toString().split('\n');
  return `line ${before.length}:${before.at(-1)!.length + 1}`;
}

export function syntaxErrorAt(sql: string, byteOffset: number, detail: string): ClsFailure {
  return syntaxError(`${positionText(sql, byteOffset)}: ${detail}`);
}

export function queryErrorAt(sql: string, node: SqlNode | undefined, detail: string): ClsFailure {
  return queryError(`${positionText(sql, placeOf(node) ?? 0)}: ${detail}`);
}

/** Byte offset of a node, or of the first one inside it that has one. */
export function placeOf(node: unknown): number | undefined {
  if (node === null || typeof node !== 'object') {
    return undefined;
  }
  const own = (node as SqlNode).query_location;
  if (own !== undefined) {
    return own;
  }
  for (const member of Object.values(node)) {
    const found = placeOf(member);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
