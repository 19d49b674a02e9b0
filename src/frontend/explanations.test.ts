import { describe, expect, test } from '@jest/globals';
import { MEASURE_CHOICES } from '#query';
import { measureAbout } from './explanations';

describe('what a choice does to the number', () => {
  test.each(MEASURE_CHOICES)('is said of %s, for both logs', (measure) => {
    expect(measureAbout(measure, 'ccn')).toMatch(/\.$/);
    expect(measureAbout(measure, 'eni')).toMatch(/\.$/);
  });

  test('drops of the limiter and refusals by rules share no sentence', () => {
    const rejects = MEASURE_CHOICES.filter((measure) => /^(rejected|offered|.*loss)/i.test(measure));
    expect(rejects.length).toBeGreaterThan(7);
    for (const measure of rejects) {
      expect(measureAbout(measure, 'ccn')).not.toMatch(/refus/i);
      expect(measureAbout(measure, 'eni')).not.toMatch(/drop|limiter/i);
    }
  });
});
