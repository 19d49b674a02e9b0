import type { LogFormat } from '#flowlog';
import { type SourceSchema, topicName } from '#query';
import type { Instance } from './instance';
import type { TopicCollecting } from './topic-actions';
import { within } from './within';

/** An answer does not wait longer; what comes later serves the next one. */
const PATIENCE_MS = 3000;

/** What topics collect at a moment, as far as it is known soon. Rejects never: it is asked beside the answer itself. */
export async function loadCollecting(
  log: LogFormat,
  sources: readonly SourceSchema[],
  atMs: number,
  { actions }: Pick<Instance, 'actions'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TopicCollecting>> {
  const found = new Map<string, TopicCollecting>();
  const learn = async (known: SourceSchema) => {
    found.set(topicName(known.source), await actions.get(log, known, atMs, signal));
  };
  await within(PATIENCE_MS, Promise.allSettled(sources.map(learn)));
  return new Map(found);
}
