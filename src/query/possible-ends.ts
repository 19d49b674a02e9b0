/** Where flows that pass the filters can have run, and so who could have recorded them. */
import type { Filter, ObserverRule } from './model';

/** The regions of a flow and the one that recorded it; absent where it can be any. */
export interface Ends {
  srcregion?: string;
  dstregion?: string;
  observer?: string;
}

/** Every combination that all filters leave. Nothing within one region is recorded, so it counts only if named alone. */
export function possibleEnds(filters: readonly Filter[]): Ends[] {
  const excluded = filters.filter(({ operator }) => operator === 'isNot').flatMap(alternatives);
  const left = filters
    .filter(({ operator }) => operator === 'is' || operator === 'eitherWay')
    .reduce<Ends[]>((all, filter) => narrow(all, alternatives(filter)), [{}])
    .filter((ends) => !excluded.some((one) => holdsAll(ends, one)));
  const apart = left.filter(({ srcregion, dstregion }) => srcregion === undefined || srcregion !== dstregion);
  return apart.length > 0 ? apart : left;
}

/** The regions of which any one tells whether such a flow was there; none where the ends do not name them. */
export function recordersOf({ srcregion, dstregion, observer }: Ends, rule: ObserverRule): string[] {
  if (observer !== undefined) {
    return [observer];
  }
  const regions = { egress: [srcregion], ingress: [dstregion], one: [srcregion, dstregion] };
  return regions[rule === 'asRecorded' ? 'one' : rule].filter((region) => region !== undefined);
}

/** What one filter allows; empty where it says nothing of regions. */
function alternatives({ field, operator, values }: Filter): Ends[] {
  switch (field) {
    case 'srcregion':
    case 'dstregion':
    case 'observer':
      return values.map((region) => ({ [field]: region }));
    case 'region':
      return values.flatMap((region) => [{ srcregion: region }, { dstregion: region }]);
    case 'pair':
      return values.flatMap((pair) => {
        const [srcregion, dstregion] = pair.split('>') as [string, string];
        const forth = { srcregion, dstregion };
        return operator === 'eitherWay' ? [forth, { srcregion: dstregion, dstregion: srcregion }] : [forth];
      });
    default:
      return [];
  }
}

function narrow(all: readonly Ends[], allowed: readonly Ends[]): Ends[] {
  if (allowed.length === 0) {
    return [...all];
  }
  const met = all.flatMap((ends) =>
    allowed.filter((one) => isCompatible(ends, one)).map((one) => ({ ...ends, ...one })),
  );
  return [...new Map(met.map((ends) => [nameOf(ends), ends])).values()];
}

const FIELDS = ['srcregion', 'dstregion', 'observer'] as const;

const isCompatible = (left: Ends, right: Ends) =>
  FIELDS.every((field) => left[field] === undefined || right[field] === undefined || left[field] === right[field]);
const holdsAll = (ends: Ends, wanted: Ends) =>
  FIELDS.every((field) => wanted[field] === undefined || wanted[field] === ends[field]);
const nameOf = (ends: Ends) => FIELDS.map((field) => ends[field] ?? '').join('>');
