/** From a moment on a zone's clock is so far ahead of UTC. Seconds. */
export interface ZoneOffset {
  atSeconds: number;
  offset: number;
}

/** Zones keep their clocks for longer than this. */
const LOOK_EVERY = 7 * 86_400;

/** The offsets of a zone in a stretch of time, the one at its beginning first. Without a zone: UTC. */
export function zoneOffsets(timeZone: string | undefined, fromSeconds: number, toSeconds: number): ZoneOffset[] {
  const offsetAt = offsetsOf(timeZone);
  const found = [{ atSeconds: fromSeconds, offset: offsetAt(fromSeconds) }];
  for (let at = fromSeconds; at < toSeconds; at += LOOK_EVERY) {
    const end = Math.min(toSeconds, at + LOOK_EVERY);
    if (offsetAt(end) !== found.at(-1)!.offset) {
      found.push({ atSeconds: firstWith(offsetAt, at, end), offset: offsetAt(end) });
    }
  }
  return found;
}

/** The first second that has the offset of `to`, where `from` has another. */
function firstWith(offsetAt: (seconds: number) => number, from: number, to: number): number {
  const wanted = offsetAt(to);
  let [other, same] = [from, to];
  while (same - other > 1) {
    const middle = Math.floor((other + same) / 2);
    [other, same] = offsetAt(middle) === wanted ? [other, middle] : [middle, same];
  }
  return same;
}

function offsetsOf(timeZone: string | undefined): (seconds: number) => number {
  if (timeZone === undefined || timeZone === 'UTC') {
    return () => 0;
  }
  const format = formatOf(timeZone);
  return (seconds) => {
    const part = format.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')!.value;
    const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(part) ?? [];
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  };
}

/** Made once for each zone: making one takes longer than the rest of compiling a query. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}
