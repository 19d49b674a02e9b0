import type { DescribeLogsetsRequest, LogsetInfo } from '#cls';
import type { Store } from '../store/store';
import type { LogsetRecord } from '../store/topic-record';
import type { ActionRule } from './action-rule';
import { clsTime } from './cls-time';
import { filterItems, tagTest } from './filter-items';
import { pageOf } from './page-of';

const MAX_VALUES = 5;

export const describeLogsets: ActionRule<DescribeLogsetsRequest> = {
  parameters: { Filters: [{ Key: 'string!', Values: 'strings' }], Offset: 'integer', Limit: 'integer' },
  async run(request, { store, region, switches }) {
    const found = filterItems(store.logsets(region), request.Filters, MAX_VALUES, (key, values) => {
      switch (key) {
        case 'logsetId':
          return ({ logsetId }: LogsetRecord) => values.includes(logsetId);
        case 'logsetName':
          return switches.logsetNames === 'whole'
            ? ({ name }) => values.includes(name)
            : ({ name }) => values.some((value) => name.includes(value));
        default: {
          const test = tagTest(key, values);
          return test && (({ tags }) => test(tags));
        }
      }
    });
    const Logsets = pageOf(found, request).map((logset) => logsetInfo(logset, store));
    return { Logsets, TotalCount: found.length };
  },
};

function logsetInfo({ logsetId, name, createdMs, tags, region }: LogsetRecord, store: Store): LogsetInfo {
  return {
    LogsetId: logsetId,
    LogsetName: name,
    CreateTime: clsTime(createdMs),
    AssumerUin: 0,
    AssumerName: '',
    Tags: [...tags],
    TopicCount: store.topics(region).filter((topic) => topic.logsetId === logsetId).length,
    RoleName: '',
    MetricTopicCount: 0,
  };
}
