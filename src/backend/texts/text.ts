/** Texts of the backend that a person reads, in the languages of the plugin. English is the source of the keys. */
import type { Locale } from '#wording';
import english from './en-US.json';
import chinese from './zh-Hans.json';

export type TextKey = keyof typeof english;

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(english, key);
}

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = {
  'en-US': english,
  'zh-Hans': chinese,
};

/**
 * Without a locale the text is English. `{{name}}` gives way to the value of that name, `{{name:one|many}}` to the value
 * and the words that fit its number.
 */
export function text(
  locale: Locale | undefined,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return CATALOGUES[locale ?? 'en-US'][key].replace(
    /\{\{(\w+)(?::([^|{}]+)\|([^|{}]+))?\}\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      const words = Number(value) === 1 ? one : many;
      return value === undefined ? whole : words === undefined ? String(value) : `${value} ${words}`;
    },
  );
}
