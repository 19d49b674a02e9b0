import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SWITCH_SETS } from '../../../switches';
import { openTestEngine, type TestEngine } from '../open-test-engine';

describe.each(Object.entries(SWITCH_SETS))('on the %s set', (_name, switches) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openTestEngine(switches);
  });
  afterAll(() => engine.close());

  test.each<[string, unknown]>([
    ...['0.95', '0.95e0', 'cast(0.95 as double)', "cast('0.95' as decimal(3,2))", '1', '0.5 + 0.45'].map(
      (share): [string, unknown] => [share, 5],
    ),
    ['array[0.5, 0.95]', [2, 5]],
    ['array[0.5e0, 0.95]', [2, 5]],
    ['array[0, 1]', [1, 5]],
  ])('approx_percentile(n, %s)', async (share, value) => {
    expect(await engine.rows(`select approx_percentile(n, ${share}) from log`)).toEqual([[value]]);
  });

  test.each(['1.5', '-0.5', '2', 'array[0.5, 1.5]'])('approx_percentile(n, %s) is refused', async (share) => {
    await expect(engine.rows(`select approx_percentile(n, ${share}) from log`)).rejects.toMatchObject({
      message: expect.stringContaining('Percentile must be between 0 and 1'),
    });
  });

  test.each(['n', 'null'])('approx_percentile(n, %s) is refused in words of our own', async (share) => {
    await expect(engine.rows(`select approx_percentile(n, ${share}) from log`)).rejects.toMatchObject({
      message: expect.stringContaining('the percentile must be a constant'),
    });
  });
});
