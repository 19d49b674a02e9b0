/** Silence that nobody makes up for: what was sent then stands in no record that counts. */
import type { Heartbeat } from './heartbeat';
import type { Filter, ObserverRule } from './model';
import { type Ends, possibleEnds, recordersOf } from './possible-ends';
import { Stretches } from './stretches';
import type { Range } from './volume-expressions';

export interface Untold {
  /** By region, when it was silent and so was whoever else could have told of its flows. */
  regions: ReadonlyMap<string, Stretches>;
  /** When everybody was silent who could tell anything of what is asked. */
  whole: Stretches;
}

/** Of a question with these filters. Regions that never recorded anything make up for nobody. */
export function untoldOf(
  filters: readonly Filter[],
  rule: ObserverRule,
  { observers }: Heartbeat,
  range: Range,
): Untold {
  const known = [...observers.keys()];
  const delivered = (names: readonly string[]) =>
    new Stretches(names.flatMap((name) => observers.get(name)?.within(range) ?? []));
  const groups = possibleEnds(filters)
    .flatMap((ends) => whoTells(ends, rule, known))
    .filter((names) => names.some((name) => observers.has(name)));
  const silent = groups
    .map((names) => ({ names, gaps: delivered(names).gaps(range) }))
    .filter(({ gaps }) => isOutage(gaps, range));
  const regions = new Map(
    known.map((name) => [
      name,
      new Stretches(silent.filter(({ names }) => names.includes(name)).flatMap(({ gaps }) => gaps)),
    ]),
  );
  const everybody = delivered(groups.flat());
  return {
    regions: new Map([...regions].filter(([, { ranges }]) => ranges.length > 0)),
    whole: new Stretches(groups.length === 0 ? [] : everybody.gaps(range)),
  };
}

/** Who is silent again and again writes no NODATA: it sends nothing then, and nothing is missing. */
const isOutage = (gaps: readonly Range[], { fromSeconds, toSeconds }: Range) =>
  gaps.length <= 3 + (toSeconds - fromSeconds) / 3600;

/** Groups of regions; a flow is told of as long as one of its group delivers. */
function whoTells(ends: Ends, rule: ObserverRule, known: readonly string[]): string[][] {
  const named = recordersOf(ends, rule);
  if (ends.observer !== undefined || rule !== 'one') {
    return (named.length > 0 ? named : known).map((name) => [name]);
  }
  if (named.length === 2) {
    return [named];
  }
  return (named.length === 1 ? named : known).flatMap((name) => {
    const others = known.filter((other) => other !== name);
    return others.length === 0 ? [[name]] : others.map((other) => [name, other]);
  });
}
