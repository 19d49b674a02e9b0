import type { Locale } from './locale';
import type { Said } from './say';
import chinese from './zh-Hans.json';

const CHINESE: Readonly<Record<string, string>> = chinese;

/** The sentence in the reader's language, in English where nobody knows it. */
export function word({ english, values }: Said, locale?: Locale): string {
  const sentence = (locale === 'zh-Hans' && Object.hasOwn(CHINESE, english) && CHINESE[english]) || english;
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? word(value, locale) : String(value ?? whole);
  });
}
