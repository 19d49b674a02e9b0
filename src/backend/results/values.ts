import { MAX_VALUES, type Plan, VALUES } from '#query';
import { text } from '../texts/text';
import { addExact, compareExact, readAnalysis, readNamed, toInteger } from './analysis-rows';
import { type Asked, askAll, type Asking, inspection, type Result, shortcomings } from './ask';
import { askSliced } from './ask-slices';
import { listFrame } from './list-frame';
import { placeRefusals } from './place-refusals';
import { nameValues } from './value-names';

type ValuesPlan = Extract<Plan, { kind: 'values' }>;

/** The values of a field, commonest first, or the first column of the user's own statement in its own order. */
export async function answerValues(plan: ValuesPlan, asking: Asking): Promise<Result> {
  const { query, code } = plan;
  const { asked, failures } = await askPlan(plan, asking);
  const found = code ? firstColumn(asked) : commonest(asked);
  const values = found.slice(0, MAX_VALUES);
  const isCut = found.length > values.length || asked.some(isFull);
  const rows = asked.reduce((sum, one) => sum + countRows(one), 0);
  const listed = code ? values.map((value) => ({ value, text: value })) : nameValues(query.of, values, asking.naming);
  return {
    frames: [{ ...listFrame(listed), meta: inspection(asked) }],
    rows,
    warnings: [
      ...new Set(failures),
      ...asked.flatMap((one) => shortcomings(one, 0, asking)),
      ...(isCut ? [text(query.locale, 'values.cut', { most: MAX_VALUES })] : []),
    ],
    infos: plan.notices,
  };
}

async function askPlan({ listed, code }: ValuesPlan, asking: Asking): Promise<{ asked: Asked[]; failures: string[] }> {
  if (code) {
    const { done, failures } = await askAll(placeRefusals(asking, code), code.requests);
    return { asked: done, failures };
  }
  const { done, failures } = await askSliced(asking, listed);
  return { asked: done.flatMap(({ asked }) => asked), failures };
}

const countRows = ({ answer }: Asked): number => answer.AnalysisRecords?.length ?? answer.AnalysisResults?.length ?? 0;
const isFull = (one: Asked): boolean => countRows(one) >= MAX_VALUES;

/** Over topics, sides and pieces of time. What stands for a missing value is none. */
function commonest(asked: readonly Asked[]): string[] {
  const counts = new Map<string, number | bigint>();
  for (const { answer } of asked) {
    const { columns, rows } = readNamed(answer);
    const [values, records] = [columns(VALUES.value), columns(VALUES.records)];
    for (let row = 0; row < rows; row++) {
      const value = String(values[row] ?? '');
      if (!value.split(' ').some(isMissing)) {
        counts.set(value, addExact(counts.get(value) ?? 0, toInteger(records[row])));
      }
    }
  }
  return [...counts]
    .sort(([a, left], [b, right]) => compareExact(right, left) || (a < b ? -1 : 1))
    .map(([value]) => value);
}

const isMissing = (part: string): boolean => ['', '-', '-1'].includes(part);

function firstColumn(asked: readonly Asked[]): string[] {
  const cells = asked.flatMap(({ answer }) => readAnalysis(answer).columns[0] ?? []);
  return [...new Set(cells.flatMap((cell) => (cell === null || cell === '' ? [] : [String(cell)])))];
}
