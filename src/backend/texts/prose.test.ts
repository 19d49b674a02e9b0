import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

const SOURCE = path.join(__dirname, '..', '..');

/** Files with words in a row that are no sentences for readers: so many, no more and no less. */
const NOT_FOR_READERS: Readonly<Record<string, number>> = {
  // Of these errors only the code is told, by `unreachable`.
  'backend/cls-client/fail-when-cut.ts': 1,
  'backend/cls-client/socks-agent.ts': 1,
  // A fault of ours, which goes to the log.
  'backend/live/tail-frames.ts': 1,
  // Names as the standards have them.
  'flowlog/icmp.ts': 8,
  'flowlog/protocols.ts': 1,
  // Names of fields, for the import, a program that speaks English.
  'flowlog/read-record.ts': 1,
};

/** Three words in a row, none of them code. */
const PROSE = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i;

function textOf(node: ts.Node): string {
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' 0 ');
  }
  return ts.isStringLiteralLike(node) ? node.text : '';
}

/** What goes to the log is for whoever runs the plugin, in English. */
function isLogged(node: ts.Node): boolean {
  const call = node.parent;
  return (
    // The words of `goodToKnow` are for the log too.
    (ts.isObjectLiteralExpression(node) && ts.isCallExpression(call) && call.expression.getText() === 'goodToKnow') ||
    (ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ts.isIdentifier(node.expression.expression) &&
      node.expression.expression.text === 'log')
  );
}

/** The sentence of a `say` stands in the catalogue; the values it is given are looked at. */
function unsaidIn(node: ts.Node): ts.Node {
  const isSaid = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'say';
  return isSaid ? (node.arguments[1] ?? node.expression) : node;
}

/** Faults of the program: what Grafana is told of them is one sentence, these words go to the log. */
function isFault(node: ts.Node): boolean {
  return ts.isNewExpression(node) && ['RangeError', 'TypeError'].includes(node.expression.getText());
}

function countProse(from: ts.Node): number {
  const node = unsaidIn(from);
  if (isLogged(node) || isFault(node)) {
    return 0;
  }
  if (PROSE.test(textOf(node))) {
    return 1;
  }
  let count = 0;
  ts.forEachChild(node, (child) => {
    count += countProse(child);
  });
  return count;
}

test('sentences for readers stand in the catalogues', () => {
  const found: Record<string, number> = {};
  for (const area of ['backend', 'cls', 'contract', 'flowlog', 'language', 'query']) {
    for (const name of readdirSync(path.join(SOURCE, area), { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) {
        const file = path.join(SOURCE, area, name);
        const count = countProse(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
        found[path.posix.join(area, name)] = count;
      }
    }
  }
  const inEnglish = Object.entries(found).filter(([, count]) => count > 0);
  expect(Object.fromEntries(inEnglish)).toEqual(NOT_FOR_READERS);
});
