import { cql, type Expression, printExpression, printSearch, sql } from '#language';
import { numberOf } from '../compile-where';
import { bucketOf } from '../volume-expressions';
import type { FieldMacro, MacroScope, TimeField } from './macro';

export const FIELD_MACROS: readonly FieldMacro[] = [
  {
    name: '__timeGroup',
    sql: ({ buckets, source }, field) =>
      inParentheses(printExpression(bucketOf(buckets, source, secondsOf(field, source)))),
  },
  {
    name: '__timeFilter',
    sql(scope, field, grouped) {
      const [from, to] = rangeOf(scope, grouped).map((seconds) => sql.integer(seconds));
      const time = secondsOf(field, scope.source);
      return inParentheses(printExpression(sql.allOf([sql.binary(time, '>=', from!), sql.binary(time, '<', to!)])!));
    },
    search(scope, field, grouped) {
      if (field === '__TIMESTAMP__') {
        return printSearch(cql.all);
      }
      const [from, to] = rangeOf(scope, grouped) as [number, number];
      const { key } = scope.source.schema.searchable(field);
      return inParentheses(printSearch(cql.and(cql.compare(key, '>=', from), cql.compare(key, '<', to))));
    },
  },
];

/** The range in seconds; with buckets from the border of the first to that of the last, as the builder counts. */
function rangeOf({ fromMs, toMs, buckets }: MacroScope, grouped: boolean): [number, number] {
  return grouped ? [buckets.fromSeconds, buckets.toSeconds] : [Math.ceil(fromMs / 1000), Math.ceil(toMs / 1000)];
}

function secondsOf(field: TimeField, { schema }: MacroScope['source']): Expression {
  return field === '__TIMESTAMP__'
    ? sql.binary(sql.column('__TIMESTAMP__'), '/', sql.integer(1000))
    : numberOf(schema.countable(field));
}

function inParentheses(text: string): string {
  return `(${text})`;
}
