import {
  BEAT,
  type Beat,
  chooseBlurred,
  type Filter,
  Heartbeat,
  type HeartbeatRequest,
  QUALITY,
  type SearchRequest,
  type SlicedRequest,
} from '#query';
import { readNamed, toInteger } from './analysis-rows';
import type { Asked, Asking } from './ask';
import { askSent } from './ask-sent';
import { askSliced, PIECES_AT_ONCE } from './ask-slices';
import { askUnheard } from './ask-unheard';
import { isTopicsOwn } from './settle';

export interface AskedHeartbeat {
  heartbeat: Heartbeat;
  /** Topics that answered, by the questions put to them. */
  answering: SlicedRequest[];
  asked: Asked[];
  failures: string[];
}

/**
 * Asks every topic who delivered when; where steps are longer than a capture window, each piece once more about those of
 * its steps in which somebody may have been silent for a while. A topic without any record is asked about the day before,
 * and so are CCNs and interfaces that the filters name and nobody recorded.
 */
export async function askHeartbeat(
  questions: readonly HeartbeatRequest[],
  asking: Pick<Asking, 'ask' | 'strict' | 'nowMs'>,
  settleSeconds: number,
  filters: readonly Filter[] = [],
): Promise<AskedHeartbeat> {
  const { done, failures } = await askSliced(asking, questions);
  const settled = asking.nowMs / 1000 - settleSeconds;
  const topics = await Promise.all(
    done.map(async ({ sliced, asked }) => {
      const pieces = await inTurns(asked, (piece) => sharpen(sliced, piece, settled, asking));
      const beats = pieces.flatMap((piece) => piece.beats);
      const looked = beats.length > 0 ? [] : await askMore(sliced.lookBack, asking);
      return {
        source: sliced.source,
        beats,
        earlier: looked.flatMap(readObservers),
        asked: [...asked, ...pieces.flatMap(({ closer }) => closer), ...looked],
      };
    }),
  );
  const answering = done.map(({ sliced }) => sliced);
  const beating = new Heartbeat(topics);
  const [{ sent, asked }, { unheard, asked: named }] = await Promise.all([
    askSent(answering, beating, asking),
    askUnheard(answering, filters, beating, asking),
  ]);
  return {
    heartbeat: new Heartbeat(topics, sent, unheard),
    answering,
    asked: [...topics.flatMap((one) => one.asked), ...asked, ...named],
    failures,
  };
}

/** A few at once, as pieces are asked. */
async function inTurns<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += PIECES_AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + PIECES_AT_ONCE).map(run))));
  }
  return results;
}

/** The beats of a piece, by capture windows where somebody may have been silent for a part of a step. */
async function sharpen(
  question: HeartbeatRequest,
  piece: Asked,
  settledSeconds: number,
  asking: Pick<Asking, 'ask' | 'strict'>,
): Promise<{ beats: Beat[]; closer: Asked[] }> {
  const { width, window } = question;
  const beats = readBeats(piece, width, window);
  const steps = chooseBlurred(beats, settledSeconds);
  const closer = steps.length === 0 ? [] : await askMore(question.windowsOf(steps), asking);
  const isTold = new Set(closer.length === 0 ? [] : steps);
  const told = closer.flatMap((one) => readBeats(one, window, window));
  return { beats: [...beats.filter((beat) => !isTold.has(beat)), ...told], closer };
}

/** Who recorded at all. */
function readObservers({ answer }: Asked): string[] {
  const { columns, rows } = readNamed(answer);
  const [observers, records] = [columns(QUALITY.observer), columns(QUALITY.records)];
  return Array.from({ length: rows }, (_, row) => row)
    .filter((row) => toInteger(records[row]) > 0)
    .map((row) => String(observers[row] ?? ''));
}

/** Nothing where that fails, which leaves the steps blurred, or it unknown who delivered before. */
async function askMore(request: SearchRequest, { ask, strict }: Pick<Asking, 'ask' | 'strict'>): Promise<Asked[]> {
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
  const [times, observers, ccns, windows, lost, records] = [
    columns(BEAT.time),
    columns(BEAT.observer),
    columns(BEAT.ccn),
    columns(BEAT.windows),
    columns(BEAT.lost),
    columns(BEAT.records),
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
      isLost: toInteger(lost[row]) > 0 && toInteger(lost[row]) === toInteger(records[row]),
      isBlurred: filled * window < width,
    };
  });
}
