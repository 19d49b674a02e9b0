import type { Locale } from '#wording';
import { permissionOf, type ReadAction } from '#cls';
import { ClsError } from '../cls-client/cls-error';
import { text, type TextKey } from '../texts/text';
import { MOST_LOOKED_THROUGH } from './flow-log-finder';
import type { Scan, ScanFailure } from './found-topic';

/** What the answer lacks without the action. */
const MISSING: Readonly<Partial<Record<ReadAction, TextKey>>> = {
  DescribeFlowLogs: 'inventory.missing.flowLogs',
  DescribeTopics: 'inventory.missing.topics',
  DescribeLogsets: 'inventory.missing.logsets',
  DescribeIndex: 'inventory.missing.indexes',
};

/** Regions named in one warning. */
const REGIONS_NAMED = 6;

/** In words, what a search for flow logs could not find out. A failure of many regions is one sentence. */
export function describeScan({ topics, regions, failures, cut }: Scan, locale: Locale | undefined): string[] {
  const alike = new Map<string, ScanFailure[]>();
  for (const failure of failures) {
    const kind = `${failure.action} ${kindOf(failure.error)}`;
    alike.set(kind, [...(alike.get(kind) ?? []), failure]);
  }
  return [
    ...(topics.length === 0 ? [text(locale, 'inventory.none', { number: regions.length })] : []),
    ...[...alike.values()].map((group) => describeGroup(group, locale)),
    ...cut.map((region) => text(locale, 'inventory.cut', { region, most: MOST_LOOKED_THROUGH })),
  ];
}

/** In words, why bandwidth caps are not known. */
export function describeFailures(failures: readonly ClsError[], locale: Locale | undefined): string[] {
  const [failure] = failures;
  const missing = text(locale, 'inventory.missing.limits');
  return failure === undefined ? [] : [text(locale, 'inventory.unknown', { missing, reason: failure.in(locale) })];
}

function describeGroup(group: readonly ScanFailure[], locale: Locale | undefined): string {
  const { action, error } = group[0]!;
  const named = [...new Set(group.map(({ region }) => region))];
  const regions =
    named.slice(0, REGIONS_NAMED).join(', ') +
    (named.length > REGIONS_NAMED ? ` +${named.length - REGIONS_NAMED}` : '');
  const missing = text(locale, MISSING[action] ?? 'inventory.missing.flowLogs');
  return isDenied(error)
    ? text(locale, 'inventory.denied', { permission: permissionOf(action), missing, regions })
    : text(locale, 'inventory.failed', { missing, regions, reason: error.in(locale) });
}

function isDenied(error: Error): boolean {
  return error instanceof ClsError && error.meaning.class === 'permission';
}

/** Errors of one kind are told once, by the message of the first. */
function kindOf(error: Error): string {
  return error instanceof ClsError ? error.code : error.name;
}
