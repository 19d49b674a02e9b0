/**
 * A sentence said where nobody knows the reader's language: in English, with a name in `{{ }}` for each value. It is
 * put into words where the reader is known. A value may be a sentence itself.
 */
export interface Said {
  readonly english: string;
  readonly values: Readonly<Record<string, Value>>;
}

type Value = string | number | Said;

type NamesIn<Sentence extends string> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type ValuesOf<Sentence extends string> = [NamesIn<Sentence>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Sentence>, Value>>];

/** The sentence stands here as one literal: a test finds it there and asks the catalogue for its Chinese. */
export function say<const Sentence extends string>(english: Sentence, ...[values]: ValuesOf<Sentence>): Said {
  return { english, values: values ?? {} };
}

/** Words of others (an API, the system), which stay as they are. */
export function quote(words: string): Said {
  return { english: '{{words}}', values: { words } };
}
