import type { ClsFailure } from './failure';
import chinese from './messages.zh-CN.json';

const CHINESE: Readonly<Record<string, string>> = chinese;

/**
 * A failure's text in the language of `X-TC-Language`: Chinese for `zh-CN`, else English. In Chinese the general codes
 * have a sentence of their own with the English detail behind it; CLS's own codes are English in both.
 */
export function messageIn(language: string | undefined, { code, message }: ClsFailure): string {
  return language === 'zh-CN' && Object.hasOwn(CHINESE, code) ? `${CHINESE[code]} [${message}]` : message;
}
