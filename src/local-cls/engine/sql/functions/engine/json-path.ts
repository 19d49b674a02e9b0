import { type Json } from './json-text';

const STEP = /\.([\w:-]+|[^\x00-\x7f]+)|\[(\d+)\]|\[("|')((?:(?!\3)[^\\]|\\.)*)\3\]|\.("|')((?:(?!\5)[^\\]|\\.)*)\5/y;

/** `$.store.book[0].title` as the keys on the way. Throws for other forms, traversal of arrays among them. */
export function readPath(path: string): string[] {
  const steps: string[] = [];
  let place = path.startsWith('$') ? 1 : -1;
  while (place > 0 && place < path.length) {
    STEP.lastIndex = place;
    const found = STEP.exec(path);
    if (found === null) {
      place = -1;
      break;
    }
    steps.push(found[1] ?? found[2] ?? (found[4] ?? found[6]!).replace(/\\(.)/g, '$1'));
    place = STEP.lastIndex;
  }
  if (place < 0) {
    throw new Error(`Invalid JSON path: '${path}'`);
  }
  return steps;
}

/** What a path leads to; undefined: nothing. */
export function follow(json: Json | undefined, steps: readonly string[]): Json | undefined {
  let current = json;
  for (const step of steps) {
    if (current?.kind === 'object') {
      current = current.members.filter(([key]) => key === step).at(-1)?.[1];
    } else if (current?.kind === 'array' && /^\d+$/.test(step)) {
      current = current.items[Number(step)];
    } else {
      return undefined;
    }
  }
  return current;
}
