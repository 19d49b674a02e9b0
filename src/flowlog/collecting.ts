import type { LogFormat } from './fields';

export const ACTIONS_OF_RECORDS = ['ACCEPT', 'REJECT'] as const;
export type Action = (typeof ACTIONS_OF_RECORDS)[number];

/**
 * Whether a topic collects records of an action.
 *
 * - `yes`: it does, or nothing speaks against it
 * - `partly`: some of the flow logs that write to it do
 * - `no`: none of them does; `likelyNo`: its records say so
 * - `unseen`: it has none, which may be as it should
 */
export type Collecting = 'yes' | 'partly' | 'no' | 'likelyNo' | 'unseen';

/** Nothing of it was to be recorded, so that no record is no 0. */
export const isUncollected = (how: Collecting | undefined): boolean => how === 'no' || how === 'likelyNo';

/** What is known of a topic. */
export interface CollectingSigns {
  /** Collection types of the flow logs that write to it; empty where the VPC API does not tell. */
  trafficTypes: readonly string[];
  /** Records of the last day by action; absent where they could not be counted. */
  records?: ReadonlyMap<string, number> | undefined;
}

/** With fewer records of the other action silence says nothing. */
const ENOUGH = 200;

/**
 * A record proves that its action is collected. Then the flow logs' own collection types count. Without those, a day with
 * records of the other action alone makes it likely that this one is not collected: networks are never refused nothing,
 * nor is all of their traffic refused. But a healthy CCN drops nothing, so there a day without REJECT is nothing special.
 */
export function collecting(log: LogFormat, action: Action, { trafficTypes, records }: CollectingSigns): Collecting {
  const taking = trafficTypes.filter((type) => type === 'ALL' || type === action).length;
  const seen = records?.get(action) ?? 0;
  if (trafficTypes.length > 0) {
    return taking === trafficTypes.length ? 'yes' : taking > 0 ? 'partly' : seen > 0 ? 'yes' : 'no';
  }
  const others = records?.get(action === 'ACCEPT' ? 'REJECT' : 'ACCEPT') ?? 0;
  if (seen > 0 || others < ENOUGH) {
    return 'yes';
  }
  return log === 'ccn' && action === 'REJECT' ? 'unseen' : 'likelyNo';
}
