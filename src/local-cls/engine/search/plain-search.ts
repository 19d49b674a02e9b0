/** What a search means, record by record and word by word: what tests hold the engine's conditions against. */
import { cql, type Pattern, type SearchNode } from '#language';
import { type IndexRule, type IndexValue } from '#cls';

/** Texts by key, as delivered. */
export type PlainRecord = Readonly<Record<string, string>>;

type Match = Extract<SearchNode, { kind: 'match' }>;
type Cut = Pick<IndexValue, 'Tokenizer' | 'ContainZH'> & { CaseSensitive: boolean };

/** Whether the record is found, under the index that was in force when it came. */
export function isFound(node: SearchNode, record: PlainRecord, index: IndexRule): boolean {
  switch (node.kind) {
    case 'all':
      return true;
    case 'not':
      return !isFound(node.operand, record, index);
    case 'and':
      return node.operands.every((operand) => isFound(operand, record, index));
    case 'or':
      return node.operands.some((operand) => isFound(operand, record, index));
    case 'exists':
      return valueOf(node.key, record, index) !== undefined;
    case 'compare':
      return isNumber(fieldOf(node.key, index)) && compares(node, Number(valueOf(node.key, record, index)));
    case 'match':
      return node.key === undefined ? isAnywhere(node, record, index) : isInField(node, node.key, record, index);
  }
}

/** Whether the index cuts a value so that a wildcard begins a word. */
export function beginsWithWildcard(node: SearchNode, index: IndexRule): boolean {
  switch (node.kind) {
    case 'not':
      return beginsWithWildcard(node.operand, index);
    case 'and':
    case 'or':
      return node.operands.some((operand) => beginsWithWildcard(operand, index));
    case 'match': {
      const cut = node.key === undefined ? fullTextOf(index) : fieldOf(node.key, index);
      return cut !== undefined && wordsOf(node.value, cut).some(([first]) => first === cql.ANY);
    }
    default:
      return false;
  }
}

function isInField(node: Match, key: string, record: PlainRecord, index: IndexRule): boolean {
  const field = fieldOf(key, index);
  const value = valueOf(key, record, index);
  if (field === undefined) {
    return false;
  }
  if (isNumber(field)) {
    const [asked, ...more] = node.value;
    return asked === '' ? value === undefined : more.length === 0 && Number(value) === numberOf(asked);
  }
  if (value === undefined) {
    return false;
  }
  const asked = wordsOf(node.value, field);
  const words = wordsOf([value], field);
  return asked.length === 0 ? words.length === 0 : holds(words, asked, node.phrase);
}

function isAnywhere(node: Match, record: PlainRecord, index: IndexRule): boolean {
  const cut = fullTextOf(index);
  if (cut === undefined) {
    return false;
  }
  const asked = wordsOf(node.value, cut);
  const texts = Object.values({ __SOURCE__: '127.0.0.1', ...record }).map((value) => wordsOf([value], cut));
  return node.phrase
    ? asked.length > 0 && texts.some((words) => holds(words, asked, true))
    : asked.length > 0 && asked.every((word) => texts.some((words) => holds(words, [word], true)));
}

function holds(words: readonly Pattern[], asked: readonly Pattern[], phrase: boolean): boolean {
  if (asked.some(([first]) => first === cql.ANY)) {
    return false;
  }
  if (!phrase) {
    return asked.every((word) => words.some((own) => fits(own.join(''), word)));
  }
  return words.some((_, at) =>
    asked.every((word, step) => at + step < words.length && fits(words[at + step]!.join(''), word)),
  );
}

function fits(word: string, [first, ...rest]: Pattern): boolean {
  if (first === undefined) {
    return word === '';
  }
  if (first === cql.ANY) {
    return Array.from({ length: word.length + 1 }, (_, from) => word.slice(from)).some((tail) => fits(tail, rest));
  }
  return word.startsWith(first) && fits(word.slice(first.length), rest);
}

/** Cut and, where case does not matter, in lower case. */
function wordsOf(value: Pattern, cut: Cut): Pattern[] {
  const words: Pattern[] = [[]];
  for (const sign of value.flatMap((piece) => signsOf(piece, cut.CaseSensitive))) {
    if (sign !== cql.ANY && cut.Tokenizer.includes(sign)) {
      words.push([]);
    } else if (sign !== cql.ANY && cut.ContainZH && /\p{Script=Han}/u.test(sign)) {
      words.push([sign], []);
    } else {
      words.push([...words.pop()!, sign]);
    }
  }
  return words.filter((word) => word.length > 0);
}

function signsOf(piece: Pattern[number], isExact: boolean): Pattern[number][] {
  return piece === cql.ANY ? [piece] : [...(isExact ? piece : piece.toLowerCase())];
}

function valueOf(key: string, record: PlainRecord, index: IndexRule): string | undefined {
  const field = fieldOf(key, index);
  const value = record[key];
  return field === undefined || (isNumber(field) && Number.isNaN(numberOf(value))) ? undefined : value;
}

const isNumber = (field: IndexValue | undefined): boolean => field?.Type === 'long' || field?.Type === 'double';

const numberOf = (text: unknown): number => (/^-?\d+(\.\d+)?$/.test(String(text)) ? Number(text) : Number.NaN);

function fieldOf(key: string, { KeyValue, Tag }: IndexRule): (IndexValue & Cut) | undefined {
  const rule = key.startsWith('__TAG__.') ? Tag : KeyValue;
  const found = rule?.KeyValues?.find(({ Key }) => Key === key.replace('__TAG__.', ''));
  return found && { ...found.Value, CaseSensitive: rule!.CaseSensitive };
}

const fullTextOf = ({ FullText }: IndexRule): Cut | undefined => FullText ?? undefined;

function compares({ operator, value }: Extract<SearchNode, { kind: 'compare' }>, own: number): boolean {
  const bound = Number(value);
  switch (operator) {
    case '>':
      return own > bound;
    case '>=':
      return own >= bound;
    case '<':
      return own < bound;
    case '<=':
      return own <= bound;
    case '=':
      return own === bound;
  }
}
