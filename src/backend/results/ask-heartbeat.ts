import { BEAT, type Beat, chooseBlurred, Heartbeat, type HeartbeatRequest, type SlicedRequest } from '#query';
import { readNamed, toInteger } from './analysis-rows';
import type { Asked, Asking } from './ask';
import { askSliced } from './ask-slices';
import { isTopicsOwn } from './settle';

export interface AskedHeartbeat {
  heartbeat: Heartbeat;
  /** Topics that answered, by the questions put to them. */
  answering: SlicedRequest[];
  asked: Asked[];
  failures: string[];
}

/**
 * Asks every topic who delivered when; where steps are longer than a capture window, once more about those steps in which
 * somebody may have been silent for a while.
 */
export async function askHeartbeat(
  questions: readonly HeartbeatRequest[],
  asking: Pick<Asking, 'ask' | 'strict' | 'nowMs'>,
  settleSeconds: number,
): Promise<AskedHeartbeat> {
  const { done, failures } = await askSliced(asking, questions);
  const settled = asking.nowMs / 1000 - settleSeconds;
  const topics = await Promise.all(
    done.map(async ({ sliced, asked }) => {
      const beats = asked.flatMap((one) => readBeats(one, sliced.width, sliced.window));
      const steps = chooseBlurred(beats, settled);
      const closer = await lookCloser(sliced, steps, asking);
      const isTold = new Set(closer.length === 0 ? [] : steps);
      return {
        source: sliced.source,
        beats: [
          ...beats.filter((beat) => !isTold.has(beat)),
          ...closer.flatMap((one) => readBeats(one, sliced.window, sliced.window)),
        ],
        asked: [...asked, ...closer],
      };
    }),
  );
  return {
    heartbeat: new Heartbeat(topics),
    answering: done.map(({ sliced }) => sliced),
    asked: topics.flatMap(({ asked }) => asked),
    failures,
  };
}

/** The windows of these steps; nothing where that fails, which leaves the steps blurred. */
async function lookCloser(
  question: HeartbeatRequest,
  steps: readonly Beat[],
  { ask, strict }: Pick<Asking, 'ask' | 'strict'>,
): Promise<Asked[]> {
  if (steps.length === 0) {
    return [];
  }
  const request = question.windowsOf(steps);
  try {
    return [{ request, answer: await ask(request) }];
  } catch (error) {
    if (strict || !isTopicsOwn(error)) {
      throw error;
    }
    return [];
  }
}

function readBeats({ answer }: Asked, width: number, window: number): Beat[] {
  const { columns, rows } = readNamed(answer);
  const [times, observers, ccns, windows, lost] = [
    columns(BEAT.time),
    columns(BEAT.observer),
    columns(BEAT.ccn),
    columns(BEAT.windows),
    columns(BEAT.lost),
  ];
  return Array.from({ length: rows }, (_, row) => {
    const fromSeconds = Number(toInteger(times[row]));
    const filled = width === window ? 1 : Number(toInteger(windows[row]));
    return {
      fromSeconds,
      toSeconds: fromSeconds + width,
      observer: String(observers[row] ?? ''),
      ccn: String(ccns[row] ?? ''),
      windows: filled,
      lost: Number(toInteger(lost[row])),
      isBlurred: filled * window < width,
    };
  });
}
