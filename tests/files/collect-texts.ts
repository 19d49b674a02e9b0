/** Reads the texts for people out of the browser side's sources: translated ones, and ones that are not. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Texts {
  /** Catalogue key to the English text in the source. */
  translated: Map<string, string>;
  /** `file:line text` of texts that stand bare in the source, and of keys with two texts. */
  faults: string[];
}

const LABELS = ['label', 'title', 'tooltip', 'description', 'placeholder', 'aria-label', 'body', 'confirmText', 'text'];
/** Names and examples of values; the same in every language. */
const SAME_EVERYWHERE = /^(UTC|UTC\+8|CQL|SQL|AKID\.\.\.|-----BEGIN CERTIFICATE-----|ccn-\.\.\.|https?:\/\/\S+)$/;

export function collectTexts(folder: string): Texts {
  const texts: Texts = { translated: new Map(), faults: [] };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file)) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      readSource(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind), texts);
    }
  }
  return texts;
}

function readSource(source: ts.SourceFile, texts: Texts): void {
  const fault = (node: ts.Node, text: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    texts.faults.push(`${source.fileName}:${line} ${text}`);
  };
  const visit = (node: ts.Node): void => {
    readTranslation(node, texts, fault);
    const bare = bareText(node);
    if (bare !== undefined && /[A-Za-z]{2}/.test(bare) && !SAME_EVERYWHERE.test(bare.trim())) {
      fault(node, bare.trim());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function readTranslation(node: ts.Node, texts: Texts, fault: (node: ts.Node, text: string) => void): void {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 't') {
    return;
  }
  const [key, english] = node.arguments;
  if (!key || !english || !ts.isStringLiteralLike(key) || !ts.isStringLiteralLike(english)) {
    fault(node, 'key and English text must be literals');
  } else if ((texts.translated.get(key.text) ?? english.text) !== english.text) {
    fault(node, `${key.text} has two texts`);
  } else {
    texts.translated.set(key.text, english.text);
  }
}

/** Text shown as it stands: between tags, or as a literal where a label belongs. */
function bareText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) {
    return node.text;
  }
  if (ts.isJsxAttribute(node) && LABELS.includes(node.name.getText())) {
    return literal(
      node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer,
    );
  }
  if (ts.isPropertyAssignment(node) && LABELS.includes(node.name.getText())) {
    return literal(node.initializer);
  }
  return undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}
