import type { DataSourceGetTagValuesOptions, GetTagResponse, MetricFindValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { ValuesAnswer } from '#contract';
import { FIELDS, type LogFormat, type LogicalField } from '#flowlog';
import { fieldOfKey, filterFieldsOf, filtersOfAdHoc, listedFieldsOf, sidesOf } from '#query';
import type { FlowLogsDataSource } from '../datasource';
import { fieldLabel } from '../labels';
import { toResourceError } from '../resource-error';
import type { SavedQuery } from '../saved-query';

/** The flow logs that the settings have topics of; CCN where there is none yet. */
function logsOf({ sources }: FlowLogsDataSource): LogFormat[] {
  const logs = (['ccn', 'eni'] as const).filter((log) =>
    sources.some(({ format }) => format === log || format === 'mixed'),
  );
  return logs.length === 0 ? ['ccn'] : logs;
}

/** Every field of the flow logs that the topics can count by. */
export async function tagKeys(datasource: FlowLogsDataSource): Promise<MetricFindValue[]> {
  const keys = await Promise.all(
    logsOf(datasource).map(async (log) => {
      const { fields } = await datasource.fields({ log });
      const counted = new Set(fields.filter(({ statistics }) => statistics).map(({ key }) => key.toLowerCase()));
      const isCounted = (field: LogicalField) => FIELDS[field].spellings.some((spelling) => counted.has(spelling));
      return filterFieldsOf(log).filter(
        (field) => field !== 'words' && (field === 'pair' ? PAIR : sidesOf(field)).every(isCounted),
      );
    }),
  );
  return [...new Set(keys.flat())].map((field) => ({ text: fieldLabel(field), value: field }));
}

const PAIR: readonly LogicalField[] = ['srcregion', 'dstregion'];

/**
 * The values of a field within the time range, in records that meet the other conditions. What they lack, as those of a
 * log that failed, Grafana shows at the filters beside what there is.
 */
export async function tagValues(
  datasource: FlowLogsDataSource,
  { key, filters, timeRange }: DataSourceGetTagValuesOptions<SavedQuery>,
): Promise<GetTagResponse> {
  const to = timeRange?.to.valueOf() ?? Date.now();
  const range = { fromMs: timeRange?.from.valueOf() ?? to - 3_600_000, toMs: to };
  const lists = await Promise.all(
    logsOf(datasource).map(async (log): Promise<Pick<ValuesAnswer, 'values' | 'warnings'>> => {
      const of = listedFieldsOf(log).find((field) => field === fieldOfKey(key, log));
      const fits = filters.every((other) => fieldOfKey(other.key, log) !== undefined);
      const narrowed = filters.flatMap((other) => filtersOfAdHoc(other, log));
      return of && fits
        ? datasource.values({ log, of, filters: narrowed, ...range }).catch(failedList)
        : { values: [], warnings: [] };
    }),
  );
  const values = lists.flatMap((list) => list.values);
  const data = [...new Map(values.map((listed) => [listed.value, listed])).values()];
  const warnings = [...new Set(lists.flatMap((list) => list.warnings))];
  return warnings.length === 0 ? { data } : { data, error: { message: lackOf(key, warnings) } };
}

const failedList = (cause: unknown) => ({ values: [], warnings: [toResourceError(cause).message] });

/** Grafana keeps the message while other fields are chosen, so it names its own. */
function lackOf(key: string, warnings: readonly string[]): string {
  const field = fieldOfKey(key, 'mixed');
  return t('ad-hoc.values-lack', 'Values of {{field}}: {{lack}}', {
    field: field ? fieldLabel(field) : key,
    lack: warnings.join('; '),
    interpolation: { escapeValue: false },
  });
}
