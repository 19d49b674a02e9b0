import { expect, test } from '@jest/globals';
import { readArguments } from './program-arguments';
import { HARSHEST_SWITCHES } from './switches';

test('every argument reaches the options', () =>
  expect(
    readArguments([
      ...['--port', '0', '--host', '::1', '--dir', 'records', '--no-traffic'],
      ...['--switches', 'harshest', '--memory-limit', '700MB'],
    ]),
  ).toEqual({
    port: 0,
    host: '::1',
    dir: 'records',
    traffic: false,
    switches: HARSHEST_SWITCHES,
    memoryLimit: '700MB',
  }));

test.each([
  [['--port', '70000'], /--port: "70000"/],
  [['--switches', 'odd'], /--switches: "odd"/],
  [['--memory-limit', 'much'], /--memory-limit: "much"/],
  [['--colour'], /--colour/],
])('%p is refused by name', (args, message) => expect(() => readArguments(args)).toThrow(message));
