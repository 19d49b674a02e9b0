import type { LogFormat } from '#flowlog';
import { operatorsOf } from './choices';
import { fieldOfKey } from './edit-filters';
import type { Filter, FilterField } from './model';

/** A condition as the filters of a dashboard write it. */
export interface AdHocFilter {
  key: string;
  operator: string;
  value: string;
  /** `=|` and `!=|` only. */
  values?: string[];
}

/**
 * The filters that say the same. A condition that has none, as a regular expression that is no list of values, is
 * kept as it is written: the backend refuses it by name, so that it never vanishes.
 *
 *     srcaddr =| 10.0.0.1, 10.0.0.2  ->  srcaddr is 10.0.0.1, 10.0.0.2
 *     dstport > 1023                 ->  dstport between 1024-65535
 */
export function filtersOfAdHoc(condition: AdHocFilter, log: LogFormat | 'mixed'): Filter[] {
  const field = fieldOfKey(condition.key, log);
  const isList = condition.operator.endsWith('|');
  const values = isList && condition.values?.length ? condition.values : [condition.value];
  const written = { field: condition.key, operator: condition.operator, values } as unknown as Filter;
  return (field && translate(field, condition.operator, values)) ?? [written];
}

function translate(field: FilterField, operator: string, values: readonly string[]): Filter[] | undefined {
  const [value] = values as [string];
  switch (operator) {
    case '=':
    case '=|':
      return equal(field, values);
    case '!=':
    case '!=|':
      return unequal(field, values);
    case '=~':
      return value === '.*' ? [] : withLiterals(value, (literals) => equal(field, literals));
    case '!~':
      return withLiterals(value, (literals) => unequal(field, literals));
    case '<':
      return compare(field, 'atMost', value, -1n);
    case '<=':
      return compare(field, 'atMost', value, 0n);
    case '>':
      return compare(field, 'atLeast', value, 1n);
    case '>=':
      return compare(field, 'atLeast', value, 0n);
    default:
      return undefined;
  }
}

const isMissing = (value: string): boolean => ['', '-', '-1'].includes(value.trim());

/** A missing value beside others has no form: no filter says "missing or one of". */
function equal(field: FilterField, values: readonly string[]): Filter[] | undefined {
  if (values.every(isMissing)) {
    return [{ field, operator: 'missing', values: [] }];
  }
  return values.some(isMissing) ? undefined : [{ field, ...anyOf(field, values, ['is', 'inNetwork']) }];
}

function unequal(field: FilterField, values: readonly string[]): Filter[] {
  const present = values.filter((value) => !isMissing(value));
  return [
    ...(present.length < values.length ? [{ field, operator: 'exists' as const, values: [] }] : []),
    ...(present.length > 0 ? [{ field, ...anyOf(field, present, ['isNot', 'notInNetwork']) }] : []),
  ];
}

/** Addresses beside networks are networks of one address. */
function anyOf(
  field: FilterField,
  values: readonly string[],
  [plain, network]: ['is', 'inNetwork'] | ['isNot', 'notInNetwork'],
): Pick<Filter, 'operator' | 'values'> {
  const hasNetwork = operatorsOf(field).includes(network) && values.some((value) => value.includes('/'));
  return hasNetwork
    ? { operator: network, values: values.map((value) => (value.includes('/') ? value : `${value}/${bitsOf(value)}`)) }
    : { operator: plain, values: [...values] };
}

const bitsOf = (address: string): number => (address.includes(':') ? 128 : 32);

/** Regular expressions hold for the whole value, as in Prometheus and Loki: only lists of values can be said otherwise. */
function withLiterals(pattern: string, say: (literals: string[]) => Filter[] | undefined): Filter[] | undefined {
  const whole = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const alternatives = (/^\((?:\?:)?(.*)\)$/.exec(whole)?.[1] ?? whole).split('|');
  const isPlain = alternatives.every((literal) => /^(\\[.\-/:>+]|[\w\-/:> ])+$/.test(literal));
  return isPlain ? say(alternatives.map((literal) => literal.replace(/\\([.\-/:>+])/g, '$1'))) : undefined;
}

/** Ports have ranges instead. Below 0 and above the last port there is nothing to ask for. */
function compare(field: FilterField, end: 'atLeast' | 'atMost', value: string, step: bigint): Filter[] | undefined {
  const operators = operatorsOf(field);
  if (!operators.includes('between') || !/^\d{1,17}$/.test(value)) {
    return undefined;
  }
  const number = BigInt(value) + step;
  if (number < 0n) {
    return undefined;
  }
  if (operators.includes(end)) {
    return [{ field, operator: end, values: [String(number)] }];
  }
  if (end === 'atLeast') {
    return number > MAX_PORT ? undefined : [{ field, operator: 'between', values: [`${number}-${MAX_PORT}`] }];
  }
  return [{ field, operator: 'between', values: [`0-${number > MAX_PORT ? MAX_PORT : number}`] }];
}

const MAX_PORT = 65535n;
