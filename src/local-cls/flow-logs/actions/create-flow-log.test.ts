import { describe, expect, test } from '@jest/globals';
import { ccnTopicId } from '../../demo-topics';
import { CCN, DEMO, ELSEWHERE, ENI, INTERFACE, REGION, TOPIC } from './open-test-vpc';
import { useTestVpc } from './use-test-vpc';

const { call, create, list } = useTestVpc();

describe('CreateFlowLog', () => {
  test('answers the new flow log as a list of one', async () => {
    const Tags = [{ Key: 'city', Value: 'shanghai' }];
    const made = await create({ ...ENI, FlowLogDescription: 'all of it', Tags });
    expect(made).toEqual({
      VpcId: INTERFACE.vpcId,
      FlowLogId: expect.stringMatching(/^fl-[0-9a-f]{8}$/),
      FlowLogName: 'new',
      ResourceType: 'NETWORKINTERFACE',
      ResourceId: INTERFACE.id,
      TrafficType: 'ALL',
      CloudLogId: TOPIC,
      CloudLogState: 'SUCCESS',
      CloudLogRegion: REGION,
      FlowLogDescription: 'all of it',
      CreatedTime: '2026-03-03 12:00:30',
      TagSet: Tags,
      Enable: true,
      StorageType: 'cls',
    });
    expect((await list({ FlowLogId: made.FlowLogId })).FlowLog).toEqual([made]);
  });

  test('of a CCN, with its capture window, into a topic of another region', async () => {
    await call('DeleteFlowLog', { FlowLogId: DEMO });
    const topic = { CloudLogId: ccnTopicId('ap-beijing'), CloudLogRegion: 'ap-beijing' };
    expect(await create({ ...CCN, ...topic, Period: 300 })).toMatchObject({
      Period: 300,
      CloudLogRegion: 'ap-beijing',
    });
  });

  test('may answer a bare one, as the example of the documents', async () => {
    const bare = await create(ENI, { switches: { createdFlowLog: 'bare' } });
    expect(bare).toMatchObject({ CloudLogState: '', CloudLogRegion: '', CreatedTime: '0000-00-00 00:00:00' });
  });

  test.each([
    ['MissingParameter', 'no name', { ...ENI, FlowLogName: undefined }],
    ['UnknownParameter', 'an unknown parameter', { ...ENI, SamplingRate: 1 }],
    ['InvalidParameterValue.Range', 'an empty name', { ...ENI, FlowLogName: '' }],
    ['InvalidParameterValue.Range', 'a name of 61 characters', { ...ENI, FlowLogName: 'x'.repeat(61) }],
    ['InvalidParameterValue.Range', 'a description of 513', { ...ENI, FlowLogDescription: 'x'.repeat(513) }],
    ['InvalidParameterValue.Range', 'a whole VPC', { ...ENI, ResourceType: 'VPC', ResourceId: INTERFACE.vpcId }],
    ['InvalidParameterValue.Range', 'another traffic type', { ...ENI, TrafficType: 'accept' }],
    ['InvalidParameterValue.Range', 'another storage', { ...ENI, StorageType: 'cos' }],
    ['InvalidParameterValue.Range', 'a period of 120', { ...CCN, Period: 120 }],
    ['InvalidParameterValue.Range', 'a period of an interface', { ...ENI, Period: 300 }],
    ['InvalidParameterValue.Empty', 'an interface without VPC', { ...ENI, VpcId: undefined }],
    ['InvalidParameterValue.Empty', 'no topic', { ...ENI, CloudLogId: undefined }],
    ['InvalidParameterValue.Malformed', 'a CCN with a VPC', { ...CCN, VpcId: INTERFACE.vpcId }],
    ['InvalidParameterValue.Malformed', 'an id that is none', { ...ENI, ResourceId: 'eni-1' }],
    ['InvalidParameterValue.Duplicate', 'a name that is taken', { ...ENI, FlowLogName: 'demo-main-ap-guangzhou' }],
    [
      'InvalidParameterValue.TagDuplicateKey',
      'a tag twice',
      { ...ENI, Tags: [{ Key: 'a', Value: '1' }, { Key: 'a' }] },
    ],
    ['UnauthorizedOperation', 'ckafka, for listed accounts', { ...ENI, StorageType: 'ckafka' }],
    ['UnauthorizedOperation', 'a direct connect gateway, for listed accounts', { ...ENI, ResourceType: 'DCG' }],
    [
      'ResourceNotFound',
      'a NAT gateway: the demo has none',
      { ...ENI, ResourceType: 'NAT', ResourceId: 'nat-prlux840' },
    ],
    ['ResourceNotFound', 'a CCN that is not there', { ...CCN, ResourceId: 'ccn-00000000' }],
    ['ResourceNotFound', 'a CCN without a network in the region', { ...CCN, ResourceId: 'ccn-standby2' }],
    ['ResourceNotFound', 'an interface of another VPC', { ...ENI, VpcId: ELSEWHERE.vpcId }],
    [
      'ResourceNotFound',
      'an interface of another region',
      { ...ENI, ResourceId: ELSEWHERE.id, VpcId: ELSEWHERE.vpcId },
    ],
    ['ResourceNotFound', 'a topic of another region', { ...ENI, CloudLogId: ccnTopicId('ap-beijing') }],
    ['ResourceNotFound', 'a topic that is not there', { ...ENI, CloudLogId: 'none' }],
    ['UnsupportedOperation.FlowLogInstanceExisted', 'a second one of the resource', CCN],
  ])('%s: %s', async (code, _what, request) => {
    await expect(create(request)).rejects.toMatchObject({ code });
  });

  test('a second one of the resource: the refusal names the first and the next step', async () => {
    await expect(create(CCN)).rejects.toThrow(
      `There is a flow log for ccn-demo0001 already: ${DEMO}. Change it with ModifyFlowLogAttribute`,
    );
  });

  test('two at once for the same resource: one is refused', async () => {
    const both = await Promise.allSettled([create(ENI), create({ ...ENI, FlowLogName: 'other' })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});
