import { chooseSources, fitsLog, MAX_VALUES, type ValuesQuery } from '#query';
import type { Instance } from '../instance';
import { describeScan } from '../inventory/describe-scan';
import { text } from '../texts/text';
import { narrowThings, type Tellings } from './account-filters';
import type { Result } from './ask';
import { listFrame, type Listed } from './list-frame';
import { withName } from './naming';

/** Something of the account, with what filters can tell of it. */
interface Thing extends Listed {
  region: string;
  ccn?: string | undefined;
}

/** Topics of the settings or flow logs of the account. The time range plays no part. */
export async function answerOfAccount(query: ValuesQuery, instance: Instance, signal: AbortSignal): Promise<Result> {
  const { things, warnings } = await (query.of === 'topic' ? listTopics : listFlowLogs)(query, instance, signal);
  const { kept, infos } = narrowThings(things, query, TELLINGS);
  return {
    frames: [listFrame(kept.slice(0, MAX_VALUES))],
    rows: kept.length,
    warnings: [
      ...warnings,
      ...(kept.length > MAX_VALUES ? [text(query.locale, 'values.cut', { most: MAX_VALUES })] : []),
    ],
    infos,
  };
}

async function listTopics(query: ValuesQuery, { settings, topics }: Instance, signal: AbortSignal) {
  const things = chooseSources(query, settings.sources).map(async (source): Promise<Thing> => {
    const name = (await topics.get(source, signal))?.TopicName;
    return { ...source, value: source.topic, text: name ?? source.topic };
  });
  return { things: await Promise.all(things), warnings: [] };
}

async function listFlowLogs({ log, locale }: ValuesQuery, { flowLogs }: Instance, signal: AbortSignal) {
  const scan = await flowLogs.find(signal);
  const things = scan.topics
    .filter(({ format }) => format === undefined || fitsLog(log, format))
    .flatMap(({ region, flowLogs: writing }) =>
      writing.map(({ id, name, scope, resource }): Thing => {
        const ccn = scope === 'CCN' ? resource : undefined;
        return { region, ccn, value: id, text: name === '' ? id : withName(id, name) };
      }),
    );
  return { things, warnings: describeScan(scan, locale) };
}

/** A topic or flow log lies in the region that records. */
const TELLINGS: Tellings<Thing> = {
  observer: ({ region }, value) => region === value,
  region: ({ region }, value) => region === value,
  ccn: ({ ccn }, value) => ccn === value,
};
