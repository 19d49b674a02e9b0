import type { ParameterShape } from '../actions/action-rule';

const VALUE = {
  Type: 'string!',
  Tokenizer: 'string',
  SqlFlag: 'boolean',
  ContainZH: 'boolean',
  Alias: 'string',
  OpenIndexForChildOnly: 'boolean',
  ChildNode: 'array',
} as const;

const KEY_VALUES = [{ Key: 'string!', Value: VALUE }] as const;

/** The members of an index rule (`RuleInfo`). */
export const RULE_SHAPE: ParameterShape = {
  FullText: { CaseSensitive: 'boolean!', Tokenizer: 'string!', ContainZH: 'boolean' },
  KeyValue: { CaseSensitive: 'boolean!', KeyValues: KEY_VALUES },
  Tag: { CaseSensitive: 'boolean!', KeyValues: KEY_VALUES },
  DynamicIndex: { Status: 'boolean!' },
};
