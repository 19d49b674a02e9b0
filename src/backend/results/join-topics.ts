import { readRows } from './analysis-rows';
import { type Asked, type Asking, shortcomings } from './ask';
import type { FieldColumn } from './column-type';
import { freeName } from './free-name';

export interface JoinedTopics<Column> {
  columns: Column[];
  /** Those of them that tell where a row comes from: region, topic. */
  origins: Column[];
  rows: number;
  warnings: string[];
}

/** Rows of several topics one after another; with more than one, two columns tell where each row comes from. */
export function joinTopics<Column extends FieldColumn>(
  asked: readonly Asked[],
  asking: Pick<Asking, 'wholeOnly'>,
  newColumn: (name: string, prestoType: string) => Column,
): JoinedTopics<Column> {
  const columns = new Map<string, Column>();
  const counts: number[] = [];
  const warnings: string[] = [];
  let rows = 0;
  for (const one of asked) {
    const count = readRows(one.answer, rows, ({ Name, Type }) => {
      const column = columns.get(Name) ?? newColumn(Name, Type);
      columns.set(Name, column);
      return column;
    });
    counts.push(count);
    warnings.push(...shortcomings(one, count, asking));
    rows += count;
  }
  const origin = (part: 'region' | 'topic'): Column => {
    const column = newColumn(columns.has(part) ? freeName(`source_${part}`, [...columns.keys()]) : part, 'varchar');
    let row = 0;
    asked.forEach(({ request }, index) => {
      for (let last = row + counts[index]!; row < last; row++) {
        column.put(row, request.source[part]);
      }
    });
    return column;
  };
  const origins = asked.length > 1 ? [origin('region'), origin('topic')] : [];
  return { columns: [...columns.values(), ...origins], origins, rows, warnings };
}
