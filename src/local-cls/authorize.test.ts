import { describe, expect, test } from '@jest/globals';
import { authorize, type PolicyStatement } from './authorize';

const POLICY: readonly PolicyStatement[] = [
  { actions: ['cls:SearchLog', 'cls:DescribeIndex'], topics: ['t1', 't2'] },
  { actions: ['cls:Describe*'], topics: ['t3'] },
  { actions: ['cls:DescribeTopics', 'vpc:*'] },
];

function isPermitted(policy: readonly PolicyStatement[], action: string, topicId?: string): boolean {
  try {
    authorize(policy, { action, topicId, region: 'ap-guangzhou', requestId: 'id' }, 'UnauthorizedOperation');
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'UnauthorizedOperation' });
    return false;
  }
}

describe('authorize', () => {
  test.each<[string, string | undefined, boolean]>([
    ['cls:SearchLog', 't1', true],
    ['cls:SearchLog', 't3', false],
    ['cls:DescribeIndex', 't2', true],
    ['cls:DescribeIndex', 't3', true],
    ['cls:DescribeTopics', undefined, true],
    ['cls:DescribeLogsets', undefined, false],
    ['cls:DeleteTopic', 't1', false],
    ['vpc:DescribeFlowLogs', undefined, true],
    ['cls:describetopics', undefined, false],
  ])('%s on %s: %s', (action, topicId, permitted) => {
    expect(isPermitted(POLICY, action, topicId)).toBe(permitted);
  });

  test('a star is everything, an empty policy nothing', () => {
    expect(isPermitted([{ actions: ['*'] }], 'cls:DeleteTopic', 't1')).toBe(true);
    expect(isPermitted([], 'cls:SearchLog', 't1')).toBe(false);
  });

  test('the refusal names request, action and topic', () => {
    const access = { action: 'cls:SearchLog', topicId: 't9', region: 'ap-tokyo', requestId: '7f' };
    expect(() => authorize(POLICY, access, 'UnauthorizedOperation')).toThrow(
      '[[request id:7f]you are not authorized to perform operation (cls:SearchLog)\n' +
        'resource (qcs::cls:ap-tokyo:uin/100000000001:topic/t9) has no permission\n]',
    );
  });
});
