/** What a question comes to, counted record by record: nothing here knows CLS, SQL, topics or slices. */
import type { Dimension, Filter, ObserverRule } from '#query';
import type { Row } from './generated-flows';

export interface Counted {
  bytes: bigint;
  packets: bigint;
  records: bigint;
}

export interface PlainQuestion {
  log: 'ccn' | 'eni';
  rule: ObserverRule;
  filters: readonly PlainFilter[];
  splitBy: readonly Dimension[];
  /** Keys that keep a name of their own, by bytes; the rest is Other. */
  topN: number;
  fromSeconds: number;
  toSeconds: number;
  /** Whether records of both actions count, or only what was let through. */
  everything: boolean;
}

export type PlainFilter = readonly [Filter, (row: Row) => boolean];

/** Sums of the named keys and Other; keys without a record are left out. */
export function countPlainly(all: readonly Row[], question: PlainQuestion): Map<string, Counted> {
  const rows = all.filter(({ start }) => Number(start) >= question.fromSeconds && Number(start) < question.toSeconds);
  const counts = observerCheck(all, question);
  const sums = new Map<string, Counted>();
  rows
    .filter((row) => row.status === 'OK' && counts(row))
    .filter((row) => question.everything || row.action === 'ACCEPT')
    .filter((row) => question.filters.every(([, holds]) => holds(row)))
    .forEach((row) => addTo(sums, keyOf(row, question.splitBy), row));
  return withOther(sums, question);
}

/**
 * Whether a record is the one of its flow that counts. By the rule `one` what the source region recorded does; what the
 * destination recorded, in a minute in which the source region recorded nothing of that CCN.
 */
function observerCheck(rows: readonly Row[], { log, rule }: PlainQuestion): (row: Row) => boolean {
  if (log === 'eni' || rule === 'asRecorded') {
    return () => true;
  }
  const place = (region: Row[keyof Row], { ccn, start }: Row) => `${region} ${ccn} ${Math.floor(Number(start) / 60)}`;
  const recorded = new Set(rows.map((row) => place(row.observer, row)));
  const bySource = ({ observer, srcregion }: Row) => observer === srcregion;
  const byDestination = ({ observer, dstregion }: Row) => observer === dstregion;
  const bySourceIfThere = (row: Row) =>
    bySource(row) || (byDestination(row) && !recorded.has(place(row.srcregion, row)));
  return { egress: bySource, ingress: byDestination, one: bySourceIfThere }[rule];
}

const fieldsOf = (dimension: Dimension) =>
  dimension === 'pair' ? (['srcregion', 'dstregion'] as const) : ([dimension] as unknown as readonly (keyof Row)[]);

const keyOf = (row: Row, splitBy: readonly Dimension[]): string =>
  splitBy
    .flatMap(fieldsOf)
    .map((field) => String(row[field] ?? '-'))
    .join(' ');

const counter = (cell: Row['bytes']): bigint => (typeof cell === 'number' && cell > 0 ? BigInt(cell) : 0n);

function addTo(sums: Map<string, Counted>, key: string, { bytes, packets }: Pick<Row, 'bytes' | 'packets'>): void {
  const sum = sums.get(key) ?? { bytes: 0n, packets: 0n, records: 0n };
  sums.set(key, {
    bytes: sum.bytes + counter(bytes),
    packets: sum.packets + counter(packets),
    records: sum.records + 1n,
  });
}

function withOther(sums: Map<string, Counted>, { splitBy, topN }: PlainQuestion): Map<string, Counted> {
  const ranked = [...sums].sort(([left, a], [right, b]) => Number(b.bytes - a.bytes) || (left < right ? -1 : 1));
  const rest = ranked.slice(splitBy.length === 0 ? 1 : topN).map(([, sum]) => sum);
  const sum = (what: keyof Counted) => rest.reduce((all, one) => all + one[what], 0n);
  const other = { bytes: sum('bytes'), packets: sum('packets'), records: sum('records') };
  const name = splitBy
    .flatMap(fieldsOf)
    .map(() => 'Other')
    .join(' ');
  return new Map([
    ...ranked.slice(0, splitBy.length === 0 ? 1 : topN),
    ...(other.records > 0n ? [[name, other] as const] : []),
  ]);
}
