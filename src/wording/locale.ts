export type Locale = 'en-US' | 'zh-Hans';

export const LOCALES: readonly Locale[] = ['en-US', 'zh-Hans'];

/** A language the plugin does not speak is answered in English. */
export function knownLocale(language: unknown): Locale {
  return LOCALES.find((locale) => locale === language) ?? 'en-US';
}

/** The language a message from a browser asks for; absent where it names none that the plugin speaks. */
export function askedLocale(message: unknown): Locale | undefined {
  const named = typeof message === 'object' && message !== null && 'locale' in message ? message.locale : undefined;
  return LOCALES.find((locale) => locale === named);
}
