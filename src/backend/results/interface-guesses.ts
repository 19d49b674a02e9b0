/** What records of interfaces do not say and other records of the same answer let guess. */
import type { Locale } from '#wording';
import { decodeIcmp, fieldValue, type FlowRecord, guessDirection, guessOwnAddresses, icmpWords } from '#flowlog';
import type { Cell, Field } from '#plugin-sdk';
import { text } from '../texts/text';

/** A record of an interface, and the topic it lies in. */
export interface InterfaceRecord {
  record: FlowRecord;
  topic: string;
}

/** From so few records of an interface nothing is guessed. */
const FEWEST = 5;

const portOf = (record: FlowRecord, field: 'srcport' | 'dstport'): number => Number(fieldValue(record, field) ?? 0);
const messageOf = (record: FlowRecord) =>
  decodeIcmp(Number(fieldValue(record, 'protocol')), portOf(record, 'srcport'), portOf(record, 'dstport'));

/** The ICMP message of a record, where its topic writes type and code into the ports: any `dstport` above 0 shows it. */
export function icmpMessages(records: readonly InterfaceRecord[]): (record: InterfaceRecord) => string | undefined {
  const typed = new Set(
    records
      .filter(({ record }) => portOf(record, 'dstport') > 0 && messageOf(record) !== undefined)
      .map(({ topic }) => topic),
  );
  return ({ record, topic }) => {
    const message = typed.has(topic) ? messageOf(record) : undefined;
    return message && icmpWords(message);
  };
}

/** In, out or through, by the addresses that stand in nearly all records of the interface and family. */
export function directions(records: readonly InterfaceRecord[]): (record: InterfaceRecord) => string | undefined {
  const counts = new Map<string, { records: number; standsIn: Map<string, number> }>();
  for (const { record } of records) {
    const ends = endsOf(record);
    if (ends !== undefined) {
      const key = familyOf(record, ends[0]);
      const count = counts.get(key) ?? { records: 0, standsIn: new Map<string, number>() };
      count.records += 1;
      new Set(ends).forEach((end) => count.standsIn.set(end, (count.standsIn.get(end) ?? 0) + 1));
      counts.set(key, count);
    }
  }
  const own = new Map([...counts].map(([key, count]) => [key, ownOf(count)]));
  return ({ record }) => {
    const ends = endsOf(record);
    const addresses = ends && own.get(familyOf(record, ends[0]));
    return addresses?.length === 1 ? guessDirection(...ends!, addresses) : undefined;
  };
}

function ownOf({ records, standsIn }: { records: number; standsIn: ReadonlyMap<string, number> }): string[] {
  return records < FEWEST ? [] : guessOwnAddresses(standsIn, records);
}

function endsOf(record: FlowRecord): [string, string] | undefined {
  const [source, destination] = [fieldValue(record, 'srcaddr'), fieldValue(record, 'dstaddr')];
  return source === undefined || destination === undefined ? undefined : [source, destination];
}

const familyOf = (record: FlowRecord, address: string): string =>
  `${fieldValue(record, 'interface')} ${address.includes(':') ? 6 : 4}`;

/** Guesses as columns that say so; one without any value is left out. */
export function guessColumns(rows: readonly (InterfaceRecord | undefined)[], locale: Locale | undefined): Field[] {
  const records = rows.filter((row) => row !== undefined);
  const column = (name: 'icmp' | 'direction', guess: (record: InterfaceRecord) => string | undefined): Field => ({
    name,
    type: 'string',
    values: rows.map((row): Cell => (row && guess(row)) ?? null),
    config: { filterable: false, description: text(locale, `guess.${name}`) },
  });
  return [column('icmp', icmpMessages(records)), column('direction', directions(records))].filter(({ values }) =>
    (values as Cell[]).some((value) => value !== null),
  );
}
