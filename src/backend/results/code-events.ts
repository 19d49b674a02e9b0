import { say } from '#wording';
import type { CellField, Frame } from '#plugin-sdk';
import { type CodeQuery, DEFAULT_COLUMN_ZONE, InvalidQueryError } from '#query';
import type { AnalysisCell } from './analysis-rows';
import { findTimeColumn, readTime } from './time-column';

interface Column extends CellField {
  /** As CLS gave them. */
  cells: readonly AnalysisCell[];
}

/**
 * Rows as events: columns named time, timeEnd, title, text, tags and id, in any case, are what Grafana reads. A column
 * of times that is named in the query counts as `time`. Without a row CLS may leave out even the columns. Throws InvalidQueryError without a time or anything to read.
 */
export function codeEvents(query: CodeQuery, columns: readonly Column[]): Frame {
  if (columns.every(({ cells }) => cells.length === 0)) {
    return { fields: [], meta: { dataTopic: 'annotations' } };
  }
  const time = findTimeColumn(query.timeColumn, [...columns]);
  const end = columns.find(({ name }) => name.toLowerCase() === 'timeend');
  const rest = columns.filter((column) => column !== time && column !== end);
  if (!rest.some(({ type }) => type === 'string')) {
    throw new InvalidQueryError('text', say('an annotation needs something to read: name a column of texts "text"'));
  }
  return {
    fields: [
      timesOf('time', time, query),
      ...(end === undefined ? [] : [timesOf('timeEnd', end, query), regionsOf(end)]),
      ...rest.map(({ cells: _, ...field }) => field),
    ],
    meta: { dataTopic: 'annotations' },
  };
}

function timesOf(name: string, { cells, name: column }: Column, query: CodeQuery): CellField {
  const zone = query.timeColumnZone ?? DEFAULT_COLUMN_ZONE;
  const values = cells.map((cell) => (cell === null ? null : readTime(cell, zone, column).ms));
  return { name, type: 'time', values };
}

function regionsOf({ cells }: Column): CellField {
  return { name: 'isRegion', type: 'boolean', values: cells.map((cell) => cell !== null) };
}
