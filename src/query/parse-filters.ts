import { type Said, say } from '#wording';
import { FIELDS, type LogFormat, normalizeAddress, parseCidr, protocolNumber } from '#flowlog';
import { filterFieldsOf, operatorsOf } from './choices';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter, FilterField, Operator } from './model';
import { describe, readList, readObject, readOneOf, refuseVariable } from './read-json';

/** Reads and normalises filters: addresses in canonical form, protocols as numbers, actions in capitals. */
export function parseFilters(json: unknown, log: LogFormat | 'mixed'): Filter[] {
  return readList({ filters: json }, 'filters', [], (value, path) => readFilter(value, path, log));
}

function readFilter(value: unknown, path: string, log: LogFormat | 'mixed'): Filter {
  const saved = readObject(value, path);
  const field = choose(saved.field, `${path}.field`, filterFieldsOf(log), undefined);
  const operator = choose(saved.operator, `${path}.operator`, operatorsOf(field), operatorsOf(field)[0]);
  if (operator === 'exists' || operator === 'missing') {
    return { field, operator, values: [] };
  }
  const list = `${path}.values`;
  const values = readList({ [list]: saved.values }, list, [], (item, at) => readValue(item, at, field, operator));
  if (values.length === 0) {
    throw new InvalidQueryError(`${path}.values`, say('give at least one value, or remove the filter'));
  }
  if ((operator === 'atLeast' || operator === 'atMost') && values.length > 1) {
    throw new InvalidQueryError(`${path}.values`, say('takes one number; give the one that matters'));
  }
  return { field, operator, values };
}

function choose<Choice extends string>(
  value: unknown,
  path: string,
  choices: readonly Choice[],
  fallback: Choice | undefined,
): Choice {
  return readOneOf({ [path]: value }, path, choices, fallback);
}

function readValue(value: unknown, path: string, field: FilterField, operator: Operator): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') {
    throw new InvalidQueryError(
      path,
      say('expected text, got {{value}}; give a value, or remove it', { value: describe(value) }),
    );
  }
  refuseVariable(text, path);
  const refusal = (why: Said) => new InvalidQueryError(path, say("'{{text}}' {{why}}", { text, why }));
  return normalizeValue(text.trim(), field, operator, refusal);
}

/** The canonical form of one filter value; `fail` makes the error for a value that has none. */
function normalizeValue(text: string, field: FilterField, operator: Operator, fail: (why: Said) => Error): string {
  switch (operator) {
    case 'inNetwork':
    case 'notInNetwork':
      return readNetwork(text, fail);
    case 'between':
      return readRange(text, field, fail);
    case 'atLeast':
    case 'atMost':
      return readNumber(text, field, fail);
    default:
      return readEqual(text, field, fail);
  }
}

function readEqual(text: string, field: FilterField, fail: (why: Said) => Error): string {
  switch (field) {
    case 'pair': {
      const regions = text.split('>').map((region) => region.trim().toLowerCase());
      if (regions.length !== 2 || !regions.every((region) => /^[a-z0-9-]+$/.test(region))) {
        throw fail(say('is not a region pair; write it like ap-shanghai>ap-guangzhou'));
      }
      return regions.join('>');
    }
    case 'words':
      return text;
    case 'action':
    case 'status':
      return text.toUpperCase();
    case 'protocol': {
      const number = protocolNumber(text);
      if (number === undefined) {
        throw fail(say('is not a protocol; write a name like tcp or a number from 0 to 255'));
      }
      return String(number);
    }
  }
  switch (kindOf(field)) {
    case 'address': {
      const address = normalizeAddress(text);
      if (address === undefined) {
        throw fail(
          text.includes('/')
            ? say('is a network; use the operator inNetwork')
            : say('is not an IP address; write one like 10.1.0.5'),
        );
      }
      return address;
    }
    case 'region':
      return text.toLowerCase();
    case 'port':
    case 'number':
    case 'time':
      return readNumber(text, field, fail);
    case 'text':
      return text;
  }
}

function kindOf(field: Exclude<FilterField, 'pair' | 'words'>) {
  return field === 'address' || field === 'port' || field === 'region' ? field : FIELDS[field].kind;
}

function readNetwork(text: string, fail: (why: Said) => Error): string {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    throw fail(say('is not a network; write it like 10.1.0.0/16'));
  }
  return text;
}

function readRange(text: string, field: FilterField, fail: (why: Said) => Error): string {
  const [low, high, ...rest] = text.split('-').map((end) => end.trim());
  if (low === undefined || high === undefined || rest.length > 0) {
    throw fail(say('is not a range; write it like 1024-65535'));
  }
  const range = [readNumber(low, field, fail), readNumber(high, field, fail)] as const;
  if (BigInt(range[0]) > BigInt(range[1])) {
    throw fail(say('runs backwards; write the smaller number first'));
  }
  return range.join('-');
}

function readNumber(text: string, field: FilterField, fail: (why: Said) => Error): string {
  if (!/^\d{1,18}$/.test(text)) {
    throw fail(say('is not a whole number; write digits only, like 443'));
  }
  const isPort = field === 'port' || field === 'srcport' || field === 'dstport';
  if (isPort && Number(text) > 65535) {
    throw fail(say('is not a port; ports go from 0 to 65535'));
  }
  if (field === 'protocol' && Number(text) > 255) {
    throw fail(say('is not a protocol number; they go from 0 to 255'));
  }
  return String(BigInt(text));
}
