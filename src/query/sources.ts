import { say } from '#wording';
import type { LogFormat } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { FlowQuery, SourceRef } from './model';

/** A topic to ask. `mixed`: records of both formats lie in it and are told apart one by one. */
export interface Source {
  region: string;
  topic: string;
  format: LogFormat | 'mixed';
  /** The CCN whose traffic the topic keeps, where it is known. */
  ccn?: string;
}

/** The log that is asked about where nobody said which. */
export function usualLog(sources: readonly Source[]): LogFormat {
  return sources.length > 0 && sources.every(({ format }) => format === 'eni') ? 'eni' : 'ccn';
}

/** Whether a topic of this format keeps records of the log. */
export const fitsLog = (log: LogFormat, format: Source['format']): boolean => format === log || format === 'mixed';

/** Reachability asks CCN topics as well: their limiter may be what keeps two ends apart. */
const fits = (query: FlowQuery, source: Source): boolean =>
  query.kind === 'reachability' || fitsLog(query.log, source.format);

/**
 * The topics a query is put to: those it names, else every configured one whose format fits. Each topic once,
 * however often it is named, or its records would count twice.
 */
export function chooseSources(query: FlowQuery, configured: readonly Source[]): Source[] {
  refuseElsewhere(query.sources ?? [], configured);
  const named = query.sources?.map(
    ({ region, topic }): Source =>
      configured.find((source) => source.region === region && source.topic === topic) ?? {
        region,
        topic,
        format: 'mixed',
      },
  );
  const chosen = named?.length ? named : configured.filter((source) => fits(query, source));
  if (!chosen.some((source) => named?.length || fitsLog(query.log, source.format))) {
    throw new InvalidQueryError(
      'sources',
      configured.length === 0
        ? say('the data source has no topics yet: add them in its settings')
        : say(
            'no topic of the data source keeps {{log}} flow logs: add one in its settings or ask about the other log',
            { log: query.log === 'ccn' ? 'CCN' : 'ENI' },
          ),
    );
  }
  return [...new Map(chosen.map((source) => [`${source.region}/${source.topic}`, source])).values()];
}

/** A topic lies in one region; the settings know which. */
function refuseElsewhere(named: readonly SourceRef[], configured: readonly Source[]): void {
  const homes = named.map(({ region, topic }) => {
    const same = configured.filter((source) => source.topic === topic);
    return same.some((source) => source.region === region) ? undefined : same[0]?.region;
  });
  if (named.length > 0 && !homes.includes(undefined)) {
    const { region, topic } = named[0]!;
    throw new InvalidQueryError(
      'sources',
      say(
        'no topic chosen lies in a region chosen: {{topic}} lies in {{home}}, not in {{region}}; choose that region',
        { topic, home: homes[0]!, region },
      ),
    );
  }
}
