import type { DescribeTopicsRequest, TopicInfo } from '#cls';
import { invalidParameter } from '../failure';
import { hasIndex, type TopicRecord } from '../store/topic-record';
import type { ActionRule } from './action-rule';
import { clsTime } from './cls-time';
import { filterItems, tagTest } from './filter-items';
import { pageOf } from './page-of';

const MAX_VALUES = 100;

/** Days of a topic that is kept for ever. */
export const FOREVER_DAYS = 3640;

export const describeTopics: ActionRule<DescribeTopicsRequest> = {
  parameters: {
    Filters: [{ Key: 'string!', Values: 'strings' }],
    Offset: 'integer',
    Limit: 'integer',
    PreciseSearch: 'integer',
    BizType: 'integer',
  },
  async run(request, { store, region }) {
    const { BizType = 0, PreciseSearch = 0, Filters } = request;
    if (![0, 1].includes(BizType) || ![0, 1, 2, 3].includes(PreciseSearch)) {
      throw invalidParameter('BizType must be 0 or 1, PreciseSearch 0 to 3.');
    }
    // There are log topics here, and no metric topics.
    const all = BizType === 0 ? store.topics(region) : [];
    const found = filterItems(all, Filters, MAX_VALUES, (key, values) => topicTest(key, values, PreciseSearch));
    return { Topics: pageOf(found, request).map(topicInfo), TotalCount: found.length };
  },
};

/** Names match in part unless PreciseSearch says otherwise. */
function topicTest(key: string, values: readonly string[], precise: number) {
  const whole = (text: string) => values.includes(text);
  const part = (text: string) => values.some((value) => text.includes(value));
  switch (key) {
    case 'topicId':
      return ({ topicId }: TopicRecord) => whole(topicId);
    case 'logsetId':
      return ({ logsetId }: TopicRecord) => whole(logsetId);
    case 'topicName':
      return ({ name }: TopicRecord) => (precise === 1 || precise === 3 ? whole(name) : part(name));
    case 'logsetName':
      return ({ logset }: TopicRecord) => (precise === 2 || precise === 3 ? whole(logset) : part(logset));
    case 'storageType':
      return () => whole('hot');
    default: {
      const test = tagTest(key, values);
      return test && (({ details }: TopicRecord) => test(details.tags ?? []));
    }
  }
}

function topicInfo(topic: TopicRecord): TopicInfo {
  const { describes = '', tags = [], partitionCount = 1, autoSplit = true, maxSplitPartitions = 50 } = topic.details;
  return {
    LogsetId: topic.logsetId,
    TopicId: topic.topicId,
    TopicName: topic.name,
    PartitionCount: partitionCount,
    Index: hasIndex(topic),
    AssumerUin: 0,
    AssumerName: '',
    SubAssumerName: '',
    CreateTime: clsTime(topic.createdMs),
    Status: topic.details.closed !== true,
    Tags: [...tags],
    RoleName: '',
    AutoSplit: autoSplit,
    MaxSplitPartitions: maxSplitPartitions,
    StorageType: 'hot',
    Period: topic.retentionDays ?? FOREVER_DAYS,
    HotPeriod: 0,
    Describes: describes,
    BizType: 0,
    IsWebTracking: false,
    KeyId: '',
    MigrationStatus: 0,
  };
}
