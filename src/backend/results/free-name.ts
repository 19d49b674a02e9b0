/** The name itself, or where it is taken the first free one: `measure`, `measure_2`, `measure_3`. */
export function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let count = 2; taken.includes(free); count++) {
    free = `${name}_${count}`;
  }
  return free;
}
