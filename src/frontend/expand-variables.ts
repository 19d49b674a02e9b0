/** Grafana's `replace`, with a function that formats each variable's value. */
export type Replace = (text: string, format: (value: string | string[]) => string) => string;

/**
 * A text as the list of texts it stands for: each value of a multi-value variable gives one, and several variables
 * give every combination.
 *
 *     '$src>ap-beijing', src = [ap-shanghai, ap-guangzhou]  ->  ['ap-shanghai>ap-beijing', 'ap-guangzhou>ap-beijing']
 *
 * A variable with nothing chosen gives an empty value, which the backend refuses by name: a filter never vanishes.
 */
export function expandVariables(text: string, replace: Replace): string[] {
  const lists: string[][] = [];
  replace(text, (value) => {
    lists.push(asList(value));
    return '';
  });
  return combinations(lists).map((choice) => {
    const next = choice.values();
    return replace(text, () => next.next().value ?? '');
  });
}

function asList(value: string | string[]): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.length === 0 ? [''] : list.map(String);
}

function combinations(lists: readonly string[][]): string[][] {
  return lists.reduce<string[][]>(
    (done, list) => done.flatMap((before) => list.map((value) => [...before, value])),
    [[]],
  );
}
