import type { Locale } from '#wording';
import { FIELDS, type LogFormat, type LogicalField, LOGICAL_FIELDS } from '#flowlog';
import type { Check } from '#contract';
import type { Source, TopicSchema } from '#query';
import { toFailure } from '../errors';
import type { Instance } from '../instance';
import { readSchema } from '../schema-cache';
import { text } from '../texts/text';

const HOUR_MS = 3_600_000;

/** Older than this, the newest record says that delivery has stopped. Twice the usual delay of the format. */
const STALE_MINUTES: Record<LogFormat, number> = { ccn: 20, eni: 40 };

/** Fields that volume queries cannot do without. */
const NEEDED: Record<LogFormat, LogicalField[]> = {
  ccn: ['observer', 'srcregion', 'dstregion', 'action', 'status', 'bytes', 'packets'],
  eni: ['interface', 'action', 'status', 'bytes', 'packets'],
};

/** One topic: does it exist, may we read it, has it the index that queries need, and is there fresh data? */
export async function checkTopic(
  instance: Instance,
  source: Source,
  nowMs: number,
  signal: AbortSignal,
): Promise<Check> {
  const { locale } = instance.settings;
  const name = text(locale, 'health.topic', { topic: `${source.region}/${source.topic}` });
  try {
    const index = await instance.client.call('DescribeIndex', source.region, { TopicId: source.topic }, signal);
    const schema = readSchema(source.topic, index);
    return { name, ...(checkIndex(schema, source, locale) ?? (await checkData(instance, source, nowMs, signal))) };
  } catch (error) {
    return { name, status: 'error', message: toFailure(error, locale).message };
  }
}

/** What the index lacks, field by field; nothing where it has all that is needed. */
function checkIndex(
  schema: TopicSchema,
  { format }: Source,
  locale: Locale | undefined,
): Omit<Check, 'name'> | undefined {
  const wanted = format === 'mixed' ? schema.formats : [format];
  if (wanted.length === 0) {
    return {
      status: 'error',
      message: text(locale, 'health.index.foreign'),
      nextStep: text(locale, 'health.index.foreign.next'),
    };
  }
  const needed = [...new Set(wanted.flatMap((one) => NEEDED[one]))];
  const absent = needed.filter((field) => !schema.find(field)).map(spelling);
  const uncounted = needed.filter((field) => schema.find(field)?.statistics === false).map(spelling);
  if (absent.length + uncounted.length > 0) {
    return {
      status: 'error',
      message: [
        ...(absent.length ? [text(locale, 'health.index.absent', { fields: absent.join(', ') })] : []),
        ...(uncounted.length ? [text(locale, 'health.index.uncounted', { fields: uncounted.join(', ') })] : []),
      ].join(text(locale, 'sentences.between')),
      nextStep: text(locale, 'health.index.mend.next'),
    };
  }
  const further = LOGICAL_FIELDS.filter(
    (field) => FIELDS[field].formats.some((one) => wanted.includes(one)) && schema.find(field)?.statistics !== true,
  ).map(spelling);
  return further.length === 0
    ? undefined
    : {
        status: 'warning',
        message: text(locale, 'health.index.further', { fields: further.join(', ') }),
        nextStep: text(locale, 'health.index.further.next'),
      };
}

/** How old the newest record is. */
async function checkData(
  { client, settings: { locale } }: Instance,
  { region, topic, format }: Source,
  nowMs: number,
  signal: AbortSignal,
): Promise<Omit<Check, 'name'>> {
  const newest = async (hours: number) => {
    const request = {
      TopicId: topic,
      From: nowMs - hours * HOUR_MS,
      To: nowMs + HOUR_MS,
      QueryString: '*',
      QuerySyntax: 1,
    } as const;
    const answer = await client.call(
      'SearchLog',
      region,
      { ...request, Limit: 1, Sort: 'desc', UseNewAnalysis: true },
      signal,
    );
    return answer.Results?.[0]?.Time;
  };
  const time = (await newest(24)) ?? (await newest(24 * 30));
  if (time === undefined) {
    return {
      status: 'warning',
      message: text(locale, 'health.data.none'),
      nextStep: text(locale, 'health.data.none.next'),
    };
  }
  const minutes = Math.max(0, Math.round((nowMs - time) / 60_000));
  const limit = STALE_MINUTES[format === 'mixed' ? 'eni' : format];
  return minutes <= limit
    ? { status: 'ok', message: text(locale, 'health.data.fresh', { minutes }) }
    : {
        status: 'warning',
        message: text(locale, 'health.data.stale', { age: age(minutes, locale), usual: limit / 2 }),
        nextStep: text(locale, 'health.data.stale.next'),
      };
}

function age(minutes: number, locale: Locale | undefined): string {
  return minutes < 120
    ? text(locale, 'age.minutes', { number: minutes })
    : minutes < 2880
      ? text(locale, 'age.hours', { number: Math.round(minutes / 60) })
      : text(locale, 'age.days', { number: Math.round(minutes / 1440) });
}

function spelling(field: LogicalField): string {
  return FIELDS[field].spellings[0]!;
}
