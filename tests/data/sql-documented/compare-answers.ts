import type { SearchLogResponse } from '#cls';

/** Cells of every row, in order of the columns. */
export function cellsOf({ Columns, AnalysisRecords }: SearchLogResponse): unknown[][] {
  return AnalysisRecords!.map((record) => {
    const cells = JSON.parse(record) as Record<string, unknown>;
    return Columns!.map(({ Name }) => cells[Name]);
  });
}

/** Puts rows in the order in which they can be compared: their own where the statement orders its answer. */
export function inAnswerOrder(sql: string): (rows: readonly unknown[]) => readonly unknown[] {
  return /order by/i.test(outside(sql)) ? (rows) => rows : sorted;
}

const sorted = (rows: readonly unknown[]) => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** A statement without its sub-queries, whose order says nothing about the answer's. */
function outside(sql: string): string {
  const without = sql.replace(/\([^()]*\)/g, '');
  return without === sql ? sql : outside(without);
}
