import type { Locale } from '#wording';
import type { DecodedFrame } from '#plugin-sdk';
import { ownSignal } from '../own-signal';
import { pause } from './pause';
import { type Polled, type TailPart, TailLines } from './tail-lines';

const POLL_MS = 15_000;

/** The longest pause, after many failures in a row. */
const SLOWEST_MS = 4 * 60_000;

/** Reads what there is since a time, and before it as long as records may still come. */
export type Poll = (sinceMs: number, signal: AbortSignal) => Promise<Polled>;

/** New records as they come in, each once. Ends by the signal alone: failures are told and polling goes on, slower. */
export async function* tail(
  poll: Poll,
  locale: Locale | undefined,
  signal: AbortSignal,
): AsyncGenerator<DecodedFrame, never> {
  const lines = new TailLines(locale);
  let failures = 0;
  let readMs = Date.now();
  for (;;) {
    const startedMs = Date.now();
    let part: TailPart;
    let pauseMs = POLL_MS;
    try {
      part = lines.read(await poll(readMs, ownSignal(signal)));
      failures = 0;
      readMs = startedMs;
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      pauseMs = Math.min(SLOWEST_MS, POLL_MS * 2 ** failures);
      part = lines.failed(error, pauseMs / 1000);
    }
    yield* part.notes;
    for (const frame of part.seconds) {
      yield frame;
      await pause(1000, signal);
    }
    await pause(Math.max(0, startedMs + pauseMs - Date.now()), signal);
  }
}
