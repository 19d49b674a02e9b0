/**
 * What may leave a region over a CCN, for utilisation and for marking saturation. A CCN caps in one of two ways:
 * - `pair`: each ordered pair of regions has a cap; a region as a whole has none;
 * - `region`: all that leaves a region has one cap together; a single pair has none and never looks full.
 */
import type { CapSetting } from '#contract';
import type { CcnLimit, KnownCcn } from './ccn-directory';

export type CapMode = 'pair' | 'region';

export interface Cap {
  bitsPerSecond: number;
  /** `api`: as ordered. `settings`: the data source's own list. `default`: what a CCN paid by use has from the start. */
  source: 'api' | 'settings' | 'default';
  mode: CapMode;
}

export interface Caps {
  /** How the CCN caps what leaves the region: compare traffic summed by pair, or by source region, with `capOf`. */
  modeOf(ccn: string, srcregion: string): CapMode;
  /**
   * The cap of a pair, or of a whole region where no destination is given. Undefined where the CCN's mode has no such
   * cap: for a pair in mode `region`, for a region in mode `pair`.
   */
  capOf(ccn: string, srcregion: string, dstregion?: string): Cap | undefined;
}

/** What each pair of regions, or each region, of a CCN paid by use may carry until something else is ordered. */
export const DEFAULT_CAP_MBPS = 1000;

/** Asks the API's list first, then the settings, then the default. The API need not know a CCN: it may be another account's. */
export function resolveCaps(ccns: readonly KnownCcn[], settings: readonly CapSetting[]): Caps {
  const known = new Map(ccns.map((ccn) => [ccn.id, ccn]));
  const modeOf = (ccn: string, srcregion: string): CapMode => {
    const limitType = known.get(ccn)?.limitType;
    const isByRegion =
      limitType === undefined
        ? !settings.some(({ from, to }) => from === srcregion && to !== undefined) &&
          findSetting(settings, ccn, srcregion) !== undefined
        : limitType === 'OUTER_REGION_LIMIT';
    return isByRegion ? 'region' : 'pair';
  };
  return {
    modeOf,
    capOf(ccn, srcregion, dstregion) {
      const mode = modeOf(ccn, srcregion);
      if ((mode === 'pair') !== (dstregion !== undefined)) {
        return undefined;
      }
      const ordered = findLimit(known.get(ccn)?.limits ?? [], srcregion, dstregion);
      const set = findSetting(settings, ccn, srcregion, dstregion);
      const [mbps, source] =
        ordered !== undefined
          ? ([ordered, 'api'] as const)
          : set !== undefined
            ? ([set, 'settings'] as const)
            : ([DEFAULT_CAP_MBPS, 'default'] as const);
      return { bitsPerSecond: mbps * 1e6, source, mode };
    },
  };
}

/** Documents leave open whether the way back is listed apart: where it is not, one cap is for both ways. */
function findLimit(limits: readonly CcnLimit[], from: string, to?: string): number | undefined {
  const listed = (region: string, toRegion?: string) =>
    limits.find((limit) => limit.region === region && limit.toRegion === toRegion)?.mbps;
  return listed(from, to) ?? (to === undefined ? undefined : listed(to, from));
}

/** A row for this very CCN wins over one for all. */
function findSetting(settings: readonly CapSetting[], ccn: string, from: string, to?: string): number | undefined {
  const fitting = settings.filter((cap) => cap.from === from && cap.to === to);
  return (fitting.find((cap) => cap.ccn === ccn) ?? fitting.find((cap) => cap.ccn === undefined))?.mbps;
}
