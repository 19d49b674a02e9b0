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
  /** Seconds within which a record of an observer tells that it delivers. */
  heartbeat: number;
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

/** Whether a record is the one of its flow that counts. */
function observerCheck(rows: readonly Row[], { log, rule, heartbeat }: PlainQuestion): (row: Row) => boolean {
  const step = (row: Row) => Math.floor(Number(row.start) / heartbeat);
  const delivered = new Set(rows.map((row) => `${row.observer} ${step(row)}`));
  const logs = new Set(rows.map((row) => `${row.observer} ${row.ccn}`));
  return (row) => {
    if (log === 'eni' || rule === 'asRecorded') {
      return true;
    }
    const { observer, srcregion, dstregion, ccn } = row;
    const isThere = logs.has(`${srcregion} ${ccn}`) && delivered.has(`${srcregion} ${step(row)}`);
    return observer === (rule === 'egress' || (rule === 'one' && isThere) ? srcregion : dstregion);
  };
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
