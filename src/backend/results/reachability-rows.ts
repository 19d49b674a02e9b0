/** Verdicts as rows of a table, in the words of the reader's language. */
import {
  type Circumstances,
  type Conversation,
  type Doubt,
  portName,
  protocolName,
  type SeenDirection,
  type Tally,
  type Verdict,
} from '#flowlog';
import type { Cell, CellField, FieldType, Frame } from '#plugin-sdk';
import type { ReachabilityQuery } from '#query';
import { text } from '../texts/text';
import type { Drop } from './read-reachability';

export interface ReachabilityRow {
  verdict: Verdict;
  refusedPackets: number;
  cells: Record<Column, Cell>;
}

const COLUMNS = {
  verdict: 'string',
  certainty: 'string',
  interface: 'string',
  client: 'string',
  server: 'string',
  service: 'string',
  inAccepted: 'int64',
  inRefused: 'int64',
  outAccepted: 'int64',
  outRefused: 'int64',
  evidence: 'string',
  firstSeen: 'time',
  lastSeen: 'time',
  code: 'string',
} as const satisfies Record<string, FieldType>;

type Column = keyof typeof COLUMNS;

/** `othersPass`: other clients are let in to the service this one is refused. */
export function verdictRow(
  query: ReachabilityQuery,
  one: Conversation,
  verdict: Verdict,
  about: Circumstances,
  othersPass = false,
): ReachabilityRow {
  const [into, out] = about.ownSide === 'server' ? [one.request, one.reply] : [one.reply, one.request];
  const { accept, reject } = about.collects;
  const packets = ({ packets: number }: Tally, isCollected: boolean): Cell =>
    isCollected || number > 0 ? BigInt(number) : null;
  const seen = [one.request, one.reply].flatMap(({ accepted, refused }) => [accepted, refused]).filter(hasRecords);
  return {
    verdict,
    refusedPackets: into.refused.packets + out.refused.packets,
    cells: {
      verdict: verdictText(query, one, verdict),
      certainty: text(query.locale, verdict.doubts.length === 0 ? 'certainty.certain' : 'certainty.likely'),
      interface: one.interface === '' ? null : one.interface,
      client: one.client === '' ? null : one.client,
      server: one.server,
      service: serviceText(one),
      inAccepted: packets(into.accepted, accept),
      inRefused: packets(into.refused, reject),
      outAccepted: packets(out.accepted, accept),
      outRefused: packets(out.refused, reject),
      evidence: [
        evidenceText(query, verdict, about, into, out),
        ...(othersPass ? [text(query.locale, 'evidence.othersPass')] : []),
      ].join('; '),
      firstSeen: seen.length === 0 ? null : Math.min(...seen.map(({ firstSeconds }) => firstSeconds)) * 1000,
      lastSeen: seen.length === 0 ? null : Math.max(...seen.map(({ lastSeconds }) => lastSeconds)) * 1000,
      code: verdict.code,
    },
  };
}

/** Words and a code of its own: what a limiter drops is no matter of rules. */
export function limiterRow({ locale }: ReachabilityQuery, drop: Drop): ReachabilityRow {
  const { source, destination, srcregion, dstregion, packets, records } = drop;
  return {
    verdict: { code: 'limiter', doubts: [] },
    refusedPackets: packets,
    cells: {
      verdict: text(locale, 'limiter.dropped', { packets }),
      certainty: text(locale, 'certainty.certain'),
      interface: drop.ccn === '-' ? null : drop.ccn,
      client: source,
      server: destination,
      service: null,
      inAccepted: null,
      inRefused: null,
      outAccepted: null,
      outRefused: null,
      evidence: text(locale, 'limiter.evidence', { srcregion, dstregion, packets, records }),
      firstSeen: drop.firstSeconds * 1000,
      lastSeen: drop.lastSeconds * 1000,
      code: 'limiter',
    },
  };
}

export function reachabilityFrame(
  { locale }: ReachabilityQuery,
  rows: readonly ReachabilityRow[],
  meta: Frame['meta'],
): Frame {
  const descriptions: Partial<Record<Column, string>> = {
    client: text(locale, 'reachability.client'),
    server: text(locale, 'reachability.server'),
    inAccepted: text(locale, 'reachability.counter'),
    inRefused: text(locale, 'reachability.counter'),
    outAccepted: text(locale, 'reachability.counter'),
    outRefused: text(locale, 'reachability.counter'),
  };
  const fields = (Object.keys(COLUMNS) as Column[]).map((name): CellField => {
    const description = descriptions[name];
    return {
      name,
      type: COLUMNS[name],
      values: rows.map(({ cells }) => cells[name]),
      config: { filterable: true, ...(description === undefined ? {} : { description }) },
    };
  });
  return { fields, meta: { ...meta, type: 'table', preferredVisualisationType: 'table' } };
}

/** Doubts about the roles are told by what they rest on. */
const isTold = (doubt: Doubt): doubt is Exclude<Doubt, 'roles'> => doubt !== 'roles';

const hasRecords = ({ records }: Tally): boolean => records > 0;

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
  { locale, timeZone }: ReachabilityQuery,
  one: Conversation,
  { code, doubts, changedSeconds }: Verdict,
): string {
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
      return text(locale, `verdict.${code}`, {
        time: new Intl.DateTimeFormat(locale ?? 'en-US', {
          dateStyle: 'medium',
          timeStyle: 'short',
          timeZone: timeZone ?? 'UTC',
        }).format(changedSeconds! * 1000),
      });
    default:
      return text(locale, `verdict.${code}`);
  }
}

function evidenceText(
  { locale }: ReachabilityQuery,
  { code, doubts }: Verdict,
  { collects, by }: Circumstances,
  into: SeenDirection,
  out: SeenDirection,
): string {
  const amount = ({ packets, records }: Tally, isCollected: boolean) =>
    records === 0 && !isCollected
      ? text(locale, 'evidence.notCollected')
      : text(locale, 'evidence.amount', { packets, records });
  const way = (direction: SeenDirection) => ({
    accepted: amount(direction.accepted, collects.accept),
    refused: amount(direction.refused, collects.reject),
  });
  const windows = Math.max(...[into, out].flatMap(({ accepted, refused }) => [accepted.windows, refused.windows]));
  return [
    text(locale, 'evidence.in', way(into)),
    text(locale, 'evidence.out', way(out)),
    ...(windows > 0 ? [text(locale, 'evidence.windows', { windows })] : []),
    ...(code === 'nothing' ? [] : [text(locale, `roles.${by}`)]),
    ...doubts.filter(isTold).map((doubt) => text(locale, `doubt.${doubt}`)),
  ].join('; ');
}
