import type { Switches } from '../switches';

/** A list of results as the answer writes it when it is empty. */
export function emptyList<T>(list: T[], switches: Switches): T[] | null {
  return list.length === 0 && switches.emptyList === 'null' ? null : list;
}
