/** What to write instead, behind the words of a refusal. Empty when nobody can tell. */
import { cql, type Pattern } from '#language';

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

/** For a condition that holds a SELECT: without a bar it is words. */
export function missingBarHint(search: string): string {
  const bare = search.replace(QUOTED, (text) => 'x'.repeat(text.length));
  const found = /(?<![^\s*)])select\s/i.exec(bare);
  if (found === null) {
    return '';
  }
  const isFirst = bare.slice(0, found.index).trim() === '';
  return isFirst ? '; write * | before SELECT' : '; write | before SELECT';
}

/** For a key without index whose value is the rest of a link or a port: `http://x`, `example.com:443`. */
export function colonHint(key: string, [first]: Pattern): string {
  const isRest = first !== undefined && first !== cql.ANY && (first.startsWith('//') || isPort(key, first));
  return isRest ? '; a : inside a value is written \\:, or the value in quotes' : '';
}

function isPort(key: string, value: string): boolean {
  return key.includes('.') && /^\d+$/.test(value);
}
