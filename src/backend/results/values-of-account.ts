import { chooseSources, type Filter, fitsLog, MAX_VALUES, type ValuesQuery } from '#query';
import type { Instance } from '../instance';
import { describeScan } from '../inventory/describe-scan';
import { text } from '../texts/text';
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
  const kept = things.filter((thing) => query.filters.every((filter) => passes(thing, filter)));
  const unused = query.filters.filter(({ field }) => tellOf({ region: '' }, field) === undefined);
  const infos = unused.map(({ field }) => text(query.locale, 'values.unusedFilter', { field }));
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

function passes(thing: Thing, { field, operator, values }: Filter): boolean {
  const told = tellOf(thing, field);
  return told === undefined || values.includes(told) === (operator === 'is');
}

/** A topic or flow log lies in the region that records. Empty: not known. */
function tellOf({ region, ccn = '' }: Pick<Thing, 'region' | 'ccn'>, field: Filter['field']): string | undefined {
  return field === 'observer' || field === 'region' ? region : field === 'ccn' ? ccn : undefined;
}
