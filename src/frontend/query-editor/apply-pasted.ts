import { initiatorByPorts } from '#flowlog';
import type { Source } from '#contract';
import type { Filter, Pasted, ReachabilityQuery } from '#query';
import type { SavedQuery } from '../saved-query';
import { switchBuilder, switchLog } from './switch-kind';

/** Adding keeps filters of other fields: two values of one field would leave nothing. */
export type PasteHow = 'add' | 'replace';

/** The question about what was pasted; where that belongs to the other flow log, of the other log. */
export function applyPasted(query: SavedQuery, pasted: Pasted, how: PasteHow, sources: readonly Source[]): SavedQuery {
  if (query.kind === 'reachability') {
    return { ...query, ...pastedWay(pasted) };
  }
  const { log = query.log, filters } = pasted;
  const fitting = log === query.log ? query : switchLog(query, log, sources);
  const fields = filters.map(({ field }) => field);
  const kept = how === 'add' ? fitting.filters.filter(({ field }) => !fields.includes(field)) : [];
  return { ...fitting, filters: [...kept, ...filters] };
}

/** The verdict on the way between the two pasted ends. */
export function judgePasted(query: SavedQuery, pasted: Pasted): SavedQuery {
  return { ...switchBuilder(query, 'reachability'), ...pastedWay(pasted), filters: [] } as SavedQuery;
}

export function hasTwoEnds(pasted: Pasted): boolean {
  const { from, to } = pastedWay(pasted);
  return from !== undefined && to !== undefined;
}

/** Who asks whom for which service: of a reply, by its ports, the other way round. */
function pastedWay({ filters }: Pasted): Partial<Pick<ReachabilityQuery, 'from' | 'to' | 'port' | 'protocol'>> {
  const [one, other] = filters.filter(({ field }) => field === 'address');
  const source = filters.find(({ field }) => field === 'srcaddr') ?? (other && one);
  const destination = filters.find(({ field }) => field === 'dstaddr') ?? other ?? one;
  const [sport, dport, port, protocol] = (['srcport', 'dstport', 'port', 'protocol'] as const).map((field) =>
    numberOf(filters, field),
  );
  const isReply = initiatorByPorts(sport, dport) === 'destination';
  const [from, to] = isReply ? [destination, source] : [source, destination];
  return defined({
    from: from?.values[0],
    to: to?.operator === 'is' ? to.values[0] : undefined,
    port: isReply ? sport : (dport ?? port),
    protocol,
  });
}

function numberOf(filters: readonly Filter[], field: Filter['field']): number | undefined {
  const value = filters.find((filter) => filter.field === field)?.values[0];
  return value === undefined ? undefined : Number(value);
}

/** Without the members that nobody knows. */
function defined<Members extends object>(
  members: Members,
): Partial<{ [Key in keyof Members]: NonNullable<Members[Key]> }> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<{
    [Key in keyof Members]: NonNullable<Members[Key]>;
  }>;
}
