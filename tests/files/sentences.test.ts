import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import chinese from '../../src/wording/zh-Hans.json';

const SOURCE = path.join(__dirname, '..', '..', 'src');

/** The English of all calls of `say` below a node. */
function sentencesIn(node: ts.Node): string[] {
  const said =
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'say'
      ? node.arguments[0]
      : undefined;
  const own = said !== undefined && ts.isStringLiteralLike(said) ? [said.text] : [];
  ts.forEachChild(node, (child) => {
    own.push(...sentencesIn(child));
  });
  return own;
}

function sentencesOfSource(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.tsx?$/.test(name),
  );
  const sentences = files.flatMap((name) => {
    const text = readFileSync(path.join(SOURCE, name), 'utf8');
    const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    return /import \{[^}]*\bsay\b[^}]*\} from '(#wording|\.\/say)'/.test(text)
      ? sentencesIn(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false, kind))
      : [];
  });
  return [...new Set(sentences)].sort();
}

const names = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort();

test('every sentence has its Chinese, and no Chinese is left over', () => {
  expect(Object.keys(chinese).sort()).toEqual(sentencesOfSource());
});

test.each(Object.entries(chinese))('%s names the same values in Chinese', (english, translated) => {
  expect(names(translated)).toEqual(names(english));
  expect(translated).not.toBe('');
});
