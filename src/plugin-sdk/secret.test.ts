import { format, inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { printLogLine } from './log-line';
import { Secret } from './secret';

describe('Secret', () => {
  const secret = new Secret('s3cr3t-key');

  test('gives its text only when asked', () => {
    expect(secret.reveal()).toBe('s3cr3t-key');
  });

  test.each([
    ['String', () => String(secret)],
    ['template', () => `${secret}`],
    ['concatenation', () => 'key ' + secret],
    ['JSON', () => JSON.stringify({ secret })],
    ['inspect', () => inspect({ deep: [secret] }, { showHidden: true, depth: 9 })],
    ['format', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['own keys', () => JSON.stringify(Object.entries({ ...secret }))],
    ['log line', () => printLogLine('info', 'm', { secret, nested: { secret } })],
  ])('stays hidden in %s', (_form, print) => {
    expect(print()).not.toContain('s3cr3t');
  });
});
