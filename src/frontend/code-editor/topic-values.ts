import { type FilterField, fieldOfKey, listedFieldsOf, type ListedField } from '#query';
import type { ListedValue } from '#contract';
import type { FlowLogsDataSource } from '../datasource';
import type { SavedQuery } from '../saved-query';

/** What is asked about: the topics of a query and a time. */
export interface ValuesScope {
  query: Pick<SavedQuery, 'log' | 'sources'>;
  fromMs: number;
  toMs: number;
}

export type ValuesOf = (key: string) => Promise<readonly ListedValue[]>;

/** A list to choose from while typing; who looks for more types on. */
const MOST_VALUES = 100;
/** The newest part of a range is enough to know what values there are. */
const LONGEST_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MOST_KEPT = 50;

/**
 * The commonest values of fields in the topics. Each list is asked once for a field, topics and an hour, however often
 * it is wanted; one that cannot be had is empty.
 */
export class TopicValues {
  readonly #kept = new Map<string, Promise<readonly ListedValue[]>>();

  constructor(private readonly datasource: Pick<FlowLogsDataSource, 'values' | 'applyTemplateVariables'>) {}

  of(key: string, { query, fromMs, toMs }: ValuesScope): Promise<readonly ListedValue[]> {
    const { log, sources } = this.datasource.applyTemplateVariables({ ...query, refId: '' } as SavedQuery, {});
    const spelt: FilterField | undefined = fieldOfKey(key.toLowerCase(), log);
    const of = listedFieldsOf(log).find((field): field is ListedField => field === spelt);
    if (of === undefined) {
      return Promise.resolve([]);
    }
    const endMs = Math.ceil(toMs / MINUTE_MS) * MINUTE_MS;
    const range = { fromMs: Math.max(fromMs, endMs - LONGEST_MS), toMs: endMs };
    const asked = { log, of, ...range, ...(sources === undefined ? {} : { sources }), limit: MOST_VALUES };
    return this.#keep(JSON.stringify(asked), () => this.datasource.values(asked).then(({ values }) => values));
  }

  #keep(name: string, ask: () => Promise<readonly ListedValue[]>): Promise<readonly ListedValue[]> {
    const kept = this.#kept.get(name);
    if (kept !== undefined) {
      return kept;
    }
    const asked = ask().catch(() => []);
    this.#kept.set(name, asked);
    for (const oldest of [...this.#kept.keys()].slice(0, -MOST_KEPT)) {
      this.#kept.delete(oldest);
    }
    return asked;
  }
}
