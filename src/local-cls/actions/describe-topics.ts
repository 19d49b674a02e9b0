import type { DescribeTopicsRequest, TopicInfo } from '#cls';
import { invalidParameter } from '../failure';
import type { TopicRecord } from '../store/topic-record';
import type { ActionRule } from './action-rule';
import { clsTime } from './cls-time';

const MAX_FILTERS = 10;
const MAX_VALUES = 100;
const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/** Days of a topic that is kept for ever. */
const FOREVER_DAYS = 3640;

export const describeTopics: ActionRule<DescribeTopicsRequest> = {
  parameters: {
    Filters: [{ Key: 'string!', Values: 'strings' }],
    Offset: 'integer',
    Limit: 'integer',
    PreciseSearch: 'integer',
    BizType: 'integer',
  },
  async run(request, { store, region }) {
    const { Offset = 0, Limit = DEFAULT_LIMIT, BizType = 0 } = request;
    if (Offset < 0 || Limit < 1 || Limit > MAX_LIMIT) {
      throw invalidParameter(`Offset must be 0 or more, Limit 1 to ${MAX_LIMIT}.`);
    }
    const tests = (request.Filters ?? []).map((filter) => filterTest(filter, request.PreciseSearch ?? 0));
    if (tests.length > MAX_FILTERS) {
      throw invalidParameter(`At most ${MAX_FILTERS} Filters.`);
    }
    const all = BizType === 0 ? store.topics(region) : [];
    const found = all.filter((topic) => tests.every((test) => test(topic)));
    return { Topics: found.slice(Offset, Offset + Limit).map(topicInfo), TotalCount: found.length };
  },
};

/** Values of one filter are alternatives. Names match in part unless PreciseSearch says otherwise. */
function filterTest(filter: { Key: string; Values: string[] }, precise: number): (topic: TopicRecord) => boolean {
  const { Key, Values } = filter ?? {};
  if (!Array.isArray(Values) || Values.length > MAX_VALUES || Values.some((value) => typeof value !== 'string')) {
    throw invalidParameter(`Filters: Values must be a list of at most ${MAX_VALUES} texts.`);
  }
  const exact = (text: string) => Values.includes(text);
  const fuzzy = (text: string) => Values.some((value) => text.includes(value));
  switch (Key) {
    case 'topicId':
      return ({ topicId }) => exact(topicId);
    case 'logsetId':
      return ({ logsetId }) => exact(logsetId);
    case 'topicName':
      return ({ name }) => (precise === 1 || precise === 3 ? exact(name) : fuzzy(name));
    case 'logsetName':
      return ({ logset }) => (precise === 2 || precise === 3 ? exact(logset) : fuzzy(logset));
    case 'storageType':
      return () => exact('hot');
    default:
      if (Key === 'tagKey' || Key?.startsWith('tag:')) {
        return () => false;
      }
      throw invalidParameter(`Filters: the key ${JSON.stringify(Key)} is not known.`);
  }
}

function topicInfo(topic: TopicRecord): TopicInfo {
  return {
    LogsetId: topic.logsetId,
    TopicId: topic.topicId,
    TopicName: topic.name,
    Index: hasIndex(topic),
    CreateTime: clsTime(topic.createdMs),
    Status: true,
    StorageType: 'hot',
    Period: topic.retentionDays ?? FOREVER_DAYS,
  };
}

export function hasIndex({ index }: TopicRecord): boolean {
  return Boolean(index.FullText) || Boolean(index.KeyValue);
}
