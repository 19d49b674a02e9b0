import { type Edit, fillStatement } from '#language';
import { isMacro } from '#query';
import type { Replace } from './expand-variables';

/**
 * The edits that write Grafana's variables into a code query. Macros of ours stay for the backend, which expands them
 * for panels and alerts alike; a format such as `${name:csv}` and a custom "All" are put as their author wants them.
 */
export function codeEdits(text: string, replace: Replace): Edit[] {
  return fillStatement(text, (reference) => {
    if (isMacro(/\w+/.exec(reference)![0])) {
      return undefined;
    }
    let values: string[] | undefined;
    const written = replace(reference, (value) => {
      values = (Array.isArray(value) ? value : [value]).map(String);
      return '';
    });
    if (values !== undefined) {
      return values.length === 0 ? [''] : values;
    }
    return written === reference ? undefined : { written };
  });
}
