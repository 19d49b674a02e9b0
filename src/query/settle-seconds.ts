import { type LogFormat, SETTLE_SECONDS } from '#flowlog';
import type { SourceSchema } from './plan';

/** Seconds after its end when a bucket is complete: the slowest topic decides. */
export function settleSeconds(log: LogFormat, sources: readonly SourceSchema[]): number {
  return Math.max(SETTLE_SECONDS[log], ...sources.map(({ delay }) => delay?.settle ?? 0));
}
