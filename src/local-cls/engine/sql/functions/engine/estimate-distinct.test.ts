import { describe, expect, test } from '@jest/globals';
import { openTestEngine } from '../../open-test-engine';
import { estimateDistinct } from './estimate-distinct';

describe('approx_distinct', () => {
  test('nothing is nothing, and one register of every length counts as such', () => {
    expect(estimateDistinct([])).toBe(0);
    expect(estimateDistinct([64 * 5 + 1])).toBe(1);
  });

  test.each([10, 300, 5_000, 20_000])(
    'errs by less than the 2.3 %% that CLS names, over seeds: %i values',
    async (count) => {
      const engine = await openTestEngine();
      const rows = await engine.rows(
        `select approx_distinct(concat(cast(s as varchar), '-', cast(a as varchar), '-', cast(b as varchar)))
       from (select 1 limit 1), unnest(sequence(1, 20)) as seeds (s), unnest(sequence(1, 10)) as ones (a),
         unnest(sequence(1, ${count / 10})) as tens (b) group by s`,
      );
      engine.close();
      const errors = rows.map(([estimate]) => Number(estimate) / count - 1);
      expect(errors).toHaveLength(20);
      expect(Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / 20)).toBeLessThan(0.023);
    },
  );
});
