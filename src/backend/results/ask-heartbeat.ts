import { BEAT, type Beat, Heartbeat, type SlicedRequest } from '#query';
import { readAnalysis, toInteger } from './analysis-rows';
import type { Asked, Asking } from './ask';
import { askSliced } from './ask-slices';

export interface AskedHeartbeat {
  heartbeat: Heartbeat;
  /** Topics that answered, by the questions put to them. */
  answering: SlicedRequest[];
  asked: Asked[];
  failures: string[];
}

/** Asks every topic who delivered when. */
export async function askHeartbeat(
  questions: readonly SlicedRequest[],
  asking: Pick<Asking, 'ask' | 'strict'>,
): Promise<AskedHeartbeat> {
  const { done, failures } = await askSliced(asking, questions);
  const topics = done.map(({ sliced, asked }) => ({ source: sliced.source, beats: asked.flatMap(readBeats) }));
  return {
    heartbeat: new Heartbeat(questions[0]?.width ?? 1, topics),
    answering: done.map(({ sliced }) => sliced),
    asked: done.flatMap(({ asked }) => asked),
    failures,
  };
}

function readBeats({ answer }: Asked): Beat[] {
  const { info, columns, rows } = readAnalysis(answer);
  const cells = (name: string) => columns[info.findIndex(({ Name }) => Name === name)] ?? [];
  const [times, observers, ccns, statuses, records] = [
    cells(BEAT.time),
    cells(BEAT.observer),
    cells(BEAT.ccn),
    cells(BEAT.status),
    cells(BEAT.records),
  ];
  return Array.from({ length: rows }, (_, row) => ({
    startSeconds: Number(toInteger(times[row])),
    observer: String(observers[row] ?? ''),
    ccn: String(ccns[row] ?? ''),
    status: String(statuses[row] ?? ''),
    records: Number(toInteger(records[row])),
  }));
}
