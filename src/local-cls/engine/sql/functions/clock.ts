import { callNode, castNode, operatorNode, type SqlNode, textNode } from '../tree';
import { type FunctionRule, type FunctionTable } from './function-rule';
import { SESSION_ZONE } from './zones';

const NOW = callNode('now');
const WALL = callNode('timezone', textNode(SESSION_ZONE), NOW);

/** `HH:MM:SS.mmm`, as CLS prints a time of day. */
const TIME = callNode('strftime', WALL, textNode('%H:%M:%S.%g'));

const clock = (returns: string, node: SqlNode): FunctionRule => ({ args: [], returns, replace: () => node });

/** The time of the statement in the session's zone. All but `now` and `current_timezone` stand without parentheses. */
export const CLOCK: FunctionTable = {
  now: clock('timestamp with time zone', NOW),
  current_timestamp: clock('timestamp with time zone', NOW),
  localtimestamp: clock('timestamp', WALL),
  current_date: clock('date', castNode(WALL, 'DATE')),
  localtime: clock('time', TIME),
  current_time: clock('time with time zone', operatorNode('||', TIME, textNode('+08:00'))),
  current_timezone: clock('varchar', textNode(SESSION_ZONE)),
};
