import { type NamedNetwork, parseName } from '#contract';
import { InvalidQueryError } from '#query';

/** What is wrong with a row: its network, its name, or that an earlier row names the same network. */
export type NameProblem = 'network' | 'name' | 'ccn' | 'twice';

/** Rows that the backend would refuse, by index. */
export function nameProblems(names: readonly NamedNetwork[]): Map<number, NameProblem> {
  const problems = new Map<number, NameProblem>();
  const known = new Set<string>();
  names.forEach((row, index) => {
    const read = readRow(row);
    if (typeof read === 'string') {
      problems.set(index, read);
      return;
    }
    const key = `${read.network} ${read.ccn ?? ''}`;
    if (known.has(key)) {
      problems.set(index, 'twice');
    }
    known.add(key);
  });
  return problems;
}

function readRow(row: NamedNetwork): NamedNetwork | NameProblem {
  try {
    return parseName(row, 'row');
  } catch (error) {
    if (error instanceof InvalidQueryError) {
      return error.field === 'row.name' ? 'name' : error.field === 'row.ccn' ? 'ccn' : 'network';
    }
    throw error;
  }
}
