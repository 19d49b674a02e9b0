import type { Field, Frame, Stat } from '#plugin-sdk';
import type { InventoryQuery, Source } from '#query';
import { text } from '../texts/text';
import type { Instance } from '../instance';
import type { Cap } from '../inventory/caps';
import type { KnownCcn } from '../inventory/ccn-directory';
import { describeScan, describeFailures } from '../inventory/describe-scan';
import type { FoundTopic } from '../inventory/found-topic';
import { type LoadedCaps, loadCaps } from '../inventory/load-caps';
import { isSource } from '../inventory/offer-topics';
import { narrowThings, type Tellings } from './account-filters';
import type { Result } from './ask';

/** What the account has: flow logs with their topics, or CCNs with their caps. The time range plays no part. */
export function answerInventory(query: InventoryQuery, instance: Instance, signal: AbortSignal): Promise<Result> {
  return query.view === 'flowLogs' ? answerFlowLogs(query, instance, signal) : answerCcns(query, instance, signal);
}

async function answerFlowLogs(
  query: InventoryQuery,
  { flowLogs, settings }: Instance,
  signal: AbortSignal,
): Promise<Result> {
  const scan = await flowLogs.find(signal);
  const { kept, infos } = narrowThings(scan.topics, query, OF_TOPIC);
  const frame = tableOf(topicFields(kept, settings.sources), [
    { displayName: text(query.locale, 'stats.regions'), value: scan.regions.length },
  ]);
  return { frames: [frame], rows: kept.length, warnings: describeScan(scan, query.locale), infos };
}

/** A topic lies in the region that records. What records whole networks may record any interface. */
const OF_TOPIC: Tellings<FoundTopic> = {
  region: ({ region }, value) => region === value,
  observer: ({ region }, value) => region === value,
  ccn: ({ flowLogs }, value) => flowLogs.some(({ scope, resource }) => scope === 'CCN' && resource === value),
  interface: ({ flowLogs }, value) =>
    flowLogs.some(({ scope, resource }) => scope === 'NETWORKINTERFACE' && resource === value) ||
    (flowLogs.every(({ scope }) => scope === 'CCN' || scope === 'NETWORKINTERFACE') ? false : undefined),
};

/**
 * Where several flow logs write to one topic, their cells list them in the same order; what is the same for all of them
 * stands once.
 */
function topicFields(topics: readonly FoundTopic[], sources: readonly Source[]): Field[] {
  const text = (name: string, of: (topic: FoundTopic) => string): Field => ({
    name,
    type: 'string',
    values: topics.map((topic) => of(topic) || null),
  });
  const each =
    (key: 'id' | 'name' | 'state' | 'scope' | 'resource' | 'trafficType') =>
    ({ flowLogs }: FoundTopic) => {
      const values = flowLogs.map((flowLog) => flowLog[key]);
      return new Set(values).size === 1 ? values[0]! : values.join(', ');
    };
  return [
    text('flowLog', each('id')),
    text('flowLogName', each('name')),
    text('state', (topic) => each('state')(topic) || 'unknown'),
    text('scope', each('scope')),
    text('resource', each('resource')),
    text('trafficType', each('trafficType')),
    text('region', ({ region }) => region),
    text('logset', ({ logset }) => logset),
    text('topic', ({ topic }) => topic),
    text('topicName', ({ name }) => name),
    text('format', ({ format }) => format ?? ''),
    { name: 'hasIndex', type: 'boolean', values: topics.map(({ hasIndex }) => hasIndex ?? null) },
    { name: 'isSource', type: 'boolean', values: topics.map((topic) => isSource(topic, sources)) },
  ];
}

interface CapRow {
  ccn: KnownCcn;
  from?: string;
  to?: string | undefined;
  cap?: Cap | undefined;
}

async function answerCcns(query: InventoryQuery, instance: Instance, signal: AbortSignal): Promise<Result> {
  const ccns = await instance.ccns.list(signal);
  const caps = await loadCaps(instance, signal);
  const rows = ccns.flatMap((ccn) => capRows(ccn, caps, instance.settings.caps ?? []));
  const { kept, infos } = narrowThings(rows, query, OF_CAP);
  const failures = ccns.flatMap(({ failure }) => failure ?? []);
  return {
    frames: [tableOf(capFields(kept))],
    rows: kept.length,
    warnings: describeFailures(failures, query.locale),
    infos,
  };
}

/** A cap on all that leaves a region is bound to no other end, a CCN without caps to no region. */
const OF_CAP: Tellings<CapRow> = {
  ccn: ({ ccn }, value) => ccn.id === value,
  srcregion: ({ from }, value) => isEnd(from, value),
  dstregion: ({ to }, value) => isEnd(to, value),
  region: ({ from, to }, value) => from === value || isEnd(to, value),
  pair: ({ from, to }, value) => {
    const [source = '', destination = ''] = value.split('>');
    return isEnd(from, source) === false ? false : isEnd(to, destination);
  },
};

const isEnd = (end: string | undefined, region: string) => (end === undefined ? undefined : end === region);

/** A row for each cap that is ordered or set; a CCN without any has one row all the same. */
function capRows(ccn: KnownCcn, caps: LoadedCaps, settings: NonNullable<Instance['settings']['caps']>): CapRow[] {
  const ordered = ccn.limits.map(({ region, toRegion }) => ({ from: region, to: toRegion }));
  const set = settings.filter(
    (one) =>
      (one.ccn ?? ccn.id) === ccn.id &&
      caps.capOf(ccn.id, one.from, one.to)?.source === 'settings' &&
      !settings.some((other) => other.ccn === ccn.id && one.ccn === undefined && isSameWay(one, other)),
  );
  const rows = [...ordered, ...set].map(({ from, to }) => ({ ccn, from, to, cap: caps.capOf(ccn.id, from, to) }));
  return rows.length === 0 ? [{ ccn }] : rows;
}

function isSameWay(one: { from: string; to?: string }, other: { from: string; to?: string }): boolean {
  return one.from === other.from && one.to === other.to;
}

function capFields(rows: readonly CapRow[]): Field[] {
  const text = (name: string, of: (row: CapRow) => string | undefined): Field => ({
    name,
    type: 'string',
    values: rows.map((row) => of(row) || null),
  });
  return [
    text('ccn', ({ ccn }) => ccn.id),
    text('ccnName', ({ ccn }) => ccn.name),
    text('state', ({ ccn }) => ccn.state),
    { name: 'instances', type: 'int32', values: rows.map(({ ccn }) => ccn.instances) },
    text('limitMode', ({ ccn }) => (ccn.limitType === 'OUTER_REGION_LIMIT' ? 'region' : 'pair')),
    text('srcregion', ({ from }) => from),
    text('dstregion', ({ to }) => to),
    {
      name: 'cap',
      type: 'float64',
      values: rows.map(({ cap }) => cap?.bitsPerSecond ?? null),
      config: { unit: 'bps' },
    },
    text('capSource', ({ cap }) => cap?.source),
  ];
}

function tableOf(fields: Field[], stats?: Stat[]): Frame {
  return {
    fields,
    meta: {
      type: 'table',
      preferredVisualisationType: 'table',
      ...(stats === undefined ? {} : { stats }),
    },
  };
}
