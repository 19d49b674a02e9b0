import { say } from '#wording';
import type { Cell, Frame } from '#plugin-sdk';
import { checkSyntax, DEFAULT_COLUMN_ZONE, InvalidQueryError, type Plan } from '#query';
import { text } from '../texts/text';
import type { AnalysisCell } from './analysis-rows';
import { askAll, type Asking, inspection, type Result } from './ask';
import { codeEvents } from './code-events';
import { nameCode, withUnit } from './code-looks';
import { CellFieldColumn, newFieldColumn } from './column-type';
import { freeName } from './free-name';
import { joinTopics } from './join-topics';
import { placeRefusals } from './place-refusals';
import { answerRecords } from './records';
import { findTimeColumn, readTime, withTimes } from './time-column';

type CodePlan = Extract<Plan, { kind: 'code' }>;

/** A column as the frame shows it, and its cells as CLS gave them. */
type Column = ReturnType<CellFieldColumn['toField']> & { cells: AnalysisCell[] };

/** The user's own text: an SQL answer in the format asked for, or raw records where the text has no SELECT. */
export async function answerCode(plan: CodePlan, asked: Asking): Promise<Result> {
  const { query } = plan;
  const asking = placeRefusals(asked, plan);
  if (!plan.hasSql) {
    if (query.format === 'number') {
      // A slip in the text is often why the SELECT was not found.
      throw (
        checkSyntax(query.text) ??
        new InvalidQueryError('format', say('number needs a SELECT after the bar: search | SELECT ...'))
      );
    }
    return answerRecords({ ...query, requests: plan.requests }, asking);
  }
  if (query.format === 'logs') {
    throw new InvalidQueryError(
      'format',
      say('logs needs a search without SELECT; choose table, or remove the SQL part'),
    );
  }
  const { done, failures } = await askAll(asking, plan.requests);
  const rest = (rows: number, warnings: string[]) => ({
    meta: inspection(done),
    answer: { rows, warnings: [...failures, ...warnings] },
  });
  if (query.format === 'table') {
    const { columns, rows, warnings } = joinTopics(done, asking, newFieldColumn);
    const fields = columns.map((column) => withTimes(withUnit(column.toField(rows)), query.timeColumn));
    const { meta, answer } = rest(rows, warnings);
    const frame: Frame = { fields, meta: { ...meta, type: 'table', preferredVisualisationType: 'table' } };
    return { ...answer, frames: [frame], infos: plan.notices };
  }
  const joined = joinTopics(done, asking, (name, type) => new CellFieldColumn(name, type));
  const columns = joined.columns.map((column) => ({
    ...column.toField(joined.rows),
    cells: column.cells(joined.rows),
  }));
  const { meta, answer } = rest(joined.rows, joined.warnings);
  if (query.format === 'annotations') {
    const events = codeEvents(query, columns);
    return { ...answer, frames: [{ ...events, meta: { ...meta, ...events.meta } }], infos: plan.notices };
  }
  const shaped = shapedRows(plan, columns, joined.rows);
  const type = query.format === 'series' ? ('timeseries-multi' as const) : ('numeric-multi' as const);
  const typed = { type, typeVersion: [0, 1] as [number, number] };
  const named = nameCode(
    shaped.frames,
    joined.origins.map((column) => column.name),
    measureLabel(columns),
  );
  const frames: Frame[] = (named.length === 0 ? [{ fields: [] }] : named).map((frame, index) => ({
    ...frame,
    meta: index === 0 ? { ...meta, ...typed } : typed,
  }));
  return { ...answer, frames, infos: [...plan.notices, ...shaped.infos] };
}

/** Without a row nothing is shaped: CLS may leave out even the columns then. */
function shapedRows(plan: CodePlan, columns: Column[], rows: number): { frames: Frame[]; infos: string[] } {
  if (rows === 0) {
    return { frames: [], infos: [] };
  }
  return plan.query.format === 'series' ? seriesFrames(plan, columns, rows) : numberFrames(columns, rows);
}

/** One frame per number column and combination of texts, times ascending. */
function seriesFrames({ query }: CodePlan, columns: Column[], rows: number): { frames: Frame[]; infos: string[] } {
  const time = findTimeColumn(query.timeColumn, columns);
  const zone = query.timeColumnZone ?? DEFAULT_COLUMN_ZONE;
  const times = time.cells.map((cell) => readTime(cell, zone, time.name));
  const infos = times.some(({ zoneless }) => zoneless)
    ? [text(query.locale, 'code.zone', { column: time.name, zone })]
    : [];
  const order = [...times.keys()].sort((a, b) => times[a]!.ms - times[b]!.ms);
  const frames = labelled(
    columns.filter((column) => column !== time),
    rows,
    order,
  ).map(({ column, labels, at }) => {
    const ms = at.map((row) => times[row]!.ms);
    const repeated = ms.find((value, index) => index > 0 && value === ms[index - 1]);
    if (repeated !== undefined) {
      throw new InvalidQueryError(
        'text',
        say('two rows of one series have the time {{time}}; group by the time column and every text column', {
          time: new Date(repeated).toISOString(),
        }),
      );
    }
    return {
      fields: [
        { name: 'time', type: 'time' as const, values: ms },
        {
          name: column.name,
          type: column.type,
          values: at.map((row) => column.values[row] as Cell),
          labels,
        },
      ],
    };
  });
  return { frames, infos };
}

function numberFrames(columns: Column[], rows: number): { frames: Frame[]; infos: string[] } {
  const order = Array.from({ length: rows }, (_, row) => row);
  const frames = labelled(columns, rows, order).map(({ column, labels, at }) => {
    if (at.length > 1) {
      throw new InvalidQueryError(
        'text',
        say('{{number}} rows have the same texts, a number needs one row for each: group by them, or take one row', {
          number: at.length,
        }),
      );
    }
    const values = [column.values[at[0]!] as Cell];
    return { fields: [{ name: column.name, type: column.type, values, labels }] };
  });
  return { frames, infos: [] };
}

/** Splits rows by their texts: for each number column and each combination of texts, the rows that have it. */
function labelled(columns: Column[], rows: number, order: number[]) {
  const texts = textsOf(columns);
  const numbers = columns.filter(({ type }) => type === 'int64' || type === 'float64');
  if (numbers.length === 0 && rows > 0) {
    throw new InvalidQueryError('text', say('the answer has no number column to chart; cast one to bigint or double'));
  }
  const groups = new Map<string, number[]>();
  for (const row of order) {
    const key = JSON.stringify(texts.map(({ cells }) => String(cells[row] ?? '')));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return numbers.flatMap((column) =>
    [...groups].map(([key, at]) => {
      const values = JSON.parse(key) as string[];
      const labels: Record<string, string> = Object.fromEntries(texts.map(({ name }, index) => [name, values[index]!]));
      return { column, at, labels: numbers.length > 1 ? { ...labels, [measureLabel(columns)]: column.name } : labels };
    }),
  );
}

const textsOf = (columns: readonly Column[]) => columns.filter(({ type }) => type === 'string' || type === 'boolean');

/** The label that tells number columns apart: `measure`, unless a text column is called so. */
function measureLabel(columns: readonly Column[]): string {
  return freeName(
    'measure',
    textsOf(columns).map(({ name }) => name),
  );
}
