import { randomUUID } from 'node:crypto';
import type { LogFormat } from '#flowlog';
import { flowLogIndex } from '../demo-topics';
import type { Store } from '../store/store';
import type { TopicRecord } from '../store/topic-record';
import { ccnKey } from '../traffic/region-rows';

/** The log set that the flow-log service makes, one in a region. */
const LOGSET = 'flowlog_logset';

const RETENTION_DAYS = 7;

/** The topic of the service's own log set for records of this format, made with its index where it is not there yet. */
export async function findDefaultTopic(store: Store, region: string, format: LogFormat): Promise<TopicRecord> {
  const name = `flowlog-${format}`;
  const known = store.topics(region).find((topic) => topic.logset === LOGSET && topic.name === name);
  const topicId = randomUUID();
  const index = flowLogIndex(format, ccnKey(region));
  return known ?? store.createTopic({ region, topicId, name, logset: LOGSET, index, retentionDays: RETENTION_DAYS });
}
