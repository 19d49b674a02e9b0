import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  CcnInfo,
  DescribeCcnAttachedInstancesResponse,
  DescribeCcnRegionBandwidthLimitsResponse,
  DescribeCcnsResponse,
  GetCcnRegionBandwidthLimitsResponse,
} from '#cls';
import { type CallOptions, openTestVpc, type TestVpc } from './open-test-vpc';

const MAIN = 'ccn-demo0001';
const STANDBY = 'ccn-standby2';

let vpc: TestVpc;

beforeAll(async () => {
  vpc = await openTestVpc();
});
afterAll(() => vpc.remove());

const ccns = (request: object = {}): Promise<DescribeCcnsResponse> => vpc.call('DescribeCcns', request, {});
const idsOf = ({ CcnSet }: { CcnSet?: CcnInfo[] | null }): string[] => (CcnSet ?? []).map(({ CcnId }) => CcnId);

describe('DescribeCcns', () => {
  test('lists both, with name, level and kind of limit', async () => {
    const { CcnSet, TotalCount } = await ccns();
    expect(TotalCount).toBe(2);
    expect(CcnSet).toMatchObject([
      { CcnId: MAIN, CcnName: 'demo-main', State: 'AVAILABLE', QosLevel: 'AU', InstanceCount: 8 },
      { CcnId: STANDBY, CcnName: 'demo-standby', InstanceChargeType: 'POSTPAID', InstanceCount: 2 },
    ]);
    expect(CcnSet!.map(({ BandwidthLimitType }) => BandwidthLimitType)).toEqual([
      'INTER_REGION_LIMIT',
      'OUTER_REGION_LIMIT',
    ]);
  });

  test.each([
    [{ CcnIds: [STANDBY] }, [STANDBY]],
    [{ Filters: [{ Name: 'ccn-name', Values: ['demo-main', 'other'] }] }, [MAIN]],
    [{ Filters: [{ Name: 'state', Values: ['ISOLATED'] }] }, []],
    [{ Filters: [{ Name: 'tag:env', Values: ['test'] }] }, []],
    [{ OrderField: 'CcnName', OrderDirection: 'DESC' }, [STANDBY, MAIN]],
    [{ Offset: 1 }, [STANDBY]],
    [{ Limit: 1 }, [MAIN]],
  ])('%j', async (request, ids) => {
    expect(idsOf(await ccns(request))).toEqual(ids);
  });

  test.each([
    ['InvalidParameter.Coexist', { CcnIds: [MAIN], Filters: [] }],
    ['InvalidParameter.FilterInvalidKey', { Filters: [{ Name: 'name', Values: [] }] }],
    ['InvalidParameter.FilterNotDict', { Filters: ['ccn-name'] }],
    ['InvalidParameter.FilterValuesNotList', { Filters: [{ Name: 'ccn-name', Values: 'demo' }] }],
    ['InvalidParameterValue.LimitExceeded', { CcnIds: Array.from({ length: 101 }, () => MAIN) }],
    ['InvalidParameterValue.Malformed', { CcnIds: ['demo'] }],
    ['InvalidParameterValue.Range', { Limit: 101 }],
    ['InvalidParameterValue.Range', { OrderField: 'Name' }],
    ['ResourceNotFound', { CcnIds: ['ccn-00000000'] }],
  ])('%s: %j', async (code, request) => {
    await expect(ccns(request)).rejects.toMatchObject({ code });
  });

  test('the refusal of a filter names those there are', async () => {
    await expect(ccns({ Filters: [{ Name: 'name', Values: [] }] })).rejects.toThrow(
      /^The filter "name" does not exist; there are ccn-id, .*tag-key, tag:<key>\.$/,
    );
  });
});

describe('DescribeCcnAttachedInstances', () => {
  const attached = (request: object): Promise<DescribeCcnAttachedInstancesResponse> =>
    vpc.call('DescribeCcnAttachedInstances', request, {});

  test('tells the networks of every region, that addresses are found by', async () => {
    const { InstanceSet, TotalCount } = await attached({ CcnId: MAIN, OrderField: 'InstanceRegion' });
    expect(TotalCount).toBe(8);
    expect(InstanceSet![0]).toMatchObject({
      CcnId: MAIN,
      InstanceType: 'VPC',
      InstanceId: expect.stringMatching(/^vpc-[0-9a-f]{8}$/),
      InstanceRegion: 'ap-beijing',
      CidrBlock: ['10.3.0.0/16'],
      State: 'ACTIVE',
      InstanceArea: 'CHINA_MAINLAND',
    });
  });

  test.each([
    [{}, 10],
    [{ Filters: [{ Name: 'ccn-id', Values: [STANDBY] }] }, 2],
    [{ CcnId: STANDBY, Filters: [{ Name: 'instance-region', Values: ['ap-beijing', 'ap-shanghai'] }] }, 1],
    [{ Filters: [{ Name: 'instance-type', Values: ['DIRECTCONNECT'] }] }, 0],
    [{ CcnId: 'ccn-00000000' }, 0],
  ])('%j: %d', async (request, count) => {
    expect((await attached(request)).TotalCount).toBe(count);
  });

  test.each([
    ['InvalidParameterValue.Malformed', { CcnId: 'demo' }],
    ['InvalidParameterValue.Range', { Offset: -1 }],
    ['InvalidParameter.FilterInvalidKey', { Filters: [{ Name: 'tag-key', Values: [] }] }],
  ])('%s: %j', async (code, request) => {
    await expect(attached(request)).rejects.toMatchObject({ code });
  });
});

describe('bandwidth limits', () => {
  const limits = async (CcnId: string, options: CallOptions = {}) =>
    (await vpc.call<DescribeCcnRegionBandwidthLimitsResponse>('DescribeCcnRegionBandwidthLimits', { CcnId }, options))
      .CcnRegionBandwidthLimitSet!;
  const details = (request: object): Promise<GetCcnRegionBandwidthLimitsResponse> =>
    vpc.call('GetCcnRegionBandwidthLimits', request, {});

  test('of pairs of regions: 1 Gbit/s each way, less where the bursts are', async () => {
    const set = await limits(MAIN);
    expect(set).toHaveLength(56);
    const cap = (Region: string, DstRegion: string) =>
      set.find((limit) => limit.Region === Region && limit.DstRegion === DstRegion);
    expect(cap('ap-shanghai', 'ap-guangzhou')).toEqual({
      Region: 'ap-shanghai',
      BandwidthLimit: 1000,
      IsBm: false,
      DstRegion: 'ap-guangzhou',
      DstIsBm: false,
    });
    expect(cap('ap-chengdu', 'ap-singapore')!.BandwidthLimit).toBe(100);
  });

  test('a pair may be listed once for both ways', async () => {
    const set = await limits(MAIN, { switches: { bandwidthPairs: 'once' } });
    expect(set).toHaveLength(28);
    expect(new Set(set.map(({ Region, DstRegion }) => [Region, DstRegion].sort().join())).size).toBe(28);
  });

  test('of all that leaves a region: no destination', async () => {
    expect(await limits(STANDBY)).toEqual([
      { Region: 'ap-beijing', BandwidthLimit: 1000, IsBm: false },
      { Region: 'ap-hongkong', BandwidthLimit: 1000, IsBm: false },
    ]);
  });

  test('in detail, by source and destination', async () => {
    const Filters = [
      { Name: 'sregion', Values: ['ap-chengdu'] },
      { Name: 'dregion', Values: ['ap-singapore', 'ap-beijing'] },
    ];
    const found = await details({ CcnId: MAIN, Filters, SortedBy: 'BandwidthLimit' });
    expect(found.TotalCount).toBe(2);
    expect(found.CcnBandwidthSet).toMatchObject([
      { CcnId: MAIN, CcnRegionBandwidthLimit: { DstRegion: 'ap-singapore', BandwidthLimit: 100 } },
      { CcnId: MAIN, CcnRegionBandwidthLimit: { DstRegion: 'ap-beijing', BandwidthLimit: 1000 } },
    ]);
    expect(found.CcnBandwidthSet![0]!.RegionFlowControlId).toMatch(/^fcr-[0-9a-f]{8}$/);
  });

  test('in detail, pages of twenty', async () => {
    expect((await details({ CcnId: MAIN })).CcnBandwidthSet).toHaveLength(20);
    expect((await details({ CcnId: MAIN, Offset: 40, Limit: 100 })).CcnBandwidthSet).toHaveLength(16);
  });

  test('in detail, a limit of all that leaves a region is not told', async () => {
    const { CcnBandwidthSet, TotalCount } = await details({ CcnId: STANDBY });
    expect(TotalCount).toBe(2);
    CcnBandwidthSet!.forEach((one) => expect(one).not.toHaveProperty('CcnRegionBandwidthLimit'));
  });

  test.each([
    ['MissingParameter', {}],
    ['InvalidParameterValue.Malformed', { CcnId: 'demo' }],
    ['ResourceNotFound', { CcnId: 'ccn-00000000' }],
    ['InvalidParameterValue.Range', { CcnId: MAIN, SortedBy: 'Region' }],
    ['InvalidParameterValue.Range', { CcnId: MAIN, OrderBy: 'asc' }],
    ['InvalidParameter.FilterInvalidKey', { CcnId: MAIN, Filters: [{ Name: 'region', Values: [] }] }],
  ])('%s: %j', async (code, request) => {
    await expect(details(request)).rejects.toMatchObject({ code });
  });
});
