import { type Filter, HEARD, type Heartbeat, type HeartbeatRequest, namedField, namedIn } from '#query';
import { readNamed } from './analysis-rows';
import type { Asked, Asking } from './ask';
import { isTopicsOwn } from './settle';

/**
 * Which CCNs or interfaces that filters name no topic has a record of, in the range or the day before. None where a
 * topic does not answer, or its index cannot tell.
 */
export async function askUnheard(
  questions: readonly HeartbeatRequest[],
  filters: readonly Filter[],
  { coverage }: Heartbeat,
  { ask, strict }: Pick<Asking, 'ask' | 'strict'>,
): Promise<{ unheard: string[]; asked: Asked[] }> {
  const names = questions[0] === undefined ? [] : namedIn(filters, namedField(questions[0].log));
  const sought = names.filter((name) => !coverage.has(name));
  const requests = sought.length === 0 ? [] : questions.map(({ heard }) => heard(sought));
  const known = requests.flatMap((request) => request ?? []);
  if (known.length === 0 || known.length < requests.length) {
    return { unheard: [], asked: [] };
  }
  try {
    const asked = await Promise.all(known.map(async (request) => ({ request, answer: await ask(request) })));
    const heard = new Set(asked.flatMap(({ answer }) => readNamed(answer).columns(HEARD).map(String)));
    return { unheard: sought.filter((name) => !heard.has(name)), asked };
  } catch (error) {
    if (strict || !isTopicsOwn(error)) {
      throw error;
    }
    return { unheard: [], asked: [] };
  }
}
