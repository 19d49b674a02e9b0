import { describe, expect, test } from '@jest/globals';
import { ClsError } from '../cls-client/cls-error';
import { describeScan } from './describe-scan';
import type { FoundTopic, Scan } from './found-topic';

const scan = (part: Partial<Scan>): Scan => ({
  topics: [{} as FoundTopic],
  regions: ['a', 'b'],
  failures: [],
  cut: [],
  ...part,
});
const failure = (region: string, code: string) =>
  ({ region, action: 'DescribeFlowLogs', error: new ClsError(code, 'm', region, 'DescribeFlowLogs') }) as const;

describe('what a search for flow logs lacks', () => {
  test('is nothing where every region answered', () => {
    expect(describeScan(scan({}), undefined)).toEqual([]);
  });

  test('is told once for all regions that failed alike', () => {
    const regions = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const failures = [...regions.map((one) => failure(one, 'UnauthorizedOperation')), failure('i', 'InternalError')];
    const told = describeScan(scan({ failures }), undefined);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/vpc:DescribeFlowLogs.*a, b, c, d, e, f \+2/);
    expect(told[1]).toMatch(/^i: .*VPC API had an internal fault/);
  });

  test('is told in Chinese too, and where nothing was found or looked through', () => {
    const told = describeScan(scan({ topics: [], cut: ['a'] }), 'zh-Hans');
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/ 2 [^\u0000-\u007f]/);
    expect(told[1]).toMatch(/^a [^\u0000-\u007f]/);
  });
});
