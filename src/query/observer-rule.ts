/** Which of the records of a CCN flow counts: both of its regions may have recorded it. */
import { type Expression, sql } from '#language';
import { fieldText } from './compile-where';
import type { Absences, Heartbeat } from './heartbeat';
import type { FlowQuery, ObserverRule } from './model';
import type { SourceSchema } from './plan';
import { secondsOf, type Range } from './volume-expressions';

/** Stretches of silence one statement names; they share its 12,000 characters with filters and winners. */
const MAX_ABSENCES = 32;

export function observerRuleOf(query: Pick<FlowQuery, 'observer'>): ObserverRule {
  return query.observer ?? 'one';
}

/**
 * The records that count, as conditions that must all hold. Where a topic keeps both formats the same test leaves the
 * other format out. Without a heartbeat every source region is taken to deliver.
 */
export function whereObserver(
  query: FlowQuery,
  range: Range,
  source: SourceSchema,
  heartbeat: Heartbeat | undefined,
): Expression[] {
  const { schema } = source;
  if (query.log === 'eni') {
    return schema.formats.includes('ccn') ? [sql.isNotNull(sql.column(schema.countable('interface').key))] : [];
  }
  const observer = sql.column(schema.countable('observer').key);
  const isSource = sql.binary(observer, '=', sql.column(schema.countable('srcregion').key));
  const isDestination = sql.binary(observer, '=', sql.column(schema.countable('dstregion').key));
  switch (observerRuleOf(query)) {
    case 'egress':
      return [isSource];
    case 'ingress':
      return [isDestination];
    case 'asRecorded':
      return [sql.isNotNull(observer)];
    case 'one': {
      const absent = heartbeat && sourceAbsent(heartbeat, range, source);
      return [absent ? sql.cases([{ when: absent, then: isDestination }], isSource) : isSource];
    }
  }
}

/** Seconds in which a region was silent though the rule takes it to deliver: there are too many such stretches. */
export function overlookedSeconds(heartbeat: Heartbeat, range: Range): number {
  const seconds = (most: number) =>
    [...heartbeat.absences(range, most).values()]
      .flat()
      .reduce((sum, { fromSeconds, toSeconds }) => sum + toSeconds - fromSeconds, 0);
  return seconds(Infinity) - seconds(MAX_ABSENCES);
}

/** Whether the source region of a record delivered nothing at the record's time. */
function sourceAbsent(heartbeat: Heartbeat, range: Range, source: SourceSchema): Expression | undefined {
  const absences = heartbeat.absences(range, MAX_ABSENCES);
  const ofRegions = (regions: ReadonlySet<string> | readonly string[]) =>
    regionAbsent([...regions], absences, range, source);
  const coverage = [...heartbeat.coverage];
  const isAlike = coverage.every(([, regions]) => regions.size === heartbeat.observers.length);
  if (isAlike || source.schema.find('ccn')?.statistics !== true) {
    return ofRegions(heartbeat.observers);
  }
  const branches = coverage.map(([ccn, regions]) => ({
    when: sql.isIn(fieldText('ccn', source.schema), [sql.text(ccn)]),
    then: ofRegions(regions) ?? NEVER,
  }));
  return sql.cases(branches, ofRegions(heartbeat.observers) ?? NEVER);
}

const NEVER = sql.binary(sql.integer(1), '=', sql.integer(0));

function regionAbsent(
  recording: readonly string[],
  absences: Absences,
  range: Range,
  source: SourceSchema,
): Expression | undefined {
  const region = fieldText('srcregion', source.schema);
  const isAlwaysAway = ([first]: readonly Range[]) =>
    first !== undefined && first.fromSeconds <= range.fromSeconds && first.toSeconds >= range.toSeconds;
  const present = recording.filter((name) => !isAlwaysAway(absences.get(name) ?? [])).sort();
  const isStranger = present.length === 0 ? undefined : sql.negate(sql.isIn(region, present.map(sql.text)));
  const silent = present.flatMap((name) => {
    const spans = (absences.get(name) ?? []).map((span) => within(span, source));
    return spans.length === 0 ? [] : [sql.allOf([sql.isIn(region, [sql.text(name)]), sql.anyOf(spans)!])!];
  });
  return present.length === 0 ? sql.binary(sql.integer(1), '=', sql.integer(1)) : sql.anyOf([isStranger!, ...silent]);
}

function within({ fromSeconds, toSeconds }: Range, source: SourceSchema): Expression {
  const time = secondsOf(source);
  return sql.allOf([sql.binary(time, '>=', sql.integer(fromSeconds)), sql.binary(time, '<', sql.integer(toSeconds))])!;
}
