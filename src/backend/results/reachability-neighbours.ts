/**
 * Security group or network ACL: an ACL is of a subnet, so its other hosts refuse the same clients likewise. Records name
 * no subnet; the network around the address stands for it.
 */
import { parseAddress, parseCidr, printNetwork } from '#flowlog';
import { askAll, type Asked, type Asking } from './ask';
import type { ReachabilityAsked, TopicAnswers } from './ask-reachability';
import type { JudgedFinding } from './judge-topic';
import { type Neighbours, readNeighbours, serviceKey } from './read-reachability';

/** Most clients whose other requests are looked at. */
const MAX_CLIENTS = 20;

/** Other hosts around a refusing one, and the network they were looked for in. */
export interface Around extends Neighbours {
  network: string;
}

export interface LookedAround {
  aroundOf: ReadonlyMap<JudgedFinding, Around>;
  asked: Asked[];
  failures: string[];
}

export async function lookAround(
  plan: ReachabilityAsked,
  judged: readonly { topic: TopicAnswers; findings: readonly JudgedFinding[] }[],
  asking: Asking,
): Promise<LookedAround> {
  const { to } = plan.query;
  const network = networkAround(to);
  const refusing = judged.flatMap(({ topic, findings }) => {
    const refused = findings.filter(
      (one) => one.finding.verdict.code === 'refusedIn' && one.conversation.server === to,
    );
    return refused.length === 0 ? [] : [{ topic, findings, refused }];
  });
  const { done, failures } = await askAll(
    asking,
    refusing.map(({ topic, refused }) => {
      const clients = [...new Set(refused.map(({ conversation }) => conversation.client))].slice(0, MAX_CLIENTS);
      return plan.neighbours(topic.pair.request, { network, clients });
    }),
  );
  const aroundOf = new Map<JudgedFinding, Around>();
  for (const { topic, findings, refused } of refusing) {
    const { source } = topic.pair.request;
    const asked = done.find(({ request }) => request.source === source);
    const ofClients = new Set(
      findings.filter(({ about }) => about.ownSide === 'client').map(({ conversation }) => conversation.interface),
    );
    const around = asked === undefined ? undefined : readNeighbours(asked, to, ofClients);
    for (const one of refused) {
      const { protocol, port = -1 } = one.conversation;
      const found = around?.get(serviceKey(protocol, port));
      if (found !== undefined && found.accepting + found.refusing > 0) {
        aroundOf.set(one, { ...found, network });
      }
    }
  }
  return { aroundOf, asked: done, failures };
}

/** A common size of subnets; which one the address is in is told nowhere. */
function networkAround(address: string): string {
  return printNetwork(parseCidr(`${address}/${parseAddress(address)?.family === 6 ? 64 : 24}`)!);
}
