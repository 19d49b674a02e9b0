import type { Question } from './model';

/** Which layer keeps two ends apart, as interface records tell it. Empty texts are places nobody filled yet. */
export interface ReachabilityQuery extends Question {
  kind: 'reachability';
  /** The side that asks: an address or a network. Empty: anybody. */
  from: string;
  /** The address that is asked for. */
  to: string;
  /** Port of the service; absent: every service. */
  port?: number;
  /** IANA number; absent: every protocol. */
  protocol?: number;
}

/** The single addresses of the question. */
export function endsOf({ from, to }: ReachabilityQuery): string[] {
  return from === '' || from.includes('/') || from === to ? [to] : [to, from];
}
