import { jest } from '@jest/globals';
import { STATEMENT_LANGUAGE, STATEMENT_RULES } from '../code-editor/statement-language';

interface Line {
  tokens: { offset: number; type: string }[];
  endState: unknown;
}

interface Tokenizer {
  getInitialState(): unknown;
  tokenize(line: string, hasEnd: boolean, state: unknown): Line;
}

// Monaco has no types for what stands inside it.
const MONARCH = 'monaco-editor/esm/vs/editor/standalone/common/monarch';
const { compile } = jest.requireActual<{ compile(id: string, rules: object): object }>(`${MONARCH}/monarchCompile.js`);
const { MonarchTokenizer } = jest.requireActual<{ MonarchTokenizer: new (...parts: unknown[]) => Tokenizer }>(
  `${MONARCH}/monarchLexer.js`,
);

/** A statement as Monaco colours it: the pieces that are no blanks, each with its class. */
export function tokenize(text: string): [piece: string, type: string][] {
  const configuration = { getValue: () => 20_000, onDidChangeConfiguration() {} };
  const lexer = compile(STATEMENT_LANGUAGE, STATEMENT_RULES);
  const tokenizer = new MonarchTokenizer({}, {}, STATEMENT_LANGUAGE, lexer, configuration);
  let state = tokenizer.getInitialState();
  return text.split('\n').flatMap((line) => {
    const { tokens, endState } = tokenizer.tokenize(line, true, state);
    state = endState;
    return tokens
      .map(({ offset, type }, index): [string, string] => [
        line.slice(offset, tokens[index + 1]?.offset),
        type.replace(`.${STATEMENT_LANGUAGE}`, ''),
      ])
      .filter(([piece]) => piece.trim() !== '');
  });
}
