import { t } from '@grafana/i18n';
import { FIELDS, type LogFormat, parseCidr } from '#flowlog';
import {
  type Filter,
  type FilterField,
  filterFieldsOf,
  InvalidQueryError,
  type Operator,
  operatorsOf,
  parseFilters,
} from '#query';
import { operatorLabel } from '../labels';
import { isFilterField } from '../saved-shape';

/** Why a filter would be refused, in words for the person typing it; undefined where it is fine. */
export function filterProblem(filter: Filter, log: LogFormat | 'mixed'): string | undefined {
  if (!filterFieldsOf(log).includes(filter.field)) {
    return t('filter.problem.field', 'Records of this flow log do not have this field');
  }
  if (!operatorsOf(filter.field).includes(filter.operator)) {
    return t('filter.problem.operator', 'This field has no such operator');
  }
  if (needsValues(filter.operator) && filter.values.length === 0) {
    return t('filter.problem.empty', 'Give at least one value, or remove the filter');
  }
  const wrong = filter.values.find((value) => !hasVariable(value) && !isReadable({ ...filter, values: [value] }, log));
  return wrong === undefined ? undefined : valueProblem(wrong, filter);
}

function valueProblem(value: string, { field, operator }: Filter): string {
  const interpolation = { escapeValue: false };
  const network: Operator = operator === 'isNot' ? 'notInNetwork' : 'inNetwork';
  // A network where an address belongs: the slip with a way out in the same row.
  if (['is', 'isNot'].includes(operator) && operatorsOf(field).includes(network) && parseCidr(value) !== undefined) {
    const words = { value, operator: operatorLabel(network), interpolation };
    return t('filter.problem.network', '"{{value}}" is a network; choose the operator "{{operator}}"', words);
  }
  return t('filter.problem.value', '"{{value}}" does not fit. {{expected}}', {
    value,
    expected: expectation(field, operator),
    interpolation,
  });
}

export function needsValues(operator: Operator): boolean {
  return operator !== 'exists' && operator !== 'missing';
}

/** Values with variables are known only when the query runs. */
function hasVariable(value: string): boolean {
  return value.includes('$') || value.includes('[[');
}

function isReadable(filter: Filter, log: LogFormat | 'mixed'): boolean {
  try {
    parseFilters([filter], log);
    return true;
  } catch (error) {
    if (error instanceof InvalidQueryError) {
      return false;
    }
    throw error;
  }
}

/** What a value of this field looks like. Also the placeholder of its text box. */
export function expectation(field: FilterField, operator: Operator): string {
  if (!isFilterField(field)) {
    return '';
  }
  switch (operator) {
    case 'inNetwork':
    case 'notInNetwork':
      return t('filter.expected.network', 'A network like 10.1.0.0/16 or 2001:db8::/32');
    case 'between':
      return t('filter.expected.range', 'A range like 1024-65535');
    case 'atLeast':
    case 'atMost':
      return t('filter.expected.number', 'A whole number');
    default:
      return expectedValue(field);
  }
}

function expectedValue(field: FilterField): string {
  switch (field) {
    case 'pair':
      return t('filter.expected.pair', 'Two regions like ap-shanghai>ap-guangzhou');
    case 'words':
      return t('filter.expected.words', 'Words that occur anywhere in the record');
    case 'protocol':
      return t('filter.expected.protocol', 'A name like tcp or a number from 0 to 255');
    case 'region':
      return t('filter.expected.region', 'A region id like ap-guangzhou');
    case 'action':
      return t('filter.expected.action', 'ACCEPT or REJECT');
    case 'status':
      return t('filter.expected.status', 'OK, NODATA or SKIPDATA');
  }
  switch (field === 'address' || field === 'port' ? field : FIELDS[field].kind) {
    case 'address':
      return t('filter.expected.address', 'An address like 10.0.1.5 or 2001:db8::1');
    case 'port':
      return t('filter.expected.port', 'A port from 0 to 65535');
    case 'region':
      return t('filter.expected.region', 'A region id like ap-guangzhou');
    case 'number':
      return t('filter.expected.number', 'A whole number');
    case 'time':
      return t('filter.expected.time', 'Seconds since 1970');
    case 'text':
      return t('filter.expected.text', 'The text as it stands in the record');
  }
}
