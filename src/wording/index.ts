/**
 * Sentences for readers of two languages. The English stands where it is said and is the key of its Chinese, which stands
 * in `zh-Hans.json`.
 */
export { askedLocale, knownLocale, type Locale, LOCALES } from './locale';
export { quote, type Said, say } from './say';
export { SaidError } from './said-error';
export { word } from './word';
