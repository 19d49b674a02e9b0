import { expect, test } from '@jest/globals';
import { initiatorByPorts, isFirm } from './initiator';

test.each([
  [51515, 443, 'source'],
  [443, 51515, 'destination'],
  [32768, 32767, 'source'],
  [8080, 80, 'source'],
  [2049, 8080, undefined],
  [50051, 40000, undefined],
  [443, 443, undefined],
  [undefined, 443, undefined],
])('ports %p and %p: opened by %p', (srcport, dstport, opener) =>
  expect(initiatorByPorts(srcport, dstport)).toBe(opener),
);

test('what was asked, or came first, leaves a doubt', () =>
  expect((['icmp', 'ports', 'unknownPorts', 'actions', 'start', 'asked', 'unknown'] as const).map(isFirm)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]));
