import { FIELDS, type LogFormat, type LogicalField, LOGICAL_FIELDS } from '#flowlog';
import type { Check } from '#contract';
import type { Source, TopicSchema } from '#query';
import { toFailure } from '../errors';
import type { Instance } from '../instance';
import { readSchema } from '../schema-cache';

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
  const name = `topic ${source.region}/${source.topic}`;
  try {
    const index = await instance.client.call('DescribeIndex', source.region, { TopicId: source.topic }, signal);
    const schema = readSchema(source.topic, index);
    return { name, ...(checkIndex(schema, source) ?? (await checkData(instance, source, nowMs, signal))) };
  } catch (error) {
    return { name, status: 'error', message: toFailure(error).message };
  }
}

/** What the index lacks, field by field; nothing where it has all that is needed. */
function checkIndex(schema: TopicSchema, { format }: Source): Omit<Check, 'name'> | undefined {
  const wanted = format === 'mixed' ? schema.formats : [format];
  if (wanted.length === 0) {
    return {
      status: 'error',
      message: 'The index holds no field of a flow log',
      nextStep: 'check that this topic keeps flow logs; the index needs srcregionid (CCN) or interface-id (ENI)',
    };
  }
  const needed = [...new Set(wanted.flatMap((one) => NEEDED[one]))];
  const absent = needed.filter((field) => !schema.find(field)).map(spelling);
  const uncounted = needed.filter((field) => schema.find(field)?.statistics === false).map(spelling);
  if (absent.length + uncounted.length > 0) {
    return {
      status: 'error',
      message: [
        ...(absent.length ? [`Not indexed: ${absent.join(', ')}`] : []),
        ...(uncounted.length ? [`Without statistics: ${uncounted.join(', ')}`] : []),
      ].join('. '),
      nextStep:
        'add the fields to the key-value index of the topic and switch statistics on, in the CLS console; it holds for new logs',
    };
  }
  const further = LOGICAL_FIELDS.filter(
    (field) => FIELDS[field].formats.some((one) => wanted.includes(one)) && schema.find(field)?.statistics !== true,
  ).map(spelling);
  return further.length === 0
    ? undefined
    : {
        status: 'warning',
        message: `Cannot be counted or split by: ${further.join(', ')}`,
        nextStep: 'add them to the index with statistics if you want to ask about them',
      };
}

/** How old the newest record is. */
async function checkData(
  { client }: Instance,
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
      message: 'No record in the last 30 days',
      nextStep:
        'if the flow log is new, wait: the first delivery takes 6 (CCN) to 15 (ENI) minutes. Else check that flow logs are authorised ' +
        'to access CLS, that the flow log is enabled, and that this is its topic',
    };
  }
  const minutes = Math.max(0, Math.round((nowMs - time) / 60_000));
  const limit = STALE_MINUTES[format === 'mixed' ? 'eni' : format];
  return minutes <= limit
    ? { status: 'ok', message: `Newest record is ${minutes} minutes old` }
    : {
        status: 'warning',
        message: `Stale: the newest record is ${age(minutes)} old (usual: up to ${limit / 2} minutes)`,
        nextStep: 'check in the VPC console that the flow log is enabled; imported files are naturally old',
      };
}

function age(minutes: number): string {
  return minutes < 120
    ? `${minutes} minutes`
    : minutes < 2880
      ? `${Math.round(minutes / 60)} hours`
      : `${Math.round(minutes / 1440)} days`;
}

function spelling(field: LogicalField): string {
  return FIELDS[field].spellings[0]!;
}
