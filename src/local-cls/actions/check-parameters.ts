import { ClsFailure, invalidParameter } from '../failure';
import type { ParameterKind, ParameterShape } from './action-rule';

/** Reads a request body against the parameters of its action. Null counts as absent, as everywhere in the API. */
export function checkParameters(body: string, parameters: ParameterShape): Record<string, unknown> {
  return checkObject(readObject(body), parameters, '');
}

function readObject(body: string): object {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new ClsFailure('InvalidRequest', 'The request body is not JSON.');
  }
  if (!isObject(value)) {
    throw new ClsFailure('InvalidRequest', 'The request body is not a JSON object.');
  }
  return value;
}

/** `path` leads to the object in the request: `Filters.0.`. */
function checkObject(value: object, shape: ParameterShape, path: string): Record<string, unknown> {
  const given = Object.entries(value).filter(([, member]) => member !== null);
  for (const [name, kind] of Object.entries(shape)) {
    const isMandatory = typeof kind === 'string' && kind.endsWith('!');
    if (isMandatory && !given.some(([present]) => present === name)) {
      throw new ClsFailure('MissingParameter', `The request is missing the required parameter \`${path}${name}\`.`);
    }
  }
  return Object.fromEntries(
    given.map(([name, member]) => {
      if (!Object.hasOwn(shape, name)) {
        throw new ClsFailure('UnknownParameter', `The parameter \`${path}${name}\` is not recognized.`);
      }
      return [name, checkValue(member, shape[name]!, `${path}${name}`)];
    }),
  );
}

function checkValue(value: unknown, kind: ParameterKind, path: string): unknown {
  if (typeof kind === 'string') {
    requireKind(isOfKind(value, kind.replace('!', '')), path, kind.replace('!', ''));
    return value;
  }
  if (isList(kind)) {
    requireKind(Array.isArray(value) && value.every(isObject), path, 'list of objects');
    return (value as object[]).map((item, index) => checkObject(item, kind[0], `${path}.${index}.`));
  }
  requireKind(isObject(value), path, 'object');
  return checkObject(value as object, kind, `${path}.`);
}

function requireKind(fits: boolean, path: string, expected: string): void {
  if (!fits) {
    throw invalidParameter(`The value type of parameter \`${path}\` is not valid: ${expected} expected.`);
  }
}

function isOfKind(value: unknown, kind: string): boolean {
  switch (kind) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    default:
      return typeof value === kind;
  }
}

function isList(kind: ParameterShape | readonly [ParameterShape]): kind is readonly [ParameterShape] {
  return Array.isArray(kind);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
