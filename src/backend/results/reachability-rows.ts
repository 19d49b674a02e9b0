/** Verdicts as rows of a table, in the words of the reader's language. */
import {
  type Circumstances,
  type Conversation,
  portName,
  protocolName,
  talliesOf,
  type Tally,
  type Verdict,
} from '#flowlog';
import type { Cell, CellField, FieldType, Frame } from '#plugin-sdk';
import type { KeyField, ReachabilityQuery } from '#query';
import { text } from '../texts/text';
import type { JudgedFinding } from './judge-topic';
import { nameOf, type Naming, withName } from './naming';
import { evidenceText } from './reachability-evidence';
import type { Around } from './reachability-neighbours';
import type { Alive, Drop } from './read-reachability';
import { momentText } from './time-text';

export interface ReachabilityRow {
  verdict: Verdict;
  refusedPackets: number;
  cells: Record<Column, Cell>;
}

/** What decides stands first: a screen holds about the first ten. */
const COLUMNS = {
  verdict: 'string',
  certainty: 'string',
  code: 'string',
  client: 'string',
  server: 'string',
  service: 'string',
  inAccepted: 'int64',
  inRefused: 'int64',
  outAccepted: 'int64',
  outRefused: 'int64',
  why: 'string',
  evidence: 'string',
  interface: 'string',
  'client name': 'string',
  'server name': 'string',
  firstSeen: 'time',
  lastSeen: 'time',
} as const satisfies Record<string, FieldType>;

type Column = keyof typeof COLUMNS;

/** Values that filters take; the rest is counted or told in words. */
const DIMENSIONS: readonly Column[] = ['interface', 'client', 'server'];

/** Tables of Grafana 12.1 read it in the cell's options, later ones beside them. */
const WRAPPED = { wrapText: true, cellOptions: { type: 'auto', wrapText: true } };

/** Columns that hold sentences: so wide, in pixels, and in several lines. */
const SENTENCES: Partial<Record<Column, number>> = { verdict: 310, why: 220, evidence: 420 };

/** What a row tells beside its verdict. */
interface Beside {
  naming: Naming;
  around: Around | undefined;
  alive: Alive;
}

export function verdictRow(query: ReachabilityQuery, judged: JudgedFinding, beside: Beside): ReachabilityRow {
  const { conversation: one, finding, about } = judged;
  const { request, reply, verdict } = finding;
  const [into, out] = about.ownSide === 'server' ? [request, reply] : [reply, request];
  const { accept, reject } = about.collects;
  const packets = ({ packets: number }: Tally, isCollected: boolean): Cell =>
    isCollected || number > 0 ? BigInt(number) : null;
  const seen = [...talliesOf(request), ...talliesOf(reply)];
  const nameIn = (address: string) => nameOf(beside.naming, 'srcaddr', (f) => (f === 'srcaddr' ? address : undefined));
  return {
    verdict,
    refusedPackets: into.refused.packets + out.refused.packets,
    cells: {
      verdict: verdictText(query, one, verdict),
      certainty: text(query.locale, verdict.doubts.length === 0 ? 'certainty.certain' : 'certainty.likely'),
      why: whyText(query, verdict, about),
      interface: one.interface === '' ? null : one.interface,
      client: one.client === '' ? null : one.client,
      'client name': nameIn(one.client) ?? null,
      server: one.server,
      'server name': nameIn(one.server) ?? null,
      service: serviceText(one),
      inAccepted: packets(into.accepted, accept),
      inRefused: packets(into.refused, reject),
      outAccepted: packets(out.accepted, accept),
      outRefused: packets(out.refused, reject),
      evidence: evidenceText(query.locale, judged, into, out, beside),
      firstSeen: seen.length === 0 ? null : Math.min(...seen.map(({ firstSeconds }) => firstSeconds)) * 1000,
      lastSeen: seen.length === 0 ? null : Math.max(...seen.map(({ lastSeconds }) => lastSeconds)) * 1000,
      code: verdict.code,
    },
  };
}

/** Words and a code of its own: what a limiter drops is no matter of rules. */
export function limiterRow({ locale }: ReachabilityQuery, drop: Drop, naming: Naming): ReachabilityRow {
  const { source, destination, srcregion, dstregion, packets, records, pairs } = drop;
  const ccn = drop.ccn === '-' ? undefined : drop.ccn;
  const parts: Partial<Record<KeyField, string | undefined>> = {
    srcaddr: source,
    dstaddr: destination,
    srcregion,
    dstregion,
    ccn,
  };
  const nameIn = (field: 'srcaddr' | 'dstaddr' | 'srcregion' | 'dstregion') =>
    nameOf(naming, field, (other) => parts[other]);
  return {
    verdict: { code: 'limiter', doubts: [] },
    refusedPackets: packets,
    cells: {
      verdict: text(locale, pairs === 1 ? 'limiter.dropped' : 'limiter.droppedOfSeveral', { packets, pairs }),
      certainty: text(locale, 'certainty.certain'),
      why: null,
      interface: ccn ?? null,
      client: source ?? null,
      'client name': nameIn('srcaddr') ?? null,
      server: destination ?? null,
      'server name': nameIn('dstaddr') ?? null,
      service: null,
      inAccepted: null,
      inRefused: null,
      outAccepted: null,
      outRefused: null,
      evidence: text(locale, 'limiter.evidence', {
        srcregion: withName(srcregion, nameIn('srcregion')),
        dstregion: withName(dstregion, nameIn('dstregion')),
        packets,
        records,
      }),
      firstSeen: drop.firstSeconds * 1000,
      lastSeen: drop.lastSeconds * 1000,
      code: 'limiter',
    },
  };
}

export function reachabilityFrame(
  { locale }: ReachabilityQuery,
  rows: readonly ReachabilityRow[],
  naming: Naming,
  meta: Frame['meta'],
): Frame {
  const descriptions: Partial<Record<Column, string>> = {
    why: text(locale, 'reachability.why'),
    client: text(locale, 'reachability.client'),
    server: text(locale, 'reachability.server'),
    inAccepted: text(locale, 'reachability.counter'),
    inRefused: text(locale, 'reachability.counter'),
    outAccepted: text(locale, 'reachability.counter'),
    outRefused: text(locale, 'reachability.counter'),
  };
  const shown = (Object.keys(COLUMNS) as Column[]).filter((name) => naming.hasNames || !name.endsWith(' name'));
  const fields = shown.map((name): CellField => {
    const description = descriptions[name];
    const width = SENTENCES[name];
    return {
      name,
      type: COLUMNS[name],
      values: rows.map(({ cells }) => cells[name]),
      config: {
        ...(DIMENSIONS.includes(name) ? { filterable: true } : {}),
        ...(description === undefined ? {} : { description }),
        ...(width === undefined ? {} : { custom: { width, ...WRAPPED } }),
      },
    };
  });
  return { fields, meta: { ...meta, type: 'table', preferredVisualisationType: 'table' } };
}

/** `TCP 443 (HTTPS)`, `ICMP echo`, `TCP 50051 - 40000`; null where nothing was seen nor asked. */
function serviceText({ protocol, port, words }: Conversation): string | null {
  const name = port === undefined ? undefined : portName(protocol, port);
  const parts = [
    protocol < 0 ? '' : protocolName(protocol),
    port ?? '',
    name === undefined ? '' : `(${name})`,
    words ?? '',
  ];
  return parts.filter((part) => part !== '').join(' ') || null;
}

function verdictText(
  query: ReachabilityQuery,
  one: Conversation,
  { code, doubts, changedSeconds, layer }: Verdict,
): string {
  const { locale } = query;
  const rule = layer === undefined ? '' : text(locale, `layer.${layer}`);
  switch (code) {
    case 'nothing':
      return text(
        locale,
        one.interface === '' ? 'verdict.nobody' : doubts.length === 0 ? 'verdict.nothing' : 'verdict.unproved',
      );
    case 'limiter':
      return text(locale, 'limiter.dropped');
    case 'opened':
    case 'closed':
      return text(locale, `verdict.${code}`, { time: momentText(query, changedSeconds!), layer: rule });
    case 'mixed':
      return text(locale, 'verdict.mixed', { layer: rule });
    default:
      return text(locale, `verdict.${code}`);
  }
}

/** What keeps a verdict from being certain; null where nothing does. */
function whyText({ locale }: ReachabilityQuery, { doubts }: Verdict, { by }: Circumstances): string | null {
  return doubts.map((doubt) => text(locale, doubt === 'roles' ? `roles.${by}` : `doubt.${doubt}`)).join('; ') || null;
}
