import { type SqlNode, textNode } from '../tree';
import { constantText } from './constant-text';
import { type Argument } from './function-rule';

/** Letters of date_format in the engine's own format (Presto's table of MySQL letters). */
const LETTERS: Readonly<Record<string, string>> = {
  a: '%a',
  b: '%b',
  c: '%-m',
  d: '%d',
  e: '%-d',
  f: '%f',
  H: '%H',
  h: '%I',
  I: '%I',
  i: '%M',
  j: '%j',
  k: '%-H',
  l: '%-I',
  M: '%B',
  m: '%m',
  p: '%p',
  r: '%I:%M:%S %p',
  S: '%S',
  s: '%S',
  T: '%H:%M:%S',
  v: '%V',
  W: '%A',
  x: '%G',
  Y: '%Y',
  y: '%y',
  '%': '%%',
};

/** In CLS's list, but Presto answers so. */
const UNSUPPORTED = 'DUuVwX';

/** Builds an expression with the engine's form of a constant format. */
export function withFormat(format: Argument | undefined, build: (format: SqlNode) => SqlNode): SqlNode | string {
  const text = constantText(format);
  const problem = formatProblem(text);
  // A letter without a meaning stands for itself.
  return problem ?? build(textNode(text!.replace(/%(.)/gs, (_, letter: string) => LETTERS[letter] ?? letter)));
}

/** Why a format is refused. */
export function formatProblem(format: string | undefined): string | undefined {
  if (format === undefined) {
    return 'the format must be a constant text';
  }
  const letter = [...format.matchAll(/%(.)/gs)].find(([, name]) => UNSUPPORTED.includes(name!));
  return letter === undefined ? undefined : `${letter[0]} not supported in date format string`;
}
