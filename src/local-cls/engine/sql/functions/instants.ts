import { type SqlType } from '../sql-type';
import { callNode, type SqlNode, textNode } from '../tree';
import { type Argument } from './function-rule';
import { zoneOf } from './zones';

const isWhole = (type: SqlType) => type === 'bigint' || type === 'integer';

/** A time as the wall clock shows it: of its own zone, else UTC. Epoch milliseconds are understood as a time, as CLS does. */
export function wallTime({ node, type }: Argument): SqlNode {
  const zone = zoneOf(type);
  return zone !== undefined
    ? callNode('timezone', textNode(zone), node)
    : isWhole(type)
      ? callNode('epoch_ms', node)
      : node;
}

/** The same on the clock of UTC, so that times of different zones can be compared. */
export function utcTime({ node, type }: Argument): SqlNode {
  return zoneOf(type) === undefined ? wallTime({ node, type }) : callNode('timezone', textNode('UTC'), node);
}

/** A change of the wall clock; the result has the type of the time. */
export function onWallClock(time: Argument, change: (wall: SqlNode) => SqlNode): SqlNode {
  const zone = zoneOf(time.type);
  const changed = change(wallTime(time));
  return zone === undefined ? changed : callNode('timezone', textNode(zone), changed);
}

/** The type that a change of a time has. */
export function changedType(type: SqlType): SqlType {
  return zoneOf(type) !== undefined || type === 'date' ? type : 'timestamp';
}

export function epochMs({ node, type }: Argument): SqlNode {
  return isWhole(type) ? node : callNode('epoch_ms', node);
}
