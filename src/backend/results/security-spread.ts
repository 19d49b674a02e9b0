/** Scans and fan-out: who may be it is found in each topic, and judged by the targets of all topics together. */
import {
  FOUND,
  type Heartbeat,
  leastTargets,
  MAX_ROWS,
  nearThreshold,
  type Range,
  type SlicedRequest,
  type Sought,
} from '#query';
import type { Asked } from './ask';
import type { SecurityAsked } from './security';
import { aboutWhole, type Finding, number, readFindings, rowsOf, topicOf } from './security-findings';
import { mayAnswer, withoutAnswers } from './security-answers';
import { findingIn, isProbing, readPoints } from './security-targets';

/** A source that may reach for as many as the threshold. */
interface Candidate extends Sought {
  /** Targets that topics count, about, in the widest of its windows. */
  known: number;
  /** Of one topic alone. */
  most: number;
}

export interface FoundSpread {
  findings: Finding[];
  /** Sources with so many targets in the topics that told of them, or fewer, were not looked at; 0 where all were. */
  overlooked: number;
}

type AskSteps = (questions: SlicedRequest[]) => Promise<Asked[]>;

/** Rows and sources of all lists: some statements a topic. */
const MAX_LISTED = 60_000;
const MAX_SOURCES = 1000;

export async function findSpread(plan: SecurityAsked, heartbeat: Heartbeat, ask: AskSteps): Promise<FoundSpread> {
  const answers = await ask(plan.find(heartbeat));
  const candidates = readCandidates(plan, answers);
  const { listed, long, cut } = chosen(candidates);
  const [targets, whole] = await Promise.all([ask(plan.targets(listed, heartbeat)), ask(plan.whole(long, heartbeat))]);
  const read = readPoints(targets);
  const answering = listed.filter(({ key }) => mayAnswer(read.get(key) ?? []));
  const points = withoutAnswers(read, answering.length === 0 ? [] : await ask(plan.asked(answering, heartbeat)));
  const isCut = targets.some((asked) => rowsOf(asked).length >= asked.request.limit);
  const counted = listed.flatMap(({ key }) => findingIn(plan, key, points.get(key) ?? []) ?? []);
  const about = readFindings(plan, whole)
    .filter((one) => plan.query.check === 'fanOut' || isProbing(plan.query, one))
    .map((one) => aboutWhole(one, long.find(({ key }) => key === one.key)!.ranges));
  return {
    findings: [...(isCut ? counted.map((one): Finding => ({ ...one, precision: 'atLeast' })) : counted), ...about],
    overlooked: Math.max(beyondAnswers(plan, answers), cut[0]?.known ?? 0),
  };
}

/** Those whose targets are listed, those that have too many for it, and those that are too many themselves. */
function chosen(candidates: readonly Candidate[]) {
  const listed: Candidate[] = [];
  const long: Candidate[] = [];
  const cut: Candidate[] = [];
  let rows = 0;
  for (const one of [...candidates].sort((a, b) => b.known - a.known)) {
    if (listed.length + long.length >= MAX_SOURCES) {
      cut.push(one);
    } else if (one.rows > MAX_ROWS) {
      long.push(one);
    } else if (rows + one.rows > MAX_LISTED) {
      cut.push(one);
    } else {
      rows += one.rows;
      listed.push(one);
    }
  }
  return { listed, long, cut };
}

interface Window {
  range: Range;
  /** Targets by topic. */
  targets: Map<string, number>;
}

function readCandidates(plan: SecurityAsked, answers: readonly Asked[]): Candidate[] {
  const windows = new Map<string, Map<number, Window>>();
  const rowsByKey = new Map<string, Map<string, number>>();
  for (const asked of answers) {
    const topic = topicOf(asked);
    for (const row of rowsOf(asked)) {
      const [key, start, targets] = [String(row[FOUND.key]), number(row, FOUND.time), number(row, FOUND.targets)];
      const ofKey = windows.get(key) ?? new Map<number, Window>();
      const window = ofKey.get(start) ?? { range: windowAt(plan, start), targets: new Map<string, number>() };
      window.targets.set(topic, targets);
      windows.set(key, ofKey.set(start, window));
      const rows = rowsByKey.get(key) ?? new Map<string, number>();
      rows.set(topic, (rows.get(topic) ?? 0) + listLength(plan, targets, number(row, FOUND.records)));
      rowsByKey.set(key, rows);
    }
  }
  const unseen = unseenTargets(plan, answers);
  return [...windows].flatMap(([key, ofKey]) => {
    const possible = [...ofKey.values()].filter((window) => mayReach(plan, window, unseen));
    const known = possible.map(({ targets }) => [...targets.values()].reduce((sum, one) => sum + one, 0));
    const most = possible.flatMap(({ targets }) => [...targets.values()]);
    const rows = Math.max(...rowsByKey.get(key)!.values());
    const ranges = united(possible.map(({ range }) => range));
    return possible.length === 0 ? [] : [{ key, ranges, rows, known: Math.max(...known), most: Math.max(...most) }];
  });
}

function windowAt({ range, windowSeconds }: SecurityAsked, start: number): Range {
  return { fromSeconds: start, toSeconds: Math.min(range.toSeconds, start + windowSeconds) };
}

const MINUTE = 60;

/** A row for each target and minute, and never more than records. */
function listLength({ windowSeconds }: SecurityAsked, targets: number, records: number): number {
  return Math.min(records, Math.ceil((targets * windowSeconds) / MINUTE));
}

/** What a topic may hold of a source that it did not name. */
function unseenTargets({ query, topics }: SecurityAsked, answers: readonly Asked[]): Map<string, number> {
  const unseen = new Map<string, number>();
  for (const asked of answers) {
    const rows = rowsOf(asked);
    const last = rows.length >= asked.request.limit ? number(rows.at(-1)!, FOUND.targets) : 0;
    const topic = topicOf(asked);
    unseen.set(topic, Math.max(unseen.get(topic) ?? leastTargets(query, topics) - 1, last));
  }
  return unseen;
}

/** The greatest of so many topics, for what is looked for has no more of them. */
const sumOfGreatest = (counts: readonly number[], topics: number): number =>
  [...counts]
    .sort((one, other) => other - one)
    .slice(0, topics)
    .reduce((sum, count) => sum + count, 0);

function mayReach({ query, topics }: SecurityAsked, { targets }: Window, unseen: Map<string, number>): boolean {
  const counts = [...unseen].map(([topic, most]) => targets.get(topic) ?? most);
  return sumOfGreatest(counts, topics) >= nearThreshold(query);
}

/** Where answers were cut, sources that no topic named may have so many targets. */
function beyondAnswers(plan: SecurityAsked, answers: readonly Asked[]): number {
  const most = sumOfGreatest([...unseenTargets(plan, answers).values()], plan.topics);
  return most >= nearThreshold(plan.query) ? most : 0;
}

function united(ranges: readonly Range[]): Range[] {
  const found: { fromSeconds: number; toSeconds: number }[] = [];
  for (const range of [...ranges].sort((one, other) => one.fromSeconds - other.fromSeconds)) {
    const last = found.at(-1);
    if (last !== undefined && range.fromSeconds <= last.toSeconds) {
      last.toSeconds = Math.max(last.toSeconds, range.toSeconds);
    } else {
      found.push({ ...range });
    }
  }
  return found;
}
