import { describe, expect, test } from '@jest/globals';
import type { SearchLogResponse } from '#cls';
import type { Range, SearchRequest, SlicedRequest } from '#query';
import { CallTimeoutError } from '../cls-client/cls-error';
import { shortcomings } from './ask';
import { askSliced } from './ask-slices';

const SOURCE = { region: 'ap-tokyo', topic: 'T', format: 'ccn' as const };
const HUNG = new CallTimeoutError({ service: 'cls', address: 'http://cls' }, 60);

const questionTo = (topic: string): SlicedRequest => ({
  source: { ...SOURCE, topic },
  range: { fromSeconds: 0, toSeconds: 480 },
  width: 60,
  losesRows: true,
  of: ({ fromSeconds, toSeconds }: Range): SearchRequest => ({
    ...{ purpose: 'series', source: { ...SOURCE, topic }, search: '*', limit: 3 },
    ...{ fromMs: fromSeconds * 1000, toMs: toSeconds * 1000 },
  }),
});

const rows = (count: number) => ({ AnalysisRecords: Array<string>(count).fill('{}') }) as unknown as SearchLogResponse;
const minutes = ({ fromMs, toMs }: SearchRequest) => (toMs - fromMs) / 60_000;

/** Asks two topics; the first answers by the number of minutes asked for, the second always. */
async function ask(answer: (minutes: number) => SearchLogResponse | Error) {
  const { done, failures } = await askSliced(
    {
      strict: false,
      ask: (request) => {
        const given = request.source.topic === 'T' ? answer(minutes(request)) : rows(1);
        return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
      },
    },
    [questionTo('T'), questionTo('good')],
  );
  const asked = done.find(({ sliced }) => sliced.source.topic === 'T')?.asked ?? [];
  return { asked, pieces: asked.map(({ request }) => minutes(request)), failures };
}

describe('a piece', () => {
  test('that is cut at its limit is asked in halves', async () => {
    const { pieces, asked } = await ask((asking) => rows(asking > 2 ? 3 : 2));
    expect(pieces).toEqual([2, 2, 2, 2]);
    expect(asked.flatMap((one) => shortcomings(one, 2, { wholeOnly: false }))).toEqual([]);
  });

  test('that is cut with a single bucket still says so', async () => {
    const { pieces, asked } = await ask(() => rows(3));
    expect(pieces).toEqual(Array(8).fill(1));
    expect(shortcomings(asked[0]!, 3, { wholeOnly: false })).toEqual([
      expect.stringMatching(/gave 3 rows, as many as asked for/),
    ]);
  });

  test('that hangs is asked in halves', async () => {
    const { pieces, failures } = await ask((asking) => (asking > 4 ? HUNG : rows(1)));
    expect([pieces, failures]).toEqual([[4, 4], []]);
  });

  test('that hangs with a single bucket still makes its topic missing, by name', async () => {
    const { pieces, failures } = await ask(() => HUNG);
    const missing = /^topic ap-tokyo\/T is missing from this answer: .* gave no answer within 60 s/;
    expect([pieces, failures]).toEqual([[], [expect.stringMatching(missing)]]);
  });
});
