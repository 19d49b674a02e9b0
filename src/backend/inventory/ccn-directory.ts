import type { BandwidthLimitType, CcnInfo, CcnRegionBandwidthLimit } from '#cls';
import type { Endpoint } from '#contract';
import { allPages } from '../cls-client/all-pages';
import type { ClsClient } from '../cls-client/cls-client';
import { ClsError } from '../cls-client/cls-error';
import { KeptAnswers } from '../kept-answers';

/** Caps and attachments change by orders, not by the minute. */
const KEEP_MS = 10 * 60_000;

/** A cap of a CCN on what leaves a region. */
export interface CcnLimit {
  region: string;
  /** Absent: on all that leaves the region together. */
  toRegion?: string;
  mbps: number;
}

/** A CCN of the account as the VPC API tells it. */
export interface KnownCcn {
  id: string;
  name: string;
  state: string;
  /** Attached instances. */
  instances: number;
  limitType: BandwidthLimitType;
  limits: CcnLimit[];
  /** Why the limits are not known. */
  failure?: ClsError;
}

/** The CCNs of the account with their caps, asked once in a while. */
export class CcnDirectory {
  readonly #kept = new KeptAnswers<KnownCcn[]>(KEEP_MS, 1);

  constructor(private readonly client: ClsClient) {}

  /** Rejects with what the VPC API answered, or with the signal's reason once cancelled. */
  list(signal: AbortSignal): Promise<KnownCcn[]> {
    return this.#kept.get('', (stop) => this.#ask(stop), signal);
  }

  async #ask(signal: AbortSignal): Promise<KnownCcn[]> {
    const region = anyRegion(this.client.endpoint);
    const ccns = await allPages(async (page) => {
      const { CcnSet, TotalCount } = await this.client.call('DescribeCcns', region, page, signal);
      return { items: CcnSet, total: TotalCount };
    });
    return Promise.all(ccns.map((ccn) => this.#withLimits(ccn, region, signal)));
  }

  async #withLimits(ccn: CcnInfo, region: string, signal: AbortSignal): Promise<KnownCcn> {
    const known = {
      id: ccn.CcnId,
      name: ccn.CcnName,
      state: ccn.State,
      instances: ccn.InstanceCount,
      limitType: ccn.BandwidthLimitType,
    };
    try {
      return { ...known, limits: readLimits(await this.#limits(ccn.CcnId, region, signal)) };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ClsError) {
        return { ...known, limits: [], failure: error };
      }
      throw error;
    }
  }

  /** The older action first: its successor does not tell the cap of a whole region. */
  async #limits(CcnId: string, region: string, signal: AbortSignal): Promise<CcnRegionBandwidthLimit[]> {
    try {
      const answer = await this.client.call('DescribeCcnRegionBandwidthLimits', region, { CcnId }, signal);
      return answer.CcnRegionBandwidthLimitSet ?? [];
    } catch (error) {
      if (!(error instanceof ClsError) || !REPLACED.includes(error.code)) {
        throw error;
      }
      return allPages(async (page) => {
        const answer = await this.client.call('GetCcnRegionBandwidthLimits', region, { CcnId, ...page }, signal);
        const items = (answer.CcnBandwidthSet ?? []).map(({ CcnRegionBandwidthLimit: limit }) => limit);
        return { items: items as CcnRegionBandwidthLimit[], total: answer.TotalCount };
      });
    }
  }
}

/** What an action answers that is no longer offered, or that this key may not use while it may use the other. */
const REPLACED = ['ActionOffline', 'InvalidAction', 'UnauthorizedOperation', 'AuthFailure.UnauthorizedOperation'];

/** A CCN belongs to no region: every region tells all of them. */
function anyRegion({ kind }: Endpoint): string {
  return kind === 'finance' ? 'ap-shanghai-fsi' : 'ap-guangzhou';
}

/** Links of bare-metal networks have caps of their own, which flow logs do not see. */
function readLimits(limits: readonly (CcnRegionBandwidthLimit | null | undefined)[]): CcnLimit[] {
  return limits
    .filter((limit) => limit?.Region !== undefined && !limit.IsBm && !limit.DstIsBm && limit.BandwidthLimit > 0)
    .map((limit) => ({
      region: limit!.Region,
      mbps: limit!.BandwidthLimit,
      ...(limit!.DstRegion ? { toRegion: limit!.DstRegion } : {}),
    }));
}
