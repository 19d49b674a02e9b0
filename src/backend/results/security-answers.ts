/**
 * Who seems to reach for many may only answer them: from one port, which is no client's, to targets that were let through
 * to that very port before or at the same time. A scan from such a port is missed where its targets have no service's port
 * and all of them answer at once.
 */
import { FOUND } from '#query';
import type { Asked } from './ask';
import { number, rowsOf } from './security-findings';
import type { Point } from './security-targets';

/** A service answers at least so many from one port; who asks takes another port for each. */
const LEAST_ANSWERED = 2;

/** Sources of whom some points may be answers. */
export function mayAnswer(points: readonly Point[]): boolean {
  return answeringPorts(points).size > 0;
}

/** The points of each source that are no answers. */
export function withoutAnswers(points: ReadonlyMap<string, Point[]>, asked: readonly Asked[]): Map<string, Point[]> {
  const since = readAsked(asked);
  return new Map(
    [...points].map(([key, ofKey]) => {
      const ports = answeringPorts(ofKey);
      const isAnswer = ({ target, fromPort, firstSeconds }: Point) =>
        ports.has(fromPort) && (since.get(identity(key, target, fromPort)) ?? Infinity) <= firstSeconds;
      return [key, ofKey.filter((point) => !isAnswer(point))];
    }),
  );
}

function answeringPorts(points: readonly Point[]): Set<number> {
  const targets = new Map<number, Set<string>>();
  for (const { fromPort, target } of points.filter((point) => point.fromPort > 0)) {
    targets.set(fromPort, (targets.get(fromPort) ?? new Set<string>()).add(target));
  }
  return new Set([...targets].flatMap(([port, reached]) => (reached.size >= LEAST_ANSWERED ? [port] : [])));
}

const identity = (key: string, target: string, port: number): string => JSON.stringify([key, target, port]);

/** The first second of those who asked, over all topics. */
function readAsked(asked: readonly Asked[]): Map<string, number> {
  const since = new Map<string, number>();
  for (const row of asked.flatMap(rowsOf)) {
    const one = identity(String(row[FOUND.key]), String(row[FOUND.target]), number(row, FOUND.fromPort));
    since.set(one, Math.min(since.get(one) ?? Infinity, number(row, FOUND.first)));
  }
  return since;
}
