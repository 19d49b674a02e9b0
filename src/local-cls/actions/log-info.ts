import type { HighLightItem, LogContextInfo, LogInfo } from '#cls';
import { packagePlace } from '../engine/package-id';
import type { StoredLog } from '../engine/stored-log';
import type { TopicRecord } from '../store/topic-record';
import type { Switches } from '../switches';
import { indexFailure } from './index-failure';

/** A record in the form of SearchLog. */
export function logInfo(log: StoredLog, topic: TopicRecord, HighLights: HighLightItem[], switches: Switches): LogInfo {
  const { packageId, index } = packagePlace(topic, log.sequence);
  return {
    Time: log.timeMs,
    TopicId: topic.topicId,
    TopicName: topic.name,
    Source: log.source,
    FileName: log.fileName,
    HostName: '',
    PkgId: packageId,
    PkgLogId: String(index),
    HighLights,
    LogJson: log.json,
    RawLog: '',
    IndexStatus: '',
    ...(switches.unfitValues === 'moved' ? indexFailure(log, topic) : {}),
  };
}

/** A record in the form of DescribeLogContext, which spells and types some members otherwise. */
export function logContextInfo(log: StoredLog, topic: TopicRecord): LogContextInfo {
  const { packageId, index } = packagePlace(topic, log.sequence);
  return {
    Source: log.source,
    Filename: log.fileName,
    Content: log.json,
    PkgId: packageId,
    PkgLogId: index,
    BTime: log.timeMs,
    HostName: '',
    RawLog: '',
    IndexStatus: '',
    HighLights: [],
  };
}
