/** Who records what: region pairs by observer, interfaces by status, and which actions are collected at all. */
import { type Action, ACTIONS_OF_RECORDS, isUncollected } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';
import { QUALITY, type Source, topicName } from '#query';
import { text } from '../texts/text';
import { toInteger } from './analysis-rows';
import { askAll, type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { type Known, notesOfActions } from './collection';
import type { QualityAsked } from './quality-subjects';
import { type Row, rowsOf } from './read-reachability';

export type CoverageAsked = Extract<QualityAsked, { view: 'coverage' }>;

interface CoverageRow {
  /** A pair's two regions, or an interface and its topic. */
  parts: string[];
  coverage: Coverage;
  /** Records of status OK by observer; of an interface all of them under its topic. */
  by: Map<string, number>;
  accepted: number;
  rejected: number;
  noData: number;
  skipData: number;
  lastSeconds: number;
  topics: Set<string>;
}

type Coverage = 'both' | 'sourceOnly' | 'destinationOnly' | 'others' | 'interface' | 'silent';

export async function answerCoverage(plan: CoverageAsked, asking: Asking): Promise<Result> {
  const [{ done: asked, failures }, known] = await Promise.all([
    askAll(asking, plan.coverage),
    asking.loadCollecting(),
  ]);
  const rows = plan.query.log === 'ccn' ? pairRows(asked) : interfaceRows(asked);
  const meta = inspection(asked);
  return {
    frames: [frameOf(plan, rows, known, meta)],
    rows: rows.length,
    warnings: [
      ...failures,
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0, asking)),
    ],
    infos: [
      ...plan.notices,
      ...notesOfActions(plan.query.locale, ACTIONS_OF_RECORDS, plan.sources, known),
      ...oneSidedNote(plan, rows),
    ],
  };
}

function pairRows(asked: readonly Asked[]): CoverageRow[] {
  const rows = new Map<string, CoverageRow>();
  for (const one of asked) {
    for (const cell of rowsOf(one)) {
      const parts = [String(cell(QUALITY.srcregion)), String(cell(QUALITY.dstregion))];
      addTo(rows, parts, one.request.source, String(cell(QUALITY.observer)), cell);
    }
  }
  return [...rows.values()]
    .map((row) => ({ ...row, coverage: pairCoverage(row) }))
    .sort((one, other) => ORDER.indexOf(one.coverage) - ORDER.indexOf(other.coverage) || total(other) - total(one));
}

/** What to look at comes first. */
const ORDER: readonly Coverage[] = ['others', 'destinationOnly', 'sourceOnly', 'both', 'silent', 'interface'];

function interfaceRows(asked: readonly Asked[]): CoverageRow[] {
  const rows = new Map<string, CoverageRow>();
  for (const one of asked) {
    for (const cell of rowsOf(one)) {
      const { source } = one.request;
      addTo(rows, [String(cell(QUALITY.interface)), topicName(source)], source, topicName(source), cell);
    }
  }
  return [...rows.values()]
    .map((row) => ({ ...row, coverage: total(row) > 0 ? ('interface' as const) : ('silent' as const) }))
    .sort((one, other) => ORDER.indexOf(one.coverage) - ORDER.indexOf(other.coverage) || total(other) - total(one));
}

function addTo(rows: Map<string, CoverageRow>, parts: string[], source: Source, observer: string, cell: Row): void {
  const key = parts.join(' ');
  const row: CoverageRow = rows.get(key) ?? {
    parts,
    coverage: 'silent',
    by: new Map(),
    accepted: 0,
    rejected: 0,
    noData: 0,
    skipData: 0,
    lastSeconds: 0,
    topics: new Set(),
  };
  rows.set(key, row);
  const records = Number(toInteger(cell(QUALITY.records)));
  row.lastSeconds = Math.max(row.lastSeconds, Number(toInteger(cell(QUALITY.last))));
  row.topics.add(topicName(source));
  switch (String(cell(QUALITY.status) ?? 'OK')) {
    case 'NODATA':
      row.noData += records;
      return;
    case 'SKIPDATA':
      row.skipData += records;
      return;
    case 'OK':
      row.by.set(observer, (row.by.get(observer) ?? 0) + records);
      row.accepted += cell(QUALITY.action) === 'ACCEPT' ? records : 0;
      row.rejected += cell(QUALITY.action) === 'REJECT' ? records : 0;
  }
}

const total = ({ by }: CoverageRow): number => [...by.values()].reduce((sum, records) => sum + records, 0);

function pairCoverage({ parts, by }: CoverageRow): Coverage {
  const [source, destination] = parts.map((region) => by.has(region));
  if (source && destination) {
    return 'both';
  }
  return source ? 'sourceOnly' : destination ? 'destinationOnly' : 'others';
}

/** Pairs that one sentence names. */
const NAMED = 6;

function oneSidedNote({ query }: CoverageAsked, rows: readonly CoverageRow[]): string[] {
  const pairs = rows.filter(({ coverage }) => coverage === 'sourceOnly' || coverage === 'destinationOnly');
  const more = pairs.length > NAMED ? ` +${pairs.length - NAMED}` : '';
  const named = pairs
    .slice(0, NAMED)
    .map(({ parts, by }) => `${parts.join(' > ')} (${[...by.keys()].join(', ')})`)
    .join(', ');
  return pairs.length === 0 ? [] : [text(query.locale, 'quality.oneSided', { pairs: named + more })];
}

function frameOf({ query }: CoverageAsked, rows: readonly CoverageRow[], known: Known, meta: Frame['meta']): Frame {
  const isCcn = query.log === 'ccn';
  const words = (name: string, of: (row: CoverageRow) => string): Field => ({
    name,
    type: 'string',
    values: rows.map(of),
  });
  const dimension = (name: string, of: (row: CoverageRow) => string): Field => ({
    ...words(name, of),
    config: { filterable: true },
  });
  const counts = (name: string, of: (row: CoverageRow) => number | null): Field => ({
    name,
    type: 'int64',
    values: rows.map((row) => {
      const value = of(row);
      return value === null ? null : BigInt(value);
    }),
  });
  const isCollected = ({ topics }: CoverageRow, action: Action) =>
    [...topics].some((topic) => !isUncollected(known.get(topic)?.[action]));
  const keys = isCcn
    ? [dimension('srcregion', ({ parts }) => parts[0]!), dimension('dstregion', ({ parts }) => parts[1]!)]
    : [dimension('interface', ({ parts }) => parts[0]!), words('topic', ({ parts }) => parts[1]!)];
  const counters = isCcn
    ? [
        words('recordedBy', ({ by }) => [...by.keys()].sort().join(', ')),
        counts('bySource', ({ by, parts }) => by.get(parts[0]!) ?? 0),
        counts('byDestination', ({ by, parts }) => by.get(parts[1]!) ?? 0),
      ]
    : [
        counts('records', total),
        counts('noData', ({ noData }) => noData),
        counts('skipData', ({ skipData }) => skipData),
      ];
  return {
    fields: [
      ...keys,
      words('coverage', ({ coverage }) => text(query.locale, `quality.coverage.${coverage}`)),
      ...counters,
      counts('accepted', (row) => (isCollected(row, 'ACCEPT') ? row.accepted : null)),
      counts('rejected', (row) => (isCollected(row, 'REJECT') ? row.rejected : null)),
      { name: 'lastSeen', type: 'time', values: rows.map(({ lastSeconds }) => lastSeconds * 1000) },
      words('code', ({ coverage }) => coverage),
    ],
    meta: { ...meta, type: 'table', preferredVisualisationType: 'table' },
  };
}
