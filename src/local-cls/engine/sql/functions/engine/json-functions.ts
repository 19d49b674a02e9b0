import { BIGINT, BOOLEAN, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';
import { follow, readPath } from './json-path';
import { type Json, readJson, writeJson } from './json-text';

/** Paths are mostly constants. */
let lastPath = { text: '$', steps: [] as string[] };

function at(text: string, path: string): Json | undefined {
  if (lastPath.text !== path) {
    lastPath = { text: path, steps: readPath(path) };
  }
  return follow(readJson(text), lastPath.steps);
}

/** A text without quotes, other scalars as written; NULL for objects, arrays and null. */
function scalar(json: Json | undefined): string | null {
  return json === undefined || 'members' in json || 'items' in json || isNull(json) ? null : json.text;
}

function isNull(json: Json): boolean {
  return json.kind === 'word' && json.text === 'null';
}

function itemsOf(text: string): Json[] | null {
  const json = readJson(text);
  return json?.kind === 'array' ? json.items : null;
}

function parse(text: string): string {
  const json = readJson(text);
  if (json === undefined) {
    throw new Error(`Cannot convert '${text}' to JSON`);
  }
  return writeJson(json, true);
}

function extract(text: string, path: string): string | null {
  const json = at(text, path);
  return json === undefined ? null : writeJson(json);
}

function size(text: string, path: string): bigint | null {
  const json = at(text, path);
  return json === undefined
    ? null
    : BigInt(json.kind === 'array' ? json.items.length : json.kind === 'object' ? json.members.length : 0);
}

/** From the end when negative. */
function itemAt(text: string, index: bigint): string | null {
  const item = itemsOf(text)?.at(Number(index));
  return item === undefined || isNull(item) ? null : (scalar(item) ?? writeJson(item));
}

/** `kind`: what SQL compares with; a text equals only a JSON text. */
function contains(text: string, value: string, kind: string): boolean | null {
  const fits = (item: Json) =>
    kind === 'varchar'
      ? item.kind === 'string' && item.text === value
      : item.kind === 'word' &&
        (kind === 'boolean' ? item.text === value : isNumber(item) && Number(item.text) === Number(value));
  return itemsOf(text)?.some(fits) ?? null;
}

function isNumber(item: Json): boolean {
  return item.kind === 'word' && /^[-\d]/.test(item.text);
}

function lengthOf(text: string): bigint | null {
  const items = itemsOf(text);
  return items === null ? null : BigInt(items.length);
}

/** A scalar as text; objects and arrays have none. */
function textOf(text: string): string | null {
  const json = readJson(text);
  if (json?.kind === 'object' || json?.kind === 'array') {
    throw new Error(`Cannot cast '${text}' to VARCHAR`);
  }
  return scalar(json);
}

function requireKind<Kind extends 'array' | 'object'>(text: string, kind: Kind): Extract<Json, { kind: Kind }> | null {
  const json = readJson(text);
  if (json === undefined || isNull(json)) {
    return null;
  }
  if (json.kind !== kind) {
    throw new Error(`Cannot cast '${text}' to ${kind === 'array' ? 'ARRAY' : 'MAP'}`);
  }
  return json as Extract<Json, { kind: Kind }>;
}

const asList = (texts: readonly string[] | undefined) => (texts === undefined ? null : listValue(texts));

export const JSON_FUNCTIONS = [
  defineFunction('cls_json_parse', [VARCHAR], VARCHAR, parse),
  defineFunction('cls_json_extract', [VARCHAR, VARCHAR], VARCHAR, extract),
  defineFunction('cls_json_scalar', [VARCHAR, VARCHAR], VARCHAR, (text: string, path: string) =>
    scalar(at(text, path)),
  ),
  defineFunction('cls_json_size', [VARCHAR, VARCHAR], BIGINT, size),
  defineFunction('cls_json_length', [VARCHAR], BIGINT, lengthOf),
  defineFunction('cls_json_item', [VARCHAR, BIGINT], VARCHAR, itemAt),
  defineFunction('cls_json_contains', [VARCHAR, VARCHAR, VARCHAR], BOOLEAN, contains),
  defineFunction('cls_json_text', [VARCHAR], VARCHAR, textOf),
  defineFunction('cls_json_items', [VARCHAR], LIST(VARCHAR), (text: string) =>
    asList(requireKind(text, 'array')?.items.map((item) => writeJson(item))),
  ),
  defineFunction('cls_json_keys', [VARCHAR], LIST(VARCHAR), (text: string) =>
    asList(requireKind(text, 'object')?.members.map(([key]) => JSON.stringify(key))),
  ),
  defineFunction('cls_json_values', [VARCHAR], LIST(VARCHAR), (text: string) =>
    asList(requireKind(text, 'object')?.members.map(([, value]) => writeJson(value))),
  ),
];
