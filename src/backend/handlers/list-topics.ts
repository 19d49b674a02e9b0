import { MAX_TOPICS_PAGE, type TopicChoice, type TopicsAnswer } from '#contract';
import { readObject, readText } from '#query';
import { TopicQueue } from '../cls-client/topic-queue';
import type { Instance } from '../instance';
import { readPage, takePage } from './page';

/** `DescribeIndex` allows 20 calls a second. */
const INDEXES_AT_ONCE = 8;

/** Topics of one region by name or id, each of the page with the format that its index suggests. */
export async function listTopics(body: unknown, instance: Instance, signal: AbortSignal): Promise<TopicsAnswer> {
  const request = readObject(body, 'request');
  const region = readText(request, 'region', undefined);
  const asked = readPage(request, MAX_TOPICS_PAGE);
  const all = await instance.topicLists.get(region, signal);
  const { page, total } = takePage(all, asked, ({ name, topic }) => `${name} ${topic}`);
  const queue = new TopicQueue(INDEXES_AT_ONCE);
  const choices = page.map(async ({ topic, name, hasIndex }): Promise<TopicChoice> => {
    const guess = () => guessFormat(instance, region, topic, signal);
    const format = hasIndex ? await queue.run(region, signal, guess) : undefined;
    return { topic, name, ...(format ? { format } : {}) };
  });
  return { topics: await Promise.all(choices), total };
}

async function guessFormat({ schemas }: Instance, region: string, topic: string, signal: AbortSignal) {
  const schema = await schemas.get({ region, topic, format: 'mixed' }, signal).catch(() => undefined);
  signal.throwIfAborted();
  const formats = schema?.formats ?? [];
  return formats.length > 1 ? ('mixed' as const) : formats[0];
}
