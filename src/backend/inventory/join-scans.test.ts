import { describe, expect, test } from '@jest/globals';
import type { FlowLogInfo, TopicInfo } from '#cls';
import type { RegionScan } from './found-topic';
import { joinScans } from './join-scans';

const flowLog = (FlowLogId: string, part: Partial<FlowLogInfo> = {}): FlowLogInfo => ({
  FlowLogId,
  FlowLogName: FlowLogId,
  ResourceType: 'CCN',
  ResourceId: 'ccn-1',
  TrafficType: 'ALL',
  CloudLogId: 't',
  CloudLogState: 'SUCCESS',
  CloudLogRegion: 'a',
  FlowLogDescription: '',
  CreatedTime: '',
  Enable: true,
  StorageType: 'cls',
  ...part,
});

const topic = (TopicId: string): TopicInfo => ({
  LogsetId: 'set-id',
  TopicId,
  TopicName: `name of ${TopicId}`,
  Index: true,
  CreateTime: '',
  Status: true,
  StorageType: 'hot',
  Period: 7,
});

const region = (name: string, flowLogs: FlowLogInfo[], topics: TopicInfo[] = []): RegionScan => ({
  region: name,
  flowLogs,
  topics,
  logsets: [],
});

describe('flow logs and topics', () => {
  test('a topic has all flow logs that write to it; a flow log listed in many regions counts once', () => {
    const everywhere = flowLog('fl-1');
    const found = joinScans([
      region('b', [everywhere]),
      region('a', [everywhere, flowLog('fl-2', { ResourceId: 'ccn-2', Enable: false })], [topic('t')]),
    ]);
    expect(found).toMatchObject([
      {
        region: 'a',
        topic: 't',
        name: 'name of t',
        format: 'ccn',
        flowLogs: [
          { id: 'fl-1', state: 'enabled' },
          { id: 'fl-2', state: 'disabled' },
        ],
      },
    ]);
  });

  test.each([
    ['said', { CloudLogRegion: 'a' }, 'a'],
    ['unsaid: where the topic is listed', { CloudLogRegion: '' }, 'a'],
    ['unsaid, and the topic is listed nowhere: where the flow log is', { CloudLogRegion: '', CloudLogId: 'x' }, 'b'],
  ])('the region of a topic is %s', (_what, part, expected) => {
    const found = joinScans([region('b', [flowLog('fl-1', part)]), region('a', [], [topic('t')])]);
    expect(found.find(({ flowLogs }) => flowLogs.length > 0)).toMatchObject({ region: expected });
  });

  test('a topic that two kinds of flow logs write to keeps both formats', () => {
    const eni = flowLog('fl-2', { ResourceType: 'NETWORKINTERFACE' });
    expect(joinScans([region('a', [flowLog('fl-1'), eni], [topic('t')])])).toMatchObject([{ format: 'mixed' }]);
    expect(joinScans([region('a', [eni], [topic('t')])])).toMatchObject([{ format: 'eni' }]);
  });

  test('a deleted topic and a flow log to CKafka have a row of their own, without a topic to ask', () => {
    const gone = flowLog('fl-1', { CloudLogState: 'DELETED', CloudLogId: 'gone' });
    const kafka = [1, 2].map((n) => flowLog(`fl-k${n}`, { StorageType: 'ckafka', CloudLogId: '' }));
    expect(joinScans([region('a', [gone, ...kafka])])).toMatchObject([
      { topic: 'gone', hasIndex: undefined, flowLogs: [{ state: 'deleted' }] },
      { topic: '', flowLogs: [{ id: 'fl-k1' }] },
      { topic: '', flowLogs: [{ id: 'fl-k2' }] },
    ]);
  });

  test('a topic without a flow log has no format yet', () => {
    expect(joinScans([region('a', [], [topic('t')])])).toMatchObject([{ format: undefined, flowLogs: [] }]);
  });
});
