import { type Heartbeat, type HeartbeatRequest, type Sent, SENT, tooOftenSilent } from '#query';
import { readNamed, toInteger } from './analysis-rows';
import type { Asked, Asking } from './ask';
import { askSliced } from './ask-slices';
import { isTopicsOwn } from './settle';

/**
 * Where silences are more than a statement can name: what the silent regions sent by the other end's records. Nothing
 * where there are few, or where a topic does not answer, so that each silence may hide something.
 */
export async function askSent(
  questions: readonly HeartbeatRequest[],
  heartbeat: Heartbeat,
  asking: Pick<Asking, 'ask' | 'strict'>,
): Promise<{ sent?: Sent[]; asked: Asked[] }> {
  const regions = [...new Set(questions.flatMap(({ range }) => tooOftenSilent(heartbeat, range)))];
  if (regions.length === 0) {
    return { asked: [] };
  }
  try {
    const { done, failures } = await askSliced(
      asking,
      questions.map((question) => question.sentBy(regions)),
    );
    const asked = done.flatMap((one) => one.asked);
    const sent = done.flatMap((one) => one.asked.flatMap((piece) => readSent(piece, one.sliced.width)));
    return failures.length > 0 ? { asked } : { asked, sent };
  } catch (error) {
    if (asking.strict || !isTopicsOwn(error)) {
      throw error;
    }
    return { asked: [] };
  }
}

function readSent({ answer }: Asked, width: number): Sent[] {
  const { columns, rows } = readNamed(answer);
  const [times, regions, ccns] = [columns(SENT.time), columns(SENT.region), columns(SENT.ccn)];
  return Array.from({ length: rows }, (_, row) => {
    const fromSeconds = Number(toInteger(times[row]));
    return {
      ...{ fromSeconds, toSeconds: fromSeconds + width },
      region: String(regions[row] ?? ''),
      ccn: String(ccns[row] ?? ''),
    };
  });
}
