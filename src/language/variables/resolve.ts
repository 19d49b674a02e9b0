/**
 * What a reference stands for: the values of a variable, text whose form its author chose (`${name:raw}`, a custom
 * "All"), or undefined where it is not to be touched.
 */
export type Resolve = (reference: string) => readonly string[] | { written: string } | undefined;

/** Every way to choose one of each list. */
export function combinations<Item>(lists: readonly (readonly Item[])[]): Item[][] {
  return lists.reduce<Item[][]>((done, list) => done.flatMap((before) => list.map((item) => [...before, item])), [[]]);
}

/** A value is text: neither a `$` nor brackets in it are a variable or a macro of a later stop. */
export function protectSigns(text: string): string {
  return text.replaceAll('$', '$$$$').replace(/\[\[(?=[A-Za-z_])/g, '$$[[');
}
