import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestEngine, type TestEngine } from './open-test-engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test.each<[string, unknown[]]>([
  ['count(*) over ()', [4, 4, 4, 4]],
  ['count() over ()', [4, 4, 4, 4]],
  ['count(*) over (partition by t)', [1, 1, 1, 1]],
  ['count(*) over (partition by n > 1)', [1, 2, 2, 1]],
  ['count(*) over (order by n)', [1, 2, 3, 4]],
  ['count(*) over (order by n rows between 1 preceding and current row)', [1, 2, 2, 2]],
  ['count(n) over ()', [3, 3, 3, 3]],
])('%s', async (expression, values) => {
  const rows = await engine.rows(`select ${expression} as c from log order by n limit 10`);
  expect(rows.map(([cell]) => cell)).toEqual(values);
});

test.each(['count(*, n) over ()', 'count(distinct n) over ()', 'sum(*) over ()', 'count(n, n) over ()'])(
  '%s is refused',
  async (expression) => {
    await expect(engine.rows(`select ${expression} from log`)).rejects.toMatchObject({
      code: expect.stringMatching(/QueryError|SyntaxError/),
    });
  },
);
