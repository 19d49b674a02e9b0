import { CLS_ERROR_CODES } from '#cls';
import { isClsRegion } from '../actions/check-region';
import { isAction } from '../actions/registry';
import type { Fault } from './fault';
import { GARBAGE_FORMS } from './garbage';

/** A fault that cannot be set. The message begins with the member it is about. */
export class InvalidFaultError extends Error {
  override readonly name = 'InvalidFaultError';

  constructor(member: string, problem: string) {
    super(`${member}: ${problem}`);
  }
}

const MAX_MS = 24 * 3_600_000;
const DEFAULT_MESSAGE = 'A fault set on this local CLS.';

/** Members of each kind beside those of every fault; a trailing `!` makes one mandatory. */
const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  slow: ['delayMs!'],
  error: ['code!', 'message'],
  cut: [],
  garbage: ['form!'],
  partial: ['topics!', 'code!', 'message'],
};
const OF_EVERY = ['kind!', 'actions', 'regions', 'topics', 'share', 'times', 'forMs'];

type Rule = readonly [holds: (value: unknown) => boolean, problem: string];

const NAMES: Rule = [
  (value) => Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string'),
  'must be a list with at least one name',
];

const RULES: Readonly<Record<string, Rule>> = {
  kind: [(value) => Object.hasOwn(OF_KIND, String(value)), `must be one of ${Object.keys(OF_KIND).join(', ')}`],
  delayMs: [
    (value) => value === 'distance' || isWhole(value, 0, MAX_MS),
    `must be "distance" or a whole number of milliseconds from 0 to ${MAX_MS}`,
  ],
  code: [(value) => isClsCode(String(value)), 'must be an error code of CLS, e.g. InternalError'],
  message: [(value) => typeof value === 'string', 'must be a text'],
  form: [(value) => GARBAGE_FORMS.some((form) => form === value), `must be one of ${GARBAGE_FORMS.join(', ')}`],
  actions: NAMES,
  regions: NAMES,
  topics: NAMES,
  share: [(value) => typeof value === 'number' && value > 0 && value <= 1, 'must be above 0 and at most 1'],
  times: [(value) => isWhole(value, 1, 1e9), 'must be a whole number from 1'],
  forMs: [(value) => isWhole(value, 1, MAX_MS), `must be a whole number of milliseconds from 1 to ${MAX_MS}`],
};

/** Whether calls may come to a region. */
export type RegionTest = (region: string) => boolean;

/**
 * One fault or a list of them. Throws `InvalidFaultError`.
 *
 *     {"kind": "slow", "delayMs": "distance"}
 *     [{"kind": "error", "code": "InternalError", "actions": ["SearchLog"], "share": 0.5}]
 */
export function parseFaults(json: unknown, isRegion: RegionTest = isClsRegion): Fault[] {
  return Array.isArray(json)
    ? json.map((item, k) => parseFault(item, `[${k}]`, isRegion))
    : [parseFault(json, '', isRegion)];
}

function parseFault(json: unknown, path: string, isRegion: RegionTest): Fault {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new InvalidFaultError(path || 'fault', 'must be an object like {"kind": "slow", "delayMs": 300}');
  }
  const members = json as Record<string, unknown>;
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  check(members, 'kind', at('kind'));
  const allowed = [...OF_EVERY, ...OF_KIND[String(members['kind'])]!];
  const stray = Object.keys(members).find((name) => !allowed.includes(name) && !allowed.includes(`${name}!`));
  if (stray !== undefined) {
    throw new InvalidFaultError(at(stray), `is no member of a fault of kind ${String(members['kind'])}`);
  }
  for (const name of allowed) {
    const bare = name.replace('!', '');
    if (name !== bare || members[bare] !== undefined) {
      check(members, bare, at(bare));
    }
  }
  requireKnown(members['actions'], isAction, at('actions'), 'is no action of the local CLS');
  requireKnown(members['regions'], isRegion, at('regions'), 'is no region of CLS');
  return { ...(allowed.includes('message') ? { message: DEFAULT_MESSAGE } : {}), ...members } as Fault;
}

function check(members: Record<string, unknown>, name: string, path: string): void {
  const [holds, problem] = RULES[name]!;
  const value = members[name];
  if (!holds(value)) {
    throw new InvalidFaultError(path, value === undefined ? `is missing; it ${problem}` : problem);
  }
}

function requireKnown(names: unknown, isKnown: (name: string) => boolean, path: string, problem: string): void {
  const stray = ((names ?? []) as readonly string[]).find((name) => !isKnown(name));
  if (stray !== undefined) {
    throw new InvalidFaultError(path, `${JSON.stringify(stray)} ${problem}`);
  }
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** A listed code, or one of a listed family: `InternalError.SearchFailed`. */
function isClsCode(code: string): boolean {
  return (
    CLS_ERROR_CODES.includes(code) || (/^\w+\.\w+$/.test(code) && CLS_ERROR_CODES.includes(code.split('.', 1)[0]!))
  );
}
