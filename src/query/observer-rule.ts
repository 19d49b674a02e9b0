/** Which of the records of a CCN flow counts: both of its regions may have recorded it. */
import { type Expression, sql } from '#language';
import { fieldText } from './compile-where';
import type { Heartbeat } from './heartbeat';
import type { FlowQuery, ObserverRule } from './model';
import { silencesOf, type Silences } from './observer-silences';
import type { SourceSchema } from './plan';
import { inRange, type Range } from './volume-expressions';

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

/** Whether the source region of a record recorded nothing of the record's CCN at its time. */
function sourceAbsent(heartbeat: Heartbeat, range: Range, source: SourceSchema): Expression {
  const { whole, named } = silencesOf(heartbeat, range);
  const ofSome = source.schema.find('ccn')?.statistics === true ? named : [];
  return sql.anyOf([
    isStranger(whole, source),
    ...inSilence(whole, source),
    ...ofSome.map(({ ccns, silences }) =>
      sql.allOf([
        sql.isIn(fieldText('ccn', source.schema), ccns.map(sql.text)),
        sql.anyOf([
          ...(silences.size === whole.size ? [] : [isStranger(silences, source)]),
          ...inSilence(silences, source),
        ])!,
      ])!,
    ),
  ])!;
}

const ALWAYS = sql.binary(sql.integer(1), '=', sql.integer(1));

function isStranger(silences: Silences, { schema }: SourceSchema): Expression {
  const known = [...silences.keys()].map(sql.text);
  return known.length === 0 ? ALWAYS : sql.negate(sql.isIn(fieldText('srcregion', schema), known));
}

function inSilence(silences: Silences, source: SourceSchema): Expression[] {
  const region = fieldText('srcregion', source.schema);
  return [...silences]
    .filter(([, spans]) => spans.length > 0)
    .map(([name, spans]) =>
      sql.allOf([
        sql.isIn(region, [sql.text(name)]),
        sql.anyOf(spans.map((span) => sql.allOf(inRange(span, source))!))!,
      ])!,
    );
}
