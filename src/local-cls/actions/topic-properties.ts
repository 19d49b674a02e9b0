/** The properties of a topic that CreateTopic and ModifyTopic share, with the limits of their pages. */
import type { TopicProperties } from '#cls';
import { ClsFailure, invalidParameter } from '../failure';
import type { TopicDetails } from '../store/topic-record';
import type { ParameterKind } from './action-rule';
import { checkTags, TAG_SHAPE } from './check-tags';

export const TOPIC_PROPERTIES: Readonly<Record<keyof TopicProperties, ParameterKind>> = {
  TopicName: 'string',
  Period: 'integer',
  Describes: 'string',
  Tags: TAG_SHAPE,
  PartitionCount: 'integer',
  AutoSplit: 'boolean',
  MaxSplitPartitions: 'integer',
  StorageType: 'string',
  HotPeriod: 'integer',
  Encryption: 'integer',
  IsWebTracking: 'boolean',
  IsSourceFrom: 'boolean',
  BillingMode: 'integer',
};

/** Days; the last means for ever. */
const LONGEST_PERIOD = 3600;
export const FOREVER_DAYS = 3640;

const MAX_SPLIT = 50;

const OWN_NAMES = [
  'cls_service_log',
  'loglistener_status',
  'loglistener_alarm',
  'loglistener_business',
  'cls_service_metric',
];

/** Values that mean the same as leaving the parameter out; the local CLS has nothing behind any other. */
const ONLY_VALUE: Partial<Record<keyof TopicProperties, unknown>> = {
  StorageType: 'hot',
  HotPeriod: 0,
  Encryption: 0,
  IsWebTracking: false,
  IsSourceFrom: false,
  BillingMode: 0,
};

/** Throws `ClsFailure` for a value CLS refuses or the local CLS cannot honour. */
export function checkTopicProperties(properties: TopicProperties): void {
  const { TopicName, Period } = properties;
  for (const [name, only] of Object.entries(ONLY_VALUE)) {
    const value = properties[name as keyof TopicProperties];
    if (value !== undefined && value !== only) {
      throw new ClsFailure('UnsupportedOperation', `The local CLS knows ${name} only as ${JSON.stringify(only)}.`);
    }
  }
  if (TopicName !== undefined && (TopicName === '' || TopicName.includes('|') || OWN_NAMES.includes(TopicName))) {
    throw invalidParameter('TopicName must not be empty, hold |, or be a name of CLS itself.');
  }
  if (Period !== undefined && Period !== FOREVER_DAYS && (Period < 1 || Period > LONGEST_PERIOD)) {
    throw new ClsFailure('FailedOperation.InvalidPeriod', `Period must be 1 to ${LONGEST_PERIOD}, or ${FOREVER_DAYS}.`);
  }
  checkPartitions(properties);
  checkTags(properties.Tags);
}

function checkPartitions({ PartitionCount = 1, MaxSplitPartitions = MAX_SPLIT }: TopicProperties): void {
  if (MaxSplitPartitions < 1 || MaxSplitPartitions > MAX_SPLIT) {
    throw invalidParameter(`MaxSplitPartitions must be 1 to ${MAX_SPLIT}.`);
  }
  if (PartitionCount > MaxSplitPartitions) {
    throw new ClsFailure('LimitExceeded.Partition', `PartitionCount must not be above ${MaxSplitPartitions}.`);
  }
}

export function retentionDays(period: number): number | null {
  return period === FOREVER_DAYS ? null : period;
}

/** What the request says of a topic's details. */
export function topicDetails(properties: TopicProperties): TopicDetails {
  const { Describes, Tags, PartitionCount, AutoSplit, MaxSplitPartitions } = properties;
  return {
    ...(Describes === undefined ? {} : { describes: Describes }),
    ...(Tags === undefined ? {} : { tags: Tags }),
    ...(PartitionCount === undefined ? {} : { partitionCount: Math.max(1, PartitionCount) }),
    ...(AutoSplit === undefined ? {} : { autoSplit: AutoSplit }),
    ...(MaxSplitPartitions === undefined ? {} : { maxSplitPartitions: MaxSplitPartitions }),
  };
}
