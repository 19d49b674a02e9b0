import type { EvidenceCall } from '#contract';
import type { Stat } from '#plugin-sdk';
import type { Locale } from '#wording';
import { text } from './texts/text';

/** What an answer cost, for the inspector. Times are summed over calls, some of which ran at once. */
export function callStats(calls: readonly EvidenceCall[], locale?: Locale): Stat[] {
  const sent = calls.filter(({ isShared }) => !isShared);
  const sum = (of: readonly EvidenceCall[], read: (call: EvidenceCall) => number) =>
    of.reduce((total, call) => total + read(call), 0);
  return [
    { displayName: text(locale, 'stats.calls'), value: sent.length },
    { displayName: text(locale, 'stats.rows'), value: sum(calls, ({ rows }) => rows) },
    {
      displayName: text(locale, 'stats.cls'),
      value: sum(sent, ({ tookMs, waitedMs }) => tookMs - waitedMs),
      unit: 'ms',
    },
    { displayName: text(locale, 'stats.wait'), value: sum(sent, ({ waitedMs }) => waitedMs), unit: 'ms' },
    {
      displayName: text(locale, 'stats.shared'),
      value: calls.length === 0 ? 0 : 1 - sent.length / calls.length,
      unit: 'percentunit',
    },
  ];
}
