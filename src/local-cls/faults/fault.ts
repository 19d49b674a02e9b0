import { type GarbageForm } from './garbage';

/** What goes wrong with a call. */
export type FaultKind =
  /** Waits before the call is looked at. `distance`: as long as the way to the region takes, see `distances.ts`. */
  | { kind: 'slow'; delayMs: number | 'distance' }
  /** Refused with a code of CLS; nothing runs. */
  | { kind: 'error'; code: string; message: string }
  /** Runs, what it stores stays stored, and the connection is reset in the middle of the answer. */
  | { kind: 'cut' }
  /** Runs, and the answer is not what CLS sends. */
  | { kind: 'garbage'; form: GarbageForm }
  /** These `topics` fail in a search over several, which answers with the others. */
  | { kind: 'partial'; code: string; message: string };

/** Which calls it meets: all, unless narrowed. */
export interface FaultScope {
  actions?: readonly string[];
  regions?: readonly string[];
  topics?: readonly string[];
  /** Of the calls in scope this share, evenly spread: 0.25 is every fourth. */
  share?: number;
  /** Acts on no more than so many calls; then it is over. */
  times?: number;
  /** Over so many milliseconds after it was set. */
  forMs?: number;
}

export type Fault = FaultKind & FaultScope;
