/** The topics of the demo: one CCN flow-log topic a region, and two for imported files. */
import { type IndexRule, type IndexValue } from '#cls';
import { FIELDS, type LogFormat, type LogicalField, TEXT_ORDER } from '#flowlog';
import { ENI_REGION } from './traffic/demo-recordings';
import { type CcnKey, ccnKey } from './traffic/region-rows';
import { CONSOLE_SEPARATORS } from './console-separators';
import { type NewTopic } from './store/topic-record';
import { DEMO_REGIONS } from './traffic/regions';

/** The topic of a region's CCN flow log. */
export const ccnTopicId = (region: string): string => `ccn-flowlog-${region}-1250000000`;

/** The topic of a region's flow logs of interfaces. */
export const eniTopicId = (region: string): string => `eni-flowlog-${region}-1250000000`;

/** The topic of imported files' records. */
export const importTopicId = (format: LogFormat): string => `imported-${format}-1250000000`;

/** As many as a new topic may have: 50 MB a second. */
const IMPORT_PARTITIONS = 10;

/** As the service's documents give the types: a CCN source port is text, an ENI source port a number. */
const LONG: Readonly<Record<LogFormat, readonly LogicalField[]>> = {
  ccn: ['dstport', 'protocol', 'packets', 'bytes', 'start', 'end'],
  eni: ['srcport', 'dstport', 'protocol', 'packets', 'bytes', 'start', 'end'],
};

/**
 * The recommended index of a flow-log topic: full text, and every field with statistics. The CCN's key has two
 * spellings; the seeds print `ccnid`.
 */
export function flowLogIndex(format: LogFormat, ccnKey: CcnKey = 'ccnid'): IndexRule {
  const KeyValues = TEXT_ORDER[format].map((field) => {
    const isLong = LONG[format].includes(field);
    const Value: IndexValue = {
      Type: isLong ? 'long' : 'text',
      Tokenizer: isLong ? '' : CONSOLE_SEPARATORS,
      SqlFlag: true,
      ContainZH: false,
    };
    return { Key: field === 'ccn' ? ccnKey : FIELDS[field].spellings[0]!, Value };
  });
  return {
    FullText: { CaseSensitive: false, Tokenizer: CONSOLE_SEPARATORS, ContainZH: false },
    KeyValue: { CaseSensitive: false, KeyValues },
    Tag: null,
    DynamicIndex: { Status: false },
  };
}

export function demoTopics(): NewTopic[] {
  const logset = 'flowlog_logset';
  const ccn = DEMO_REGIONS.map(({ id: region }): NewTopic => ({
    region,
    topicId: ccnTopicId(region),
    name: 'ccn-flowlog',
    logset,
    index: flowLogIndex('ccn', ccnKey(region)),
    retentionDays: 1,
  }));
  const eni: NewTopic = {
    region: ENI_REGION,
    topicId: eniTopicId(ENI_REGION),
    name: 'eni-flowlog',
    logset,
    index: flowLogIndex('eni'),
    retentionDays: 1,
  };
  const imported = (['ccn', 'eni'] as const).map((format): NewTopic => ({
    region: 'ap-guangzhou',
    topicId: importTopicId(format),
    name: `imported-${format}`,
    logset,
    index: flowLogIndex(format),
    retentionDays: null,
    details: { partitionCount: IMPORT_PARTITIONS },
  }));
  return [...ccn, eni, ...imported];
}
