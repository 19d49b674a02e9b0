import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printLogLine } from './log-line';

const read = (line: string) => JSON.parse(line) as Record<string, unknown>;

describe('printLogLine', () => {
  test('prints level, message and values', () => {
    expect(printLogLine('warn', 'Slow answer', { ms: 1200, cached: false, topic: 'ccn', gone: undefined })).toBe(
      '{"@level":"warn","@message":"Slow answer","ms":1200,"cached":false,"topic":"ccn"}',
    );
  });

  test('keeps the reserved keys out of reach', () => {
    const line = read(printLogLine('info', 'm', { '@message': 5, '@level': {}, '@timestamp': 1 }));
    expect(line['@message']).toBe('m');
    expect(line['@level']).toBe('info');
    expect(line).not.toHaveProperty('@timestamp');
  });

  test.each([[undefined], [null], [5], [{ a: 1 }], [Symbol('s')], [12n]])(
    'a message %p becomes a string',
    (message) => {
      expect(typeof read(printLogLine('info', message))['@message']).toBe('string');
    },
  );

  test('prints stack and causes of an error, not its properties', () => {
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), { headers: 'Bearer abc' });
    const text = String(read(printLogLine('error', 'failed', { error })).error);
    expect(text).toContain('outer');
    expect(text).toContain('caused by Error: inner');
    expect(text).not.toContain('Bearer');
  });

  test('survives values that cannot be printed', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const trap = {
      get [Symbol.toStringTag](): string {
        throw new Error('no');
      },
    };
    const line = read(printLogLine('info', 'm', { cycle, trap, nan: NaN, big: 1n, fn: () => 1 }));
    expect(line.nan).toBe('NaN');
    expect(line.trap).toBe('[unprintable]');
  });

  test('any message and values give one JSON line of at most 16 KiB with string message and level', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40_000, size: 'max' });
    fc.assert(
      fc.property(
        text,
        fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(text, fc.anything())),
        (message, values) => {
          const printed = printLogLine('error', message, values);
          const line = read(printed);
          expect(Buffer.byteLength(printed)).toBeLessThanOrEqual(16 * 1024);
          expect(printed).not.toMatch(/[\n\r]/);
          expect(typeof line['@message']).toBe('string');
          expect(line['@level']).toBe('error');
          for (const value of Object.values(line)) expect(['string', 'number', 'boolean']).toContain(typeof value);
        },
      ),
      { seed: 20261101, numRuns: 60 },
    );
  });
});
