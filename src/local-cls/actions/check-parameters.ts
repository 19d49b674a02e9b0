import { ClsFailure, invalidParameter } from '../failure';
import type { ParameterKind } from './action-rule';

/** Reads a request body against the parameters of its action. Null counts as absent, as everywhere in the API. */
export function checkParameters(
  body: string,
  parameters: Readonly<Record<string, ParameterKind>>,
): Record<string, unknown> {
  const given = readObject(body);
  for (const [name, kind] of Object.entries(parameters)) {
    if (kind.endsWith('!') && !Object.hasOwn(given, name)) {
      throw new ClsFailure('MissingParameter', `The request is missing the required parameter \`${name}\`.`);
    }
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(parameters, name)) {
      throw new ClsFailure('UnknownParameter', `The parameter \`${name}\` is not recognized.`);
    }
    const kind = parameters[name]!.replace('!', '');
    if (!isOfKind(value, kind)) {
      throw invalidParameter(`The value type of parameter \`${name}\` is not valid: ${kind} expected.`);
    }
  }
  return given;
}

function readObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new ClsFailure('InvalidRequest', 'The request body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ClsFailure('InvalidRequest', 'The request body is not a JSON object.');
  }
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}

function isOfKind(value: unknown, kind: string): boolean {
  switch (kind) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'array':
      return Array.isArray(value);
    default:
      return typeof value === kind;
  }
}
