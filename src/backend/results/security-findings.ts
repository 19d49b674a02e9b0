/** Answers of a security check read and put together over topics and steps. */
import { contains } from '#flowlog';
import {
  FOUND,
  type KeyField,
  KEY_SEPARATOR,
  type Range,
  type SearchRequest,
  type SecurityPlan,
  splitKey,
} from '#query';
import { readAnalysis, toInteger } from './analysis-rows';
import type { Asked } from './ask';

/** Who opened a conversation with a listed address. */
export type ListedSide = 'in' | 'out';

export interface Finding {
  key: string;
  /** Of a conversation that a list names: the side that opened it. */
  side?: ListedSide;
  parts: ReadonlyMap<KeyField, string>;
  /** Distinct hosts or ports, about; 0 where they are not counted. */
  targets: number;
  /** Distinct /24 of them. */
  networks: number;
  /**
   * - `exact`: every target was listed
   * - `about`: they are too many for a list, and counted by CLS with an error of some percent
   * - `atLeast`: about, and several topics count: distinct counts do not add, so it is the greatest of them
   */
  precision: 'exact' | 'about' | 'atLeast';
  /** Scans and fan-out: when. */
  ranges: readonly Range[];
  topics: ReadonlySet<string>;
  /** Records. */
  accepted: number;
  refused: number;
  packets: number;
  bytes: number;
  /** Records and bytes of answers, where the two directions are told apart. */
  answers: number;
  answerBytes: number;
  firstSeconds: number;
  lastSeconds: number;
  /** What was open to a scan; absent where that was not asked. */
  open?: OpenTargets;
}

export interface OpenTargets {
  number: number;
  /** Cut by the limit of an answer. */
  isAtLeast: boolean;
  examples: string[];
}

type Row = Readonly<Record<string, unknown>>;

export function rowsOf({ answer }: Asked): Row[] {
  const { info, columns, rows } = readAnalysis(answer);
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(info.map(({ Name }, index) => [Name, columns[index]![row]])),
  );
}

export const number = (row: Row, name: string): number =>
  Number(toInteger(row[name] as Parameters<typeof toInteger>[0]));
export const topicOf = ({ request: { source } }: Asked): string => `${source.region}/${source.topic}`;

/** Findings by key. `listed`: the list whose contacts are looked for. */
export function readFindings(
  { keys }: Pick<SecurityPlan, 'keys'>,
  answers: readonly Asked[],
  listed: readonly string[] = [],
): Finding[] {
  const found = new Map<string, Finding>();
  for (const asked of answers) {
    for (const row of rowsOf(asked)) {
      const one = { ...readRow(keys, row, topicOf(asked)), ...opened(asked.request, keys, row, listed) };
      if (one.side === undefined || !isSecondCopy(asked.request, one, listed)) {
        const known = found.get(`${one.side} ${one.key}`);
        found.set(`${one.side} ${one.key}`, known ? joined(known, one) : one);
      }
    }
  }
  return [...found.values()];
}

/** Of whom nothing is known yet. */
export function emptyFinding(keys: readonly KeyField[], key: string): Finding {
  const values = splitKey(keys, key);
  return {
    key,
    parts: new Map(keys.map((field, index) => [field, values[index] ?? '-'])),
    targets: 0,
    networks: 0,
    precision: 'exact',
    ranges: [],
    topics: new Set(),
    accepted: 0,
    refused: 0,
    packets: 0,
    bytes: 0,
    answers: 0,
    answerBytes: 0,
    firstSeconds: 0,
    lastSeconds: 0,
  };
}

function readRow(keys: readonly KeyField[], row: Row, topic: string): Finding {
  return {
    ...emptyFinding(keys, String(row[FOUND.key] ?? '')),
    targets: number(row, FOUND.targets),
    networks: number(row, FOUND.networks),
    topics: new Set([topic]),
    accepted: number(row, FOUND.accepted),
    refused: number(row, FOUND.refused),
    packets: number(row, FOUND.packets),
    bytes: number(row, FOUND.bytes),
    firstSeconds: number(row, FOUND.first),
    lastSeconds: number(row, FOUND.last),
  };
}

/** A record that answers belongs to the conversation that the other end opened. */
function opened(
  { purpose }: SearchRequest,
  keys: readonly KeyField[],
  row: Row,
  listed: readonly string[],
): Partial<Finding> {
  if (listed.length === 0) {
    return {};
  }
  const isFromListed = purpose === 'listedSource';
  const one = readRow(keys, row, '');
  const [source, destination, protocol, port] = splitKey(keys, one.key);
  const [served, reply] = (port ?? '-').split('/');
  if (reply === undefined) {
    return { side: isFromListed ? 'in' : 'out' };
  }
  const key = [destination, source, protocol, served].join(KEY_SEPARATOR);
  return {
    key,
    side: isFromListed ? 'out' : 'in',
    parts: readRow(keys, { ...row, [FOUND.key]: key }, '').parts,
    accepted: 0,
    refused: 0,
    packets: 0,
    bytes: 0,
    answers: one.accepted + one.refused,
    answerBytes: one.bytes,
  };
}

/** Between two listed addresses both questions bring the same records. */
function isSecondCopy({ purpose }: SearchRequest, { parts }: Finding, listed: readonly string[]): boolean {
  const isNamed = (address: string) => listed.some((entry) => contains(entry, address));
  return purpose === 'listedDestination' && (['srcaddr', 'dstaddr'] as const).every((end) => isNamed(parts.get(end)!));
}

function joined(one: Finding, other: Finding): Finding {
  return {
    ...one,
    targets: Math.max(one.targets, other.targets),
    networks: Math.max(one.networks, other.networks),
    topics: new Set([...one.topics, ...other.topics]),
    accepted: one.accepted + other.accepted,
    refused: one.refused + other.refused,
    packets: one.packets + other.packets,
    bytes: one.bytes + other.bytes,
    answers: one.answers + other.answers,
    answerBytes: one.answerBytes + other.answerBytes,
    firstSeconds: Math.min(one.firstSeconds, other.firstSeconds),
    lastSeconds: Math.max(one.lastSeconds, other.lastSeconds),
  };
}

/** A finding whose targets CLS counted. */
export function aboutWhole(one: Finding, ranges: readonly Range[]): Finding {
  return { ...one, ranges, precision: one.topics.size > 1 ? 'atLeast' : 'about' };
}

/** Most targets that a row names. */
const MAX_EXAMPLES = 5;

export function withOpen(findings: readonly Finding[], answers: readonly Asked[]): Finding[] {
  const targets = new Map<string, Set<string>>();
  let isCut = false;
  for (const asked of answers) {
    const rows = rowsOf(asked);
    isCut ||= rows.length >= asked.request.limit;
    for (const row of rows) {
      const key = String(row[FOUND.key]);
      targets.set(key, (targets.get(key) ?? new Set()).add(String(row[FOUND.target])));
    }
  }
  return findings.map((one) => {
    const open = [...(targets.get(one.key) ?? [])];
    return { ...one, open: { number: open.length, isAtLeast: isCut, examples: open.slice(0, MAX_EXAMPLES) } };
  });
}

export function readKeys(answers: readonly Asked[]): Set<string> {
  return new Set(answers.flatMap(rowsOf).map((row) => String(row[FOUND.key])));
}
