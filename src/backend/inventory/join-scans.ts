import type { FlowLogInfo, TopicInfo } from '#cls';
import type { FoundFlowLog, FoundTopic, RegionScan } from './found-topic';

/**
 * One entry a topic, with the flow logs that write to it. A CCN's flow log may be listed in every region; it is one all
 * the same. A flow log may leave the region of its topic unsaid; then it is the one that lists the topic.
 */
export function joinScans(scans: readonly RegionScan[]): FoundTopic[] {
  const found = new Map<string, FoundTopic>();
  for (const { region, topics, logsets } of scans) {
    const logsetNames = new Map(logsets.map(({ LogsetId, LogsetName }) => [LogsetId, LogsetName]));
    for (const topic of topics) {
      found.set(keyOf(region, topic.TopicId), listedTopic(region, topic, logsetNames));
    }
  }
  const flowLogs = new Map(
    scans.flatMap(({ region, flowLogs: listed }) => listed.map((info) => [info.FlowLogId, { region, info }] as const)),
  );
  for (const { region, info } of flowLogs.values()) {
    const topic = topicOf(info, region, found);
    topic.flowLogs.push(readFlowLog(info));
    topic.format = formatOf(topic.flowLogs);
    found.set(keyOf(topic.region, topic.topic || info.FlowLogId), topic);
  }
  return [...found.values()];
}

const keyOf = (region: string, topic: string) => `${region}/${topic}`;

function listedTopic(region: string, topic: TopicInfo, logsets: ReadonlyMap<string, string>): FoundTopic {
  return {
    region,
    topic: topic.TopicId,
    name: topic.TopicName,
    logset: logsets.get(topic.LogsetId) ?? topic.LogsetId,
    hasIndex: topic.Index,
    format: undefined,
    flowLogs: [],
  };
}

function topicOf(info: FlowLogInfo, askedRegion: string, found: ReadonlyMap<string, FoundTopic>): FoundTopic {
  const isCls = info.StorageType !== 'ckafka';
  const topic = isCls ? info.CloudLogId : '';
  const region = info.CloudLogRegion || askedRegion;
  const listed =
    found.get(keyOf(region, topic)) ??
    (info.CloudLogRegion ? undefined : [...found.values()].find((one) => one.topic === topic && topic !== ''));
  return listed ?? { region, topic, name: '', logset: '', hasIndex: undefined, format: undefined, flowLogs: [] };
}

function readFlowLog(info: FlowLogInfo): FoundFlowLog {
  return {
    id: info.FlowLogId,
    name: info.FlowLogName,
    state: info.CloudLogState === 'DELETED' ? 'deleted' : info.Enable ? 'enabled' : 'disabled',
    scope: info.ResourceType,
    resource: info.ResourceId,
    trafficType: info.TrafficType,
  };
}

/** Only a CCN's records are of the format of CCNs. */
function formatOf(flowLogs: readonly FoundFlowLog[]): FoundTopic['format'] {
  const ofCcn = flowLogs.filter(({ scope }) => scope === 'CCN').length;
  return ofCcn === 0 ? 'eni' : ofCcn === flowLogs.length ? 'ccn' : 'mixed';
}
