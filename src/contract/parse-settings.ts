import { LOCALES, say } from '#wording';
import {
  InvalidQueryError,
  readFlag,
  readInteger,
  readList,
  readObject,
  readOneOf,
  readText,
  type Source,
} from '#query';
import { parseCaps } from './parse-caps';
import { parseNames } from './parse-names';
import {
  type Endpoint,
  type EndpointKind,
  InvalidSettingsError,
  LONGEST_WINDOW_MINUTES,
  type Settings,
} from './settings';

export const ENDPOINT_KINDS: readonly EndpointKind[] = [
  'default',
  'regional',
  'international',
  'internal',
  'finance',
  'custom',
];

/** Reads `jsonData`. Missing members get their defaults, unknown keys are ignored, wrong members are refused by path. */
export function parseSettings(json: unknown): Settings {
  try {
    const saved = readObject(json ?? {}, 'jsonData');
    return {
      endpoint: parseEndpoint(saved.endpoint ?? {}),
      sources: readList(saved, 'sources', [], parseSource),
      names: parseNames(saved.names ?? []),
      caps: parseCaps(saved),
      enableSecureSocksProxy: readFlag({ enableSecureSocksProxy: false, ...saved }, 'enableSecureSocksProxy'),
      ...(saved.eniWindowMinutes === undefined
        ? {}
        : { eniWindowMinutes: readInteger(saved, 'eniWindowMinutes', 1, LONGEST_WINDOW_MINUTES, 5) }),
      ...(saved.locale === undefined ? {} : { locale: readOneOf(saved, 'locale', LOCALES, 'en-US') }),
    };
  } catch (error) {
    throw error instanceof InvalidQueryError ? new InvalidSettingsError(error.field, error.reason) : error;
  }
}

function parseEndpoint(json: unknown): Endpoint {
  const saved = readObject(json, 'endpoint');
  const kind = readOneOf(saved, 'kind', ENDPOINT_KINDS, 'default');
  if (kind !== 'custom') {
    return { kind };
  }
  const url = readText(saved, 'url', '', 'endpoint').trim();
  if (!/^https?:\/\/[^/\s?#@]+\/?$/.test(url)) {
    throw new InvalidQueryError(
      'endpoint.url',
      say("'{{url}}' is not an address; write it like http://127.0.0.1:8765", { url }),
    );
  }
  return { kind, url: url.replace(/\/$/, '') };
}

/** One row of the list of topics. */
export function parseSource(json: unknown, path: string): Source {
  const saved = readObject(json, path);
  const required = (key: 'region' | 'topic') => {
    const value = readText(saved, key, '', path).trim();
    if (value === '') {
      throw new InvalidQueryError(`${path}.${key}`, key === 'region' ? say('choose a region') : say('choose a topic'));
    }
    return value;
  };
  const ccn = saved.ccn === undefined ? '' : readText(saved, 'ccn', '', path).trim();
  return {
    region: required('region'),
    topic: required('topic'),
    format: readOneOf(saved, 'format', ['ccn', 'eni', 'mixed'] as const, 'mixed'),
    ...(ccn === '' ? {} : { ccn }),
  };
}
