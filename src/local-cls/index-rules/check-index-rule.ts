/** What an index rule may say (CreateIndex page and `KeyValueInfo` of the SDK). */
import type { IndexRule, IndexValue } from '#cls';
import { ClsFailure, invalidParameter } from '../failure';
import { columnsOfIndex, IndexKeyError } from '../store/topic-columns';
import type { Switches } from '../switches';

type KeyValue = NonNullable<NonNullable<IndexRule['KeyValue']>['KeyValues']>[number];

const MAX_KEYS = 300;
const MAX_DEPTH = 10;

/** Two pages differ: the SDK's list of characters, and the limits page's list of exceptions. */
const KEY_FORMS: Readonly<Record<Switches['indexKeys'], RegExp>> = {
  narrow: /^(?!_)[\p{L}\d_./@-]+$/u,
  wide: /^(?!_)[^*\\",\s]+$/u,
};

const TOKENIZER = /^[!-/:-@[-`{-~ \n\t\r]*$/;

const TYPES = ['text', 'long', 'double', 'json'];

/** The rule with every optional member filled in. Throws `ClsFailure` for what CLS would not take. */
export function checkIndexRule(rule: IndexRule, switches: Switches): IndexRule {
  if (rule.DynamicIndex?.Status) {
    throw new ClsFailure('UnsupportedOperation', 'The local CLS adds no keys to an index by itself (DynamicIndex).');
  }
  const keyValues = (rule.KeyValue?.KeyValues ?? []).map((item, k) => checkKey(item, `Rule.KeyValue.${k}`, switches));
  const tags = (rule.Tag?.KeyValues ?? []).map((item, k) => checkKey(item, `Rule.Tag.${k}`, switches));
  if (!rule.FullText && keyValues.length + tags.length === 0) {
    throw invalidParameter('Rule indexes nothing: neither FullText nor a key.');
  }
  if (keyValues.length + tags.length > MAX_KEYS) {
    throw new ClsFailure('LimitExceeded.IndexKeyOverLimit', `KeyValue and Tag have at most ${MAX_KEYS} keys together.`);
  }
  checkFamilies(keyValues);
  checkFamilies(tags);
  const checked: IndexRule = {
    FullText: rule.FullText ? checkFullText(rule.FullText) : null,
    KeyValue: rule.KeyValue ? { CaseSensitive: rule.KeyValue.CaseSensitive, KeyValues: keyValues } : null,
    Tag: rule.Tag ? { CaseSensitive: rule.Tag.CaseSensitive, KeyValues: tags } : null,
    DynamicIndex: { Status: false },
  };
  checkColumns(checked);
  return checked;
}

function checkFullText(fullText: NonNullable<IndexRule['FullText']>): NonNullable<IndexRule['FullText']> {
  checkTokenizer(fullText.Tokenizer, 'Rule.FullText');
  return { ...fullText, ContainZH: fullText.ContainZH ?? false };
}

function checkKey({ Key, Value }: KeyValue, path: string, { indexKeys, numberTokenizers }: Switches): KeyValue {
  if (!KEY_FORMS[indexKeys].test(Key)) {
    throw invalidParameter(`${path}: the key ${JSON.stringify(Key)} has a character that keys may not have.`);
  }
  if (Key.split('.').length > MAX_DEPTH) {
    throw invalidParameter(`${path}: the key ${Key} has more than ${MAX_DEPTH} levels.`);
  }
  const { Type, Tokenizer = '', SqlFlag = false, ContainZH = false } = Value as Partial<IndexValue>;
  if (!TYPES.includes(String(Type))) {
    throw invalidParameter(`${path}: the type ${JSON.stringify(Type)} of ${Key} is not one of ${TYPES.join(', ')}.`);
  }
  if (Type === 'json') {
    throw new ClsFailure('UnsupportedOperation', `${path}: the type json of ${Key} is for accounts on a list only.`);
  }
  checkTokenizer(Tokenizer, `${path}: ${Key}`);
  const isNumber = Type !== 'text';
  if (isNumber && ((Tokenizer !== '' && numberTokenizers === 'refused') || ContainZH)) {
    throw invalidParameter(`${path}: ${Key} is of type ${Type}, which takes neither a Tokenizer nor ContainZH.`);
  }
  return { Key, Value: { ...Value, Type: Type!, Tokenizer: isNumber ? '' : Tokenizer, SqlFlag, ContainZH } };
}

function checkTokenizer(tokenizer: string, path: string): void {
  if (!TOKENIZER.test(tokenizer)) {
    throw invalidParameter(`${path}: Tokenizer may hold ASCII symbols, blank, \\n, \\t and \\r only.`);
  }
}

/** A key comes once, and not beside a key below it: `a` and `a.b`. */
function checkFamilies(items: readonly KeyValue[]): void {
  const keys = new Set(items.map(({ Key }) => Key));
  if (keys.size < items.length) {
    throw invalidParameter('Rule: a key comes twice.');
  }
  for (const key of keys) {
    const parent = [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index)).find((prefix) => keys.has(prefix));
    if (parent !== undefined) {
      throw invalidParameter(`Rule: the key ${parent} and its child ${key} cannot both be indexed.`);
    }
  }
}

function checkColumns(rule: IndexRule): void {
  try {
    columnsOfIndex(rule);
  } catch (error) {
    throw error instanceof IndexKeyError ? invalidParameter(error.message) : error;
  }
}
