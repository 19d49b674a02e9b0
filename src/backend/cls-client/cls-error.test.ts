import { describe, expect, test } from '@jest/globals';
import { CallTimeoutError } from './cls-error';

const cls = { service: 'cls', address: 'https://cls.example' } as const;

describe('a call that ran out of time', () => {
  test('while it waited in line says so, and what keeps the line short', () => {
    const error = new CallTimeoutError(cls, 20, true);
    expect(error.message).toMatch(/^CLS was not asked: 20 s went by in waiting for earlier questions .* fewer panels/);
    // Nothing is wrong with a service that was not asked.
    expect(error.message).not.toContain(cls.address);
    expect(error.in('zh-Hans')).toMatch(/20.*\p{Script=Han}/u);
  });

  test('while CLS worked names where it was asked, and a smaller question', () => {
    const { message } = new CallTimeoutError({ ...cls, proxy: 'proxy.example:3128' }, 60);
    expect(message).toMatch(
      /^CLS at https:\/\/cls\.example by the proxy proxy\.example:3128 gave no answer within 60 s/,
    );
    expect(message).toMatch(/shorten the time range/);
  });

  test('of an API without time ranges points to the endpoint alone', () => {
    const { message } = new CallTimeoutError({ ...cls, service: 'vpc' }, 60);
    expect(message).toMatch(/check the endpoint$/);
    expect(message).not.toMatch(/time range/);
  });
});
