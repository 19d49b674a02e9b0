import { type Said, say } from '#wording';
import { QuerySyntaxError } from '../syntax-error';
import { ANY, type SearchLeaf, type SearchNode, all, and, exists, not, or } from './ast';
import { isPlainKey, type LogicalOperator } from './escape';
import { type Token, lexSearch, NO_UNEQUAL } from './lexer';

/** What a blank between two conditions means. The documents disagree, so printed text never relies on it. */
export type BlankMeaning = 'and' | 'or';

/** The deepest nesting of parentheses that CLS takes. */
export const MAX_DEPTH = 10;

const NUMBER = /^-?\d+(\.\d+)?$/;

type Value = Extract<Token, { kind: 'word' | 'phrase' }>;
type Key = Token & { kind: 'word' };

/** Where a condition on a field or on words stands in the text. */
export interface Place {
  offset: number;
  /** It is one of the values of `key:(a OR b)`. */
  inGroup: boolean;
}

export interface PlacedSearch {
  condition: SearchNode;
  /** Every leaf of the text, also those that `*` makes needless in the condition. */
  places: ReadonlyMap<SearchLeaf, Place>;
}

/** Reads a CQL search condition; empty text is every record. Throws `QuerySyntaxError`. */
export function parseSearch(text: string): SearchNode {
  return parsePlacedSearch(text).condition;
}

export function parsePlacedSearch(text: string, blankMeans: BlankMeaning = 'and'): PlacedSearch {
  return new SearchParser(text, blankMeans).parse();
}

class SearchParser {
  private readonly tokens: readonly Token[];
  private readonly places = new Map<SearchLeaf, Place>();
  private index = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly blankMeans: BlankMeaning,
  ) {
    this.tokens = lexSearch(text);
  }

  /** search := [either] end */
  parse(): PlacedSearch {
    if (this.peek().kind === 'end') {
      return { condition: all, places: this.places };
    }
    const condition = this.parseEither(undefined);
    const isWhole = this.peek().kind === 'end';
    return isWhole
      ? { condition, places: this.places }
      : this.fail(this.peek(), say('This parenthesis was never opened'));
  }

  /** either := both (OR both)* */
  private parseEither(key: string | undefined): SearchNode {
    const operands = [this.parseBoth(key)];
    while (this.takeOperator('or')) {
      operands.push(this.parseBoth(key));
    }
    return or(...operands);
  }

  /** both := negation (AND negation | NOT operand)* */
  private parseBoth(key: string | undefined): SearchNode {
    const operands = [this.parseNegation(key)];
    while (this.takeOperator('and')) {
      operands.push(this.parseNegation(key));
    }
    return and(...operands);
  }

  /** negation := NOT* operand */
  private parseNegation(key: string | undefined): SearchNode {
    let negated = false;
    while (this.takeNot()) {
      negated = !negated;
    }
    const operand = this.parseOperand(key);
    return negated ? not(operand) : operand;
  }

  /** operand := "(" either ")" | term; inside a value group: "(" either ")" | value */
  private parseOperand(key: string | undefined): SearchNode {
    const token = this.peek();
    switch (token.kind) {
      case 'open':
        return this.parseGroup(key);
      case 'word':
      case 'phrase':
        return key === undefined ? this.parseTerm(token) : this.placed(this.parseValue(key, token), token.offset, true);
      case 'colon':
      case 'comparator':
        return this.fail(token, say('A key must stand right before {{sign}}', { sign: token.raw }));
      default:
        return this.failMissingCondition(token);
    }
  }

  private parseGroup(key: string | undefined): SearchNode {
    const open = this.advance();
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      return this.fail(
        open,
        say('Parentheses are nested deeper than {{most}}, which CLS refuses', { most: MAX_DEPTH }),
      );
    }
    const node = this.parseEither(key);
    if (this.peek().kind !== 'close') {
      return this.failUnclosed(open);
    }
    this.advance();
    this.depth -= 1;
    return node;
  }

  /** term := key ":" fieldValue | key comparator number | value */
  private parseTerm(token: Value): SearchNode {
    const following = this.tokens[this.index + 1]!;
    if (following.kind !== 'colon' && following.kind !== 'comparator') {
      return this.placed(this.parseValue(undefined, token), token.offset);
    }
    const key = this.requireKey(token, following);
    this.advance();
    this.requireNoBlank(key, following);
    const node = following.kind === 'colon' ? this.parseFieldValue(key.raw) : this.parseComparison(key.raw);
    return this.placed(node, token.offset);
  }

  private placed(node: SearchNode, offset: number, inGroup = false): SearchNode {
    const isLeaf = node.kind === 'match' || node.kind === 'compare' || node.kind === 'exists';
    if (isLeaf && !this.places.has(node)) {
      this.places.set(node, { offset, inGroup });
    }
    return node;
  }

  /** fieldValue := comparator number | "(" either ")" | value */
  private parseFieldValue(key: string): SearchNode {
    const colon = this.advance();
    const token = this.peek();
    switch (token.kind) {
      case 'comparator':
        this.requireNoBlank(colon, token);
        return this.parseComparison(key);
      case 'open':
        this.requireNoBlank(colon, token);
        return this.parseGroup(key);
      case 'word':
      case 'phrase':
        this.requireNoBlank(colon, token);
        return this.parseValue(key, token);
      default:
        return this.failMissingValue(key, colon, token);
    }
  }

  /** number: digits with an optional sign and fraction, right after the comparator */
  private parseComparison(key: string): SearchNode {
    const comparator = this.advance() as Token & { kind: 'comparator' };
    const token = this.peek();
    if (token.kind !== 'word' && token.kind !== 'phrase') {
      return this.failAt(
        comparator.end,
        say('A number is missing after {{key}}{{sign}}', { key, sign: comparator.raw }),
      );
    }
    this.requireNoBlank(comparator, token);
    if (!NUMBER.test(token.raw)) {
      const values = { sign: comparator.raw, word: token.raw };
      const reason =
        comparator.operator === '='
          ? say('{{sign}} compares with a number, not with {{word}}; for text write {{key}}:{{word}}', {
              ...values,
              key,
            })
          : say('{{sign}} compares with a number, not with {{word}}', values);
      return this.fail(token, reason);
    }
    this.advance();
    this.refuseColon();
    return { kind: 'compare', key, operator: comparator.operator, value: token.raw };
  }

  /** value := "*" | word | phrase */
  private parseValue(key: string | undefined, token: Value): SearchNode {
    this.advance();
    this.refuseColon();
    if (token.raw === '*') {
      return key === undefined ? all : exists(key);
    }
    if (token.value[0] === ANY) {
      return this.fail(token, say('A value cannot begin with *: prefix fuzzy query is not supported'));
    }
    if (/^-+$/.test(token.raw)) {
      return this.fail(
        token,
        say('A value of dashes alone is not documented; write "{{dashes}}"', { dashes: token.raw }),
      );
    }
    if (token.value[0] === '' && key === undefined) {
      return this.fail(token, say('There are no words in these quotes'));
    }
    const phrase = token.kind === 'phrase';
    return { kind: 'match', ...(key === undefined ? {} : { key }), value: token.value, phrase };
  }

  /** Whether the next operand is joined by `operator`. A NOT between two conditions means AND NOT. */
  private takeOperator(operator: LogicalOperator): boolean {
    const token = this.peek();
    switch (token.kind) {
      case 'operator':
        if (token.operator === operator) {
          this.advance();
          return true;
        }
        return token.operator === 'not' && operator === 'and';
      case 'word':
      case 'phrase':
      case 'open':
        this.requireBlankBefore(token);
        return operator === this.blankMeans;
      default:
        return false;
    }
  }

  private takeNot(): boolean {
    const token = this.peek();
    const isNot = token.kind === 'operator' && token.operator === 'not';
    if (isNot) {
      this.advance();
    }
    return isNot;
  }

  private requireKey(token: Value, following: Token): Key {
    if (token.kind === 'phrase') {
      return this.fail(token, say('A key is written without quotes'));
    }
    if (token.raw.endsWith('!') && following.raw === '=') {
      return this.fail(following, NO_UNEQUAL);
    }
    if (!isPlainKey(token.raw)) {
      const reason = say(
        '{{word}} is not a key: letters, digits, "_", "." and "-" are allowed; a : inside a value is written \\:',
        { word: token.raw },
      );
      return this.fail(token, reason);
    }
    return token as Key;
  }

  private requireNoBlank(left: Token, right: Token): void {
    if (left.end !== right.offset) {
      const sign = left.kind === 'word' ? right.raw : left.raw;
      const reason =
        sign === ':'
          ? say('Write no blanks around {{sign}}', { sign })
          : say('Write no blanks around {{sign}} (number_format_exception: For input string: "{{sign}}")', { sign });
      this.failAt(left.end, reason);
    }
  }

  private requireBlankBefore(token: Token): void {
    if (this.tokens[this.index - 1]!.end === token.offset) {
      const sign = token.raw[0]!;
      const reason =
        token.kind === 'word'
          ? say('An operator is missing before {{sign}}', { sign })
          : say('An operator is missing before {{sign}}; inside a value it is written \\{{sign}}', { sign });
      this.fail(token, reason);
    }
  }

  private refuseColon(): void {
    const token = this.peek();
    if ((token.kind === 'colon' || token.kind === 'comparator') && this.tokens[this.index - 1]!.end === token.offset) {
      this.fail(
        token,
        say('A {{sign}} inside a value is written \\{{sign}}, or the value in quotes', { sign: token.raw }),
      );
    }
  }

  private failMissingValue(key: string, colon: Token, token: Token): never {
    if (token.kind === 'operator' && token.offset === colon.end) {
      this.fail(token, say('{{word}} is an operator; as a value write {{key}}:"{{word}}"', { word: token.raw, key }));
    }
    if (token.kind === 'colon') {
      this.fail(token, say('A {{sign}} inside a value is written \\{{sign}}, or the value in quotes', { sign: ':' }));
    }
    this.failAt(colon.end, say('A value is missing after {{key}}:', { key }));
  }

  private failMissingCondition(token: Token): never {
    const previous = this.tokens[this.index - 1];
    if (previous?.kind === 'open' && token.kind === 'close') {
      this.fail(previous, say('These parentheses are empty'));
    }
    if (previous?.kind === 'open' && token.kind === 'end') {
      this.failUnclosed(previous);
    }
    if (previous === undefined || previous.kind === 'open') {
      this.fail(token, say('A condition is missing before {{word}}', { word: token.raw }));
    }
    this.failAt(previous.end, say('A condition is missing after {{word}}', { word: previous.raw }));
  }

  private failUnclosed(open: Token): never {
    this.fail(open, say('This parenthesis is not closed'));
  }

  private peek(): Token {
    return this.tokens[this.index]!;
  }

  private advance(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  private fail(token: Token, reason: Said): never {
    return this.failAt(token.offset, reason);
  }

  private failAt(offset: number, reason: Said): never {
    throw new QuerySyntaxError(this.text, offset, reason);
  }
}
