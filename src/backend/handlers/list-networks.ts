import type { CcnAttachedInstance } from '#cls';
import type { NamedNetwork, NetworksAnswer } from '#contract';
import type { Instance } from '../instance';

/** Most instances the VPC API gives at once. */
const PAGE = 100;
/** A CCN belongs to no region, so any region lists all. */
const ANY_REGION = 'ap-guangzhou';

/** The networks of everything attached to the account's CCNs, called by the names of what is attached. */
export async function listNetworks({ settings, client }: Instance, signal: AbortSignal): Promise<NetworksAnswer> {
  const region = settings.sources[0]?.region ?? ANY_REGION;
  const attached: CcnAttachedInstance[] = [];
  for (;;) {
    const page = { Offset: attached.length, Limit: PAGE };
    const answer = await client.call('DescribeCcnAttachedInstances', region, page, signal);
    const listed = answer.InstanceSet ?? [];
    attached.push(...listed);
    if (listed.length === 0 || attached.length >= answer.TotalCount) {
      return { networks: attached.flatMap(networksOf) };
    }
  }
}

function networksOf({ CcnId, InstanceId, InstanceName, CidrBlock }: CcnAttachedInstance): NamedNetwork[] {
  return CidrBlock.map((network) => ({ network, name: InstanceName || InstanceId, ccn: CcnId }));
}
