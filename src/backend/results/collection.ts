/**
 * What an answer is worth where a topic does not collect records of an action. A key is untold where one of the topics
 * that hold its records does not collect what is counted: a sum over the others would be a part that looks like all. A
 * key without any record may have been any topic's, and so may all that is not split.
 */
import type { Locale } from '#wording';
import { type Action, ACTIONS_OF_RECORDS, type Collecting, isUncollected, MEASURES } from '#flowlog';
import { type Filter, type Source, splitOf, topicName } from '#query';
import { type TextKey, text } from '../texts/text';
import type { TopicCollecting } from '../topic-actions';
import type { VolumePlan } from './ask-volume';
import { type NOTHING, type Untold, type Volume } from './volume';

export type Known = ReadonlyMap<string, TopicCollecting>;

export function markUntold(plan: VolumePlan, volume: Volume, sources: readonly Source[], known: Known): Volume {
  const all = sources.map(topicName);
  const plain = plainActions(plan);
  const untoldOf = (topics: readonly string[]): Untold | undefined => {
    const lacks = (action: Action) => topics.some((topic) => isUncollected(known.get(topic)?.[action]));
    const untold = { plain: plain.some(lacks), rejected: lacks('REJECT') };
    return untold.plain || untold.rejected ? untold : undefined;
  };
  const ofAll = untoldOf(all);
  if (ofAll === undefined) {
    return volume;
  }
  const keys = [...volume.keys].map(([key, of]) => {
    const holders = [...(volume.holders.get(key) ?? [])];
    const untold = key === '' || holders.length === 0 ? ofAll : untoldOf(holders);
    const mark = (sums: typeof NOTHING) => (untold === undefined ? sums : { ...sums, untold });
    const buckets = new Map([...of.buckets].map(([start, sums]) => [start, mark(sums)]));
    return [key, { ...of, buckets, total: mark(of.total) }] as const;
  });
  return { ...volume, keys: new Map(keys), untold: ofAll };
}

/** Actions that plain sums hold. A split by action keeps them apart: what there is of each is told. */
function plainActions({ query }: VolumePlan): Action[] {
  if (splitOf(query).includes('action')) {
    return [];
  }
  const filters = query.filters.filter(({ field }) => field === 'action');
  return filters.length === 0
    ? ['ACCEPT']
    : ACTIONS_OF_RECORDS.filter((action) => filters.every((filter) => letsPass(filter, action)));
}

function letsPass({ operator, values }: Filter, action: Action): boolean {
  return operator === 'is' ? values.includes(action) : operator === 'isNot' ? !values.includes(action) : true;
}

const WORDS: Readonly<Partial<Record<Collecting, TextKey>>> = {
  no: 'collection.no',
  likelyNo: 'collection.likelyNo',
  partly: 'collection.partly',
  unseen: 'collection.unseen',
};

/** One remark for each way in which topics do not collect what the question is about, naming them. */
export function collectionNotes(plan: VolumePlan, sources: readonly Source[], known: Known): string[] {
  const needed = ACTIONS_OF_RECORDS.filter((action) => needsAction(plan, action));
  return notesOfActions(plan.query.locale, needed, sources, known);
}

export function notesOfActions(
  locale: Locale | undefined,
  actions: readonly Action[],
  sources: readonly Source[],
  known: Known,
): string[] {
  return actions.flatMap((action) =>
    (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((how) => {
      const topics = sources.map(topicName).filter((topic) => known.get(topic)?.[action] === how);
      return topics.length === 0 ? [] : [text(locale, WORDS[how]!, { action, topics: topics.join(', ') })];
    }),
  );
}

function needsAction(plan: VolumePlan, action: Action): boolean {
  const { query } = plan;
  if (splitOf(query).includes('action') || plainActions(plan).includes(action)) {
    return true;
  }
  const chooses = query.filters.some(({ field }) => field === 'action');
  // Tables show what was lost beside everything else.
  const ofBoth = query.kind !== 'traffic' || query.measures.some((measure) => MEASURES[measure].ofBothActions);
  return !chooses && ofBoth;
}
