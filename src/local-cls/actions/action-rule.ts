import type { FlowLogs } from '../flow-logs/flow-logs';
import type { Store } from '../store/store';
import type { Switches } from '../switches';
import type { WriteRates } from '../upload/write-rates';
import type { CursorSignature } from './cursor-signature';
import type { FreshLogs } from './fresh-logs';
import type { SearchSlots } from './search-slots';

/** What an action may use beside its request. */
export interface ActionContext {
  store: Store;
  flowLogs: FlowLogs;
  /** `X-TC-Region`: topics of other regions do not exist for this request. */
  region: string;
  now: () => number;
  switches: Switches;
  /** After what time a search ends with SearchTimeout. */
  searchTimeoutMs: number;
  slots: SearchSlots;
  fresh: FreshLogs;
  writes: WriteRates;
  signCursor: CursorSignature;
  /** Throws when the key may not do this to the topic; without a topic, when it may do it to some topics only. */
  authorize: (topicId?: string) => void;
  /** Fires when the client has gone. */
  signal: AbortSignal;
  /** Throws when a fault set by hand meets this topic; for a search over several, where one may fail alone. */
  enterTopic: (topicId: string) => void;
}

type Scalar = 'integer' | 'number' | 'string' | 'boolean';

/**
 * What a parameter must be; a trailing `!` makes it mandatory. `strings` is a list of texts; a shape in brackets is a
 * list of objects.
 */
export type ParameterKind = Scalar | `${Scalar}!` | 'strings' | 'array' | ParameterShape | readonly [ParameterShape];

/** The members an object may have. */
export interface ParameterShape {
  readonly [name: string]: ParameterKind;
}

/** One API action. The answer is the content of `Response` without its RequestId. */
export interface ActionRule<Request> {
  parameters: Readonly<Record<keyof Request & string, ParameterKind>>;
  run(request: Request, context: ActionContext): Promise<object>;
}
