import { type SearchRequest, halve, type SlicedRequest, slicesOf } from '#query';
import { CallTimeoutError, ClsError } from '../cls-client/cls-error';
import type { Asked, Asking } from './ask';
import { type Settled, settle } from './settle';

/** Pieces of one topic that are asked at once; the topic's queue has room for two such questions. */
export const PIECES_AT_ONCE = 3;

/** What the pieces of one topic's question brought, in no order. */
export interface AskedTopic<Question = SlicedRequest> {
  sliced: Question;
  asked: Asked[];
}

/** Asks each topic's question in pieces, newest first. A topic of which one piece fails is missing as a whole. */
export async function askSliced<Question extends SlicedRequest>(
  { ask, strict, locale }: Pick<Asking, 'ask' | 'strict' | 'locale'>,
  questions: readonly Question[],
): Promise<Settled<AskedTopic<Question>>> {
  return settle(
    questions,
    ({ source }) => source,
    { strict, locale },
    async (sliced) => ({ sliced, asked: await askTopic(ask, sliced) }),
  );
}

async function askTopic(ask: Asking['ask'], sliced: SlicedRequest): Promise<Asked[]> {
  const waiting = slicesOf(sliced);
  const asked: Asked[] = [];
  const work = async () => {
    for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
      const halves = halve(piece, sliced);
      const one = await askPiece(ask, sliced.of(piece), halves !== undefined);
      if (halves !== undefined && (one === undefined || (sliced.losesRows && isCut(one)))) {
        waiting.unshift(...halves);
      } else {
        asked.push(one!);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: PIECES_AT_ONCE }, work));
  } finally {
    waiting.length = 0;
  }
  return asked;
}

/** Nothing where it took too long and halves are worth a try. */
async function askPiece(ask: Asking['ask'], request: SearchRequest, isDivisible: boolean): Promise<Asked | undefined> {
  try {
    return { request, answer: await ask(request) };
  } catch (error) {
    if (isDivisible && tookTooLong(error)) {
      return undefined;
    }
    throw error;
  }
}

function tookTooLong(error: unknown): boolean {
  return error instanceof CallTimeoutError || (error instanceof ClsError && error.meaning.class === 'time');
}

function isCut({ request, answer }: Asked): boolean {
  return (answer.AnalysisRecords?.length ?? 0) >= request.limit;
}
