import type { Locale } from '#wording';
import type { FlowLogsAnswer } from '#contract';
import type { Source } from '#query';
import { describeScan } from './describe-scan';
import type { FoundTopic, Scan } from './found-topic';

/** Topics that can be taken as sources: they exist, and they hold flow logs. */
export function offerTopics(scan: Scan, sources: readonly Source[], locale: Locale): Omit<FlowLogsAnswer, 'total'> {
  const topics = scan.topics
    .filter(({ topic, flowLogs }) => topic !== '' && flowLogs.every(({ state }) => state !== 'deleted'))
    .map((found) => ({
      region: found.region,
      topic: found.topic,
      name: found.name,
      format: found.format ?? 'mixed',
      ...ccnOf(found),
      flowLogs: found.flowLogs.map(({ id }) => id),
      hasIndex: found.hasIndex ?? false,
      isSource: isSource(found, sources),
    }));
  return { topics, warnings: describeScan(scan, locale) };
}

/** Whether the data source already asks the topic. */
export function isSource({ region, topic }: FoundTopic, sources: readonly Source[]): boolean {
  return sources.some((source) => source.region === region && source.topic === topic);
}

/** The CCN, where no other resource's flow log writes to the topic. */
function ccnOf({ flowLogs }: FoundTopic): { ccn?: string } {
  const [resource, ...others] = new Set(flowLogs.map((flowLog) => flowLog.resource));
  return resource !== undefined && others.length === 0 && flowLogs[0]!.scope === 'CCN' ? { ccn: resource } : {};
}
