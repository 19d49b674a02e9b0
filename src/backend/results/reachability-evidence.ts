/** What a verdict rests on, in words. */
import type { Locale } from '#wording';
import type { SeenDirection, Tally, VerdictCode } from '#flowlog';
import { text } from '../texts/text';
import type { JudgedFinding } from './judge-topic';
import type { Around } from './reachability-neighbours';
import type { Alive, InterfaceFacts } from './read-reachability';

/** Verdicts that say something is missing: what else the interface delivered tells that from no record at all. */
const OF_ABSENCE: readonly VerdictCode[] = ['nothing', 'noAnswerIn', 'noAnswerOut'];

export function evidenceText(
  locale: Locale | undefined,
  { conversation, finding: { verdict }, about, facts, othersPass }: JudgedFinding,
  into: SeenDirection,
  out: SeenDirection,
  { around, alive }: { around: Around | undefined; alive: Alive },
): string {
  const { collects, by } = about;
  const amount = ({ packets, records, windows }: Tally, isCollected: boolean) =>
    records === 0 && !isCollected
      ? text(locale, 'evidence.notCollected')
      : text(locale, records === 0 ? 'evidence.none' : 'evidence.amount', { packets, records, windows });
  const way = (direction: SeenDirection) => ({
    accepted: amount(direction.accepted, collects.accept),
    refused: amount(direction.refused, collects.reject),
  });
  return [
    text(locale, 'evidence.in', way(into)),
    text(locale, 'evidence.out', way(out)),
    ...(verdict.code === 'nothing' ? [] : [text(locale, `roles.${by}`)]),
    ...(OF_ABSENCE.includes(verdict.code) ? [lookedAt(locale, conversation.interface, facts, alive)] : []),
    ...(othersPass ? [text(locale, 'evidence.othersPass')] : []),
    ...(around === undefined ? [] : [narrowed(locale, around)]),
  ].join('; ');
}

/** What was recorded of other traffic, so that "nothing arrived" can be told from "not logged". */
function lookedAt(locale: Locale | undefined, id: string, facts: InterfaceFacts | undefined, alive: Alive): string {
  if (id === '') {
    return text(locale, 'evidence.alive', { ...alive });
  }
  const statuses = [...(facts?.statuses ?? [])].map(([status, records]) => `${status} ${records}`).join(', ');
  return statuses === '' ? text(locale, 'evidence.notAlive') : text(locale, 'evidence.interface', { statuses });
}

/** One host that lets the same clients in is enough against a rule of the whole subnet. */
function narrowed(locale: Locale | undefined, { network, accepting, refusing }: Around): string {
  return accepting > 0
    ? text(locale, 'evidence.aroundAccepts', { network, accepting })
    : text(locale, 'evidence.aroundRefuses', { network, refusing });
}
