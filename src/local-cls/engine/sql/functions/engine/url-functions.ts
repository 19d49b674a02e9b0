import { BIGINT, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';

const URL_PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i;
const NO_URL = /[\s"<>\\^`{|}]|%(?![0-9a-f]{2})/i;

interface UrlParts {
  protocol: string;
  host: string;
  port: string;
  path: string;
  query: string;
  fragment: string;
}

/** Undefined for what is no URL. Absent parts are empty. */
function partsOf(url: string): UrlParts | undefined {
  const found = NO_URL.test(url) ? null : URL_PARTS.exec(url);
  if (found === null) {
    return undefined;
  }
  const [, protocol = '', authority = '', path = '', query = '', fragment = ''] = found;
  const [, host = '', port = ''] = /^(?:.*@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  return { protocol, host, port, path, query, fragment };
}

function part(name: 'protocol' | 'host' | 'path' | 'query' | 'fragment') {
  return (url: string): string | null => {
    const parts = partsOf(url);
    return parts === undefined ? null : decodeBytes(parts[name]);
  };
}

function port(url: string): bigint | null {
  const text = partsOf(url)?.port ?? '';
  return text === '' ? null : BigInt(text);
}

function parameter(url: string, name: string): string | null {
  const pairs = partsOf(url)?.query.split('&') ?? [];
  const pair = pairs.find((candidate) => decodeForm(candidate.split('=', 1)[0]!) === name);
  return pair === undefined ? null : decodeForm(pair.slice(pair.split('=', 1)[0]!.length + 1));
}

function decodeBytes(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
}

function decodeForm(text: string): string {
  if (/%(?![0-9a-f]{2})/i.test(text)) {
    throw new Error(`URLDecoder: Illegal hex characters in escape (%) pattern: ${text}`);
  }
  return decodeBytes(text.replaceAll('+', ' '));
}

/** Letters, digits and `.-*_` stay, a blank becomes `+`. */
function encodeForm(text: string): string {
  const escaped = (letter: string) =>
    [...Buffer.from(letter)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  return text.replace(/[^A-Za-z0-9.*_-]/gu, (letter) => (letter === ' ' ? '+' : escaped(letter)));
}

export const URL_FUNCTIONS = [
  ...(['protocol', 'host', 'path', 'query', 'fragment'] as const).map((name) =>
    defineFunction(`cls_url_${name}`, [VARCHAR], VARCHAR, part(name)),
  ),
  defineFunction('cls_url_port', [VARCHAR], BIGINT, port),
  defineFunction('cls_url_parameter', [VARCHAR, VARCHAR], VARCHAR, parameter),
  defineFunction('cls_url_encode', [VARCHAR], VARCHAR, encodeForm),
  defineFunction('cls_url_decode', [VARCHAR], VARCHAR, decodeForm),
];
