import { describe, expect, test } from '@jest/globals';
import type { FlowLogInfo } from '#cls';
import { ccnTopicId } from '../../demo-topics';
import { INTERFACES } from '../../traffic/inventory';
import { DEMO, ELSEWHERE, ENI, INTERFACE, REGION, TEST_NOW as NOW, TOPIC } from './open-test-vpc';
import { useTestVpc } from './use-test-vpc';

const { call, create, list, store } = useTestVpc();

describe('DescribeFlowLogs', () => {
  test('tells what fills the topics of the demo', async () => {
    const { FlowLog, TotalNum } = await list();
    expect(TotalNum).toBe(1);
    expect(FlowLog).toMatchObject([
      { FlowLogId: DEMO, ResourceType: 'CCN', ResourceId: 'ccn-demo0001', CloudLogId: TOPIC, Period: 60, Enable: true },
    ]);
    expect(FlowLog[0]).not.toHaveProperty('VpcId');
    const names = (await list({}, { region: 'ap-beijing' })).FlowLog.map(({ FlowLogName }) => FlowLogName);
    expect(names.sort()).toEqual(['demo-main-ap-beijing', 'demo-standby-ap-beijing']);
  });

  test('pages of ten, newest first', async () => {
    for (const [place, { id, vpcId }] of INTERFACES.filter(({ region }) => region === REGION)
      .slice(0, 12)
      .entries()) {
      await create({ ...ENI, FlowLogName: `log ${place}`, ResourceId: id, VpcId: vpcId }, { nowMs: NOW + place });
    }
    const first = await list();
    expect(first.TotalNum).toBe(13);
    expect(first.FlowLog.map(({ FlowLogName }) => FlowLogName)).toEqual(
      Array.from({ length: 10 }, (_, place) => `log ${11 - place}`),
    );
    expect((await list({ Offset: 10 })).FlowLog).toHaveLength(3);
    const byName = await list({ OrderField: 'flowLogName', OrderDirection: 'ASC', Limit: 2 });
    expect(byName.FlowLog.map(({ FlowLogName }) => FlowLogName)).toEqual(['demo-main-ap-guangzhou', 'log 0']);
  });

  test.each([
    [{ VpcId: INTERFACE.vpcId }, ['new']],
    [{ FlowLogName: 'new' }, ['new']],
    [{ ResourceType: 'CCN' }, ['demo-main-ap-guangzhou']],
    [{ ResourceType: 'CCN', TrafficType: 'ACCEPT' }, []],
    [{ ResourceId: INTERFACE.id }, ['new']],
    [{ CloudLogId: TOPIC, CloudLogState: 'SUCCESS', CloudLogRegion: REGION }, ['new', 'demo-main-ap-guangzhou']],
    [{ CloudLogState: 'DELETED' }, []],
    [{ Filters: { Name: 'tag-key', Values: ['city'] } }, ['new']],
    [{ Filters: { Name: 'tag:city', Values: ['beijing'] } }, []],
  ])('finds by %j', async (request, names) => {
    await create({ ...ENI, Tags: [{ Key: 'city', Value: 'shanghai' }] });
    expect((await list(request)).FlowLog.map(({ FlowLogName }) => FlowLogName)).toEqual(names);
  });

  test('tells that the topic was deleted', async () => {
    const index = {};
    await store().createTopic({ region: REGION, topicId: 'short', name: 's', logset: 'l', index, retentionDays: 1 });
    const { FlowLogId } = await create({ ...ENI, CloudLogId: 'short' });
    await store().deleteTopic('short');
    expect((await list({ FlowLogId })).FlowLog[0]).toMatchObject({ CloudLogId: 'short', CloudLogState: 'DELETED' });
  });

  test.each([
    ['InvalidParameterValue.Range', { Limit: 0 }],
    ['InvalidParameterValue.Range', { Limit: 101 }],
    ['InvalidParameterValue.Range', { Offset: -1 }],
    ['InvalidParameterValue.Range', { ResourceType: 'ENI' }],
    ['InvalidParameterValue.Range', { OrderField: 'FlowLogName' }],
    ['InvalidParameterValue.Range', { OrderDirection: 'desc' }],
    ['InvalidParameterValue.TooLong', { FlowLogName: 'x'.repeat(61) }],
    ['InvalidParameterValue.Malformed', { FlowLogId: 'demo' }],
    ['InvalidParameterValue.Malformed', { FlowLogId: DEMO, Filters: { Name: 'tag-key', Values: [] } }],
    ['InvalidParameterValue.Malformed', { Filters: { Name: 'name', Values: [] } }],
    ['InvalidParameter', { Filters: [{ Name: 'tag-key', Values: [] }] }],
    ['ResourceNotFound', { FlowLogId: 'fl-00000000' }],
    ['ResourceNotFound', { VpcId: ELSEWHERE.vpcId }],
  ])('%s: %j', async (code, request) => {
    await expect(list(request)).rejects.toMatchObject({ code });
  });

  test('the refusal of a filter names those there are', async () => {
    await expect(list({ Filters: { Name: 'name', Values: [] } })).rejects.toThrow('there are tag-key, tag:<key>.');
  });

  test('switches: CCN flow logs everywhere, an own region left empty', async () => {
    const switches = { ccnFlowLogs: 'everywhere', ownCloudLogRegion: 'empty' } as const;
    const { FlowLog, TotalNum } = await list({}, { switches, region: 'ap-tokyo' });
    expect(TotalNum).toBe(10);
    expect(new Set(FlowLog.map(({ CloudLogRegion }) => CloudLogRegion))).toEqual(new Set(['']));
  });
});

describe('DescribeFlowLog', () => {
  const describeOne = (request: object) => call<{ FlowLog: FlowLogInfo[] }>('DescribeFlowLog', request);

  test('tells of an interface, and knows no CCN', async () => {
    const made = await create();
    const { VpcId } = ENI;
    expect((await describeOne({ VpcId, FlowLogId: made.FlowLogId })).FlowLog).toEqual([made]);
    await expect(describeOne({ VpcId, FlowLogId: DEMO })).rejects.toMatchObject({ code: 'ResourceNotFound' });
    await expect(describeOne({ FlowLogId: made.FlowLogId })).rejects.toMatchObject({ code: 'MissingParameter' });
  });
});

describe('ModifyFlowLogAttribute', () => {
  const modify = (request: object) => call('ModifyFlowLogAttribute', { FlowLogId: DEMO, ...request });

  test('changes name, description and period; answers nothing', async () => {
    expect(await modify({ FlowLogName: 'renamed', FlowLogDescription: 'why', Period: 600 })).toEqual({});
    const { FlowLog } = await list({ FlowLogId: DEMO });
    expect(FlowLog).toMatchObject([{ FlowLogName: 'renamed', FlowLogDescription: 'why', Period: 600 }]);
  });

  test('keeps what is not named, also its own name', async () => {
    const before = (await list()).FlowLog;
    await modify({ FlowLogName: before[0]!.FlowLogName });
    expect((await list()).FlowLog).toEqual(before);
  });

  test.each([
    ['UnknownParameter', 'another resource', { ResourceId: 'ccn-standby2' }],
    ['UnknownParameter', 'another topic', { CloudLogId: ccnTopicId('ap-beijing') }],
    ['UnknownParameter', 'another region of the topic', { CloudLogRegion: 'ap-beijing' }],
    ['UnknownParameter', 'another traffic type', { TrafficType: 'REJECT' }],
    ['UnknownParameter', 'other storage', { StorageType: 'ckafka' }],
    ['InvalidParameterValue.Range', 'a period of 90', { Period: 90 }],
    ['InvalidParameterValue.Range', 'a long name', { FlowLogName: 'x'.repeat(61) }],
    ['InvalidParameterValue.Malformed', 'an id that is none', { FlowLogId: 'fl-' }],
    ['ResourceNotFound', 'a flow log that is not there', { FlowLogId: 'fl-00000000' }],
  ])('%s: %s', async (code, _what, request) => {
    await expect(modify(request)).rejects.toMatchObject({ code });
  });

  test('an interface needs its VPC, has no period, and another name must be free', async () => {
    const { FlowLogId } = await create();
    const { VpcId } = ENI;
    await expect(modify({ FlowLogId, FlowLogName: 'x' })).rejects.toMatchObject({ code: 'MissingParameter' });
    const wrong = modify({ FlowLogId, VpcId: ELSEWHERE.vpcId, FlowLogName: 'x' });
    await expect(wrong).rejects.toMatchObject({ code: 'ResourceNotFound' });
    const period = modify({ FlowLogId, VpcId, Period: 300 });
    await expect(period).rejects.toMatchObject({ code: 'InvalidParameterValue.Range' });
    const taken = modify({ FlowLogId, VpcId, FlowLogName: 'demo-main-ap-guangzhou' });
    await expect(taken).rejects.toMatchObject({ code: 'InvalidParameterValue.Duplicate' });
  });
});

describe('EnableFlowLogs, DisableFlowLogs, DeleteFlowLog', () => {
  test('switch a flow log off and on, whatever it was', async () => {
    const states: boolean[] = [];
    for (const name of ['DisableFlowLogs', 'DisableFlowLogs', 'EnableFlowLogs', 'EnableFlowLogs']) {
      expect(await call(name, { FlowLogIds: [DEMO] })).toEqual({});
      states.push((await list()).FlowLog[0]!.Enable);
    }
    expect(states).toEqual([false, false, true, true]);
  });

  test.each([
    ['MissingParameter', {}],
    ['InvalidParameter', { FlowLogIds: DEMO }],
    ['InvalidParameterValue.Malformed', { FlowLogIds: [DEMO, 'x'] }],
    ['InvalidParameterValue.LimitExceeded', { FlowLogIds: Array.from({ length: 101 }, () => DEMO) }],
    ['ResourceNotFound', { FlowLogIds: [DEMO, 'fl-00000000'] }],
  ])('%s: nothing is switched', async (code, request) => {
    await expect(call('DisableFlowLogs', request)).rejects.toMatchObject({ code });
    expect((await list()).FlowLog[0]!.Enable).toBe(true);
  });

  test('deleting leaves the topic, and the flow log is gone', async () => {
    expect(await call('DeleteFlowLog', { FlowLogId: DEMO })).toEqual({});
    expect((await list()).TotalNum).toBe(0);
    expect(store().topic(TOPIC)).toBeDefined();
    await expect(call('DeleteFlowLog', { FlowLogId: DEMO })).rejects.toMatchObject({ code: 'ResourceNotFound' });
  });

  test('one of an interface is deleted with its VPC', async () => {
    const { FlowLogId } = await create();
    await expect(call('DeleteFlowLog', { FlowLogId })).rejects.toMatchObject({ code: 'MissingParameter' });
    await call('DeleteFlowLog', { FlowLogId, VpcId: ENI.VpcId });
    expect((await list()).TotalNum).toBe(1);
  });
});
