/** Security checks: find who does it, then what is worth knowing about those alone. */
import { say, word } from '#wording';
import { askedWindow } from './capture-window';
import { compileHeartbeat, type HeartbeatRequest } from './compile-heartbeat';
import type { Heartbeat } from './heartbeat';
import { InvalidQueryError } from './invalid-query-error';
import type { KeyField } from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { findingOf } from './security-findings';
import { isSpread, type SecurityQuery } from './security-query';
import { askFound, askKnown, askListed, askTotals, FOUND_KEYS, type Step } from './security-requests';
import {
  askAnswering,
  askAsked,
  askCandidates,
  askNotRefused,
  askTargets,
  askWhole,
  listable,
  type Sought,
  spanSeconds,
} from './security-spread';
import { type SlicedRequest, slicesOf } from './slices';
import type { Range } from './volume-expressions';

export interface SecurityPlan {
  /** Whole steps, or whole capture windows. */
  range: Range;
  /** Seconds of a step. */
  width: number;
  /** Of new talkers: the time before. */
  baseline: Range;
  /** Of each source found. */
  keys: readonly KeyField[];
  heartbeat: HeartbeatRequest[];
  /** Of scans and fan-out: in such a stretch candidates are looked for, and the records of a step begin in half of it. */
  windowSeconds: number;
  /** Over how many topics what is looked for may be spread. */
  topics: number;
  /** Of scans and fan-out those who may be it. */
  find(heartbeat?: Heartbeat): SlicedRequest[];
  /** Scans and fan-out: each target of those. */
  targets(sought: readonly Sought[], heartbeat?: Heartbeat): SlicedRequest[];
  /** Scans and fan-out: which targets asked their source, which then only answers. */
  asked(sought: readonly Sought[], heartbeat?: Heartbeat): SlicedRequest[];
  /** Scans and fan-out: how many targets, where they are too many for a list. */
  whole(sought: readonly Sought[], heartbeat?: Heartbeat): SlicedRequest[];
  /** Scans: what was open to them. Of interfaces, targets that nobody refused; of CCNs, targets that answered. */
  open(sought: readonly Sought[], heartbeat?: Heartbeat): SlicedRequest[];
  /** All that the topics hold of what some of them found. */
  totals(keys: readonly string[], heartbeat?: Heartbeat): SlicedRequest[];
  /** New talkers: which of them some topic knows from the baseline. */
  known(keys: readonly string[], heartbeat?: Heartbeat): SlicedRequest[];
}

/** What a statement may have, search and SQL together; CLS takes 12,000. */
const MAX_CHARACTERS = 11_500;

export function compileSecurity(query: SecurityQuery, sources: readonly SourceSchema[], asked: Asked): SecurityPlan {
  refuseUnanswerable(query);
  const { range, width } = stepsOf(query, asked);
  const keys = FOUND_KEYS[query.check];
  const baseline = { fromSeconds: range.fromSeconds - query.baselineSeconds, toSeconds: range.fromSeconds };
  const all = query.check === 'newTalkers' ? { ...range, fromSeconds: baseline.fromSeconds } : range;
  const topics = topicsOf(query, sources);
  const finding = findingOf(query, range, topics);
  const stepWith = (heartbeat: Heartbeat | undefined, during = all): Step => ({
    query,
    finding,
    range: during,
    width,
    heartbeat,
  });
  const inPieces = <One>(list: readonly One[], of: (part: readonly One[], source: SourceSchema) => SlicedRequest) =>
    list.length === 0 ? [] : sources.flatMap((source) => fitting(list, (part) => of(part, source)));
  const aboutSought =
    (ask: typeof askTargets) =>
    (sought: readonly Sought[], heartbeat?: Heartbeat): SlicedRequest[] =>
      inPieces(sought, (part, source) => ask(stepWith(heartbeat), part, source));
  const targets = aboutSought(askTargets);
  return {
    range,
    width,
    baseline,
    keys,
    topics,
    windowSeconds: 2 * spanSeconds(query, width),
    heartbeat: sources.map((source) => compileHeartbeat(query.log, { ...asked, ...milliseconds(all) }, all, source)),
    find: (heartbeat) => {
      const step = stepWith(heartbeat);
      return query.check === 'givenAddresses'
        ? (['srcaddr', 'dstaddr'] as const).flatMap((side) =>
            inPieces(query.addresses, (part, source) => askListed(step, side, part, source)),
          )
        : sources.flatMap((source) => (isSpread(query.check) ? askCandidates(step, source) : askFound(step, source)));
    },
    targets: (sought, heartbeat) => listable(sought).flatMap((part) => targets(part, heartbeat)),
    asked: aboutSought(askAsked),
    whole: aboutSought(askWhole),
    open: query.check === 'fanOut' ? () => [] : aboutSought(query.log === 'ccn' ? askAnswering : askNotRefused),
    totals: (found, heartbeat) =>
      inPieces(found, (part, source) => askTotals(stepWith(heartbeat, range), part, source)),
    known: (found, heartbeat) =>
      inPieces(found, (part, source) => askKnown(stepWith(heartbeat, baseline), part, source)),
  };
}

/** A conversation of two ends is recorded by those two at most; what one end does with many, by any topic. */
function topicsOf({ check }: SecurityQuery, sources: readonly SourceSchema[]): number {
  return check === 'verticalScan' ? Math.min(2, sources.length) : sources.length;
}

function refuseUnanswerable({ check, log, filters, addresses, ports, protocols }: SecurityQuery): void {
  const action = filters.findIndex(({ field }) => field === 'action');
  if (log === 'ccn' && action >= 0) {
    throw new InvalidQueryError(
      `filters[${action}]`,
      say('a check of a CCN looks at what was delivered: REJECT is its bandwidth limiter there, no refusal'),
    );
  }
  const lists = { givenAddresses: { addresses }, sensitivePorts: { ports }, uncommonProtocols: { protocols } };
  for (const [path, list] of Object.entries({ ...lists }[check as keyof typeof lists] ?? {})) {
    if (list.length === 0) {
      throw new InvalidQueryError(path, say('give at least one'));
    }
  }
}

function stepsOf(
  { check, log, stepSeconds }: SecurityQuery,
  { fromMs, toMs, settledMs = Infinity, windowSeconds }: Asked,
) {
  const window = askedWindow(log, { windowSeconds });
  const width = isSpread(check) ? Math.ceil(stepSeconds / window) * window : window;
  const fromSeconds = Math.floor(fromMs / 1000 / width) * width;
  const wanted = Math.ceil(toMs / 1000 / width) * width;
  const settled = Math.floor(settledMs / 1000 / width) * width;
  return { range: { fromSeconds, toSeconds: Math.max(fromSeconds + width, Math.min(wanted, settled)) }, width };
}

const milliseconds = ({ fromSeconds, toSeconds }: Range) => ({ fromMs: fromSeconds * 1000, toMs: toSeconds * 1000 });

/** One question, or several where its list would make the statement too long. */
function fitting<One>(list: readonly One[], of: (part: readonly One[]) => SlicedRequest): SlicedRequest[] {
  const whole = of(list);
  const { search, sql: select = '' } = whole.of(whole.range);
  const half = Math.ceil(list.length / 2);
  return list.length === 1 || search.length + select.length <= MAX_CHARACTERS
    ? [whole]
    : [...fitting(list.slice(0, half), of), ...fitting(list.slice(half), of)];
}

/** Every request, for reading. */
export function previewSecurity(plan: SecurityPlan, { check, locale }: SecurityQuery): SearchRequest[] {
  const { range, heartbeat, find, targets, open } = plan;
  const sought = isSpread(check)
    ? [{ key: word(say('<found in the first step>'), locale), ranges: [range], rows: 1 }]
    : [];
  const sliced = [...heartbeat, ...find(), ...targets(sought), ...open(sought)];
  return sliced.map((one) => one.of(slicesOf(one)[0]!));
}
