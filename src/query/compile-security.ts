/** Security checks: find who does it, then what is worth knowing about those alone. */
import { CAPTURE_WINDOW_SECONDS } from '#flowlog';
import { compileHeartbeat } from './compile-heartbeat';
import type { Heartbeat } from './heartbeat';
import { InvalidQueryError } from './invalid-query-error';
import type { KeyField } from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { findingOf } from './security-findings';
import { isSpread, type SecurityQuery } from './security-query';
import {
  askAnswering,
  askFound,
  askKnown,
  askListed,
  askNotRefused,
  askWhole,
  FOUND_KEYS,
  type Step,
} from './security-requests';
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
  heartbeat: SlicedRequest[];
  find(heartbeat?: Heartbeat): SlicedRequest[];
  /** Spread over several steps: how many targets in all of that time. */
  whole(keys: readonly string[], during: Range, heartbeat?: Heartbeat): SlicedRequest[];
  /** Scans: what was open to them. Of interfaces, targets that nobody refused; of CCNs, targets that answered. */
  open(keys: readonly string[], during: Range, heartbeat?: Heartbeat): SlicedRequest[];
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
  const finding = findingOf(query, range);
  const stepWith = (heartbeat: Heartbeat | undefined, during = all): Step => ({
    query,
    finding,
    range: during,
    width,
    heartbeat,
  });
  const inPieces = (list: readonly string[], of: (part: readonly string[], source: SourceSchema) => SlicedRequest) =>
    list.length === 0 ? [] : sources.flatMap((source) => fitting(list, (part) => of(part, source)));
  return {
    range,
    width,
    baseline,
    keys,
    heartbeat: sources.map((source) => compileHeartbeat(query.log, { ...asked, ...milliseconds(all) }, all, source)),
    find: (heartbeat) =>
      query.check === 'givenAddresses'
        ? (['srcaddr', 'dstaddr'] as const).flatMap((side) =>
            inPieces(query.addresses, (part, source) => askListed(stepWith(heartbeat), side, part, source)),
          )
        : sources.map((source) => askFound(stepWith(heartbeat), source)),
    whole: (found, during, heartbeat) =>
      isSpread(query.check)
        ? inPieces(found, (part, source) => askWhole(stepWith(heartbeat, during), part, source))
        : [],
    open: (found, during, heartbeat) =>
      finding.target === undefined || query.check === 'fanOut'
        ? []
        : inPieces(found, (part, source) =>
            (query.log === 'ccn' ? askAnswering : askNotRefused)(stepWith(heartbeat, during), part, source),
          ),
    known: (found, heartbeat) =>
      inPieces(found, (part, source) => askKnown(stepWith(heartbeat, baseline), part, source)),
  };
}

function refuseUnanswerable({ check, log, filters, addresses, ports, protocols }: SecurityQuery): void {
  const action = filters.findIndex(({ field }) => field === 'action');
  if (log === 'ccn' && action >= 0) {
    throw new InvalidQueryError(
      `filters[${action}]`,
      'a check of a CCN looks at what was delivered: REJECT is its bandwidth limiter there, no refusal',
    );
  }
  const lists = { givenAddresses: { addresses }, sensitivePorts: { ports }, uncommonProtocols: { protocols } };
  for (const [path, list] of Object.entries({ ...lists }[check as keyof typeof lists] ?? {})) {
    if (list.length === 0) {
      throw new InvalidQueryError(path, 'give at least one');
    }
  }
}

function stepsOf({ check, log, stepSeconds }: SecurityQuery, { fromMs, toMs, settledMs = Infinity }: Asked) {
  const window = CAPTURE_WINDOW_SECONDS[log];
  const width = isSpread(check) ? Math.ceil(stepSeconds / window) * window : window;
  const fromSeconds = Math.floor(fromMs / 1000 / width) * width;
  const wanted = Math.ceil(toMs / 1000 / width) * width;
  const settled = Math.floor(settledMs / 1000 / width) * width;
  return { range: { fromSeconds, toSeconds: Math.max(fromSeconds + width, Math.min(wanted, settled)) }, width };
}

const milliseconds = ({ fromSeconds, toSeconds }: Range) => ({ fromMs: fromSeconds * 1000, toMs: toSeconds * 1000 });

/** One question, or several where its list would make the statement too long. */
function fitting(list: readonly string[], of: (part: readonly string[]) => SlicedRequest): SlicedRequest[] {
  const whole = of(list);
  const { search, sql: select = '' } = whole.of(whole.range);
  const half = Math.ceil(list.length / 2);
  return list.length === 1 || search.length + select.length <= MAX_CHARACTERS
    ? [whole]
    : [...fitting(list.slice(0, half), of), ...fitting(list.slice(half), of)];
}

/** What stands in a preview for those that only the first step can tell. */
const FOUND_EXAMPLE = ['<found in the first step>'];

/** Every request, for reading. */
export function previewSecurity(plan: SecurityPlan): SearchRequest[] {
  const { range, heartbeat, find, whole, open } = plan;
  const sliced = [...heartbeat, ...find(), ...whole(FOUND_EXAMPLE, range), ...open(FOUND_EXAMPLE, range)];
  return sliced.map((one) => one.of(slicesOf(one)[0]!));
}
