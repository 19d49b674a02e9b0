import { constantValue } from '../tree';
import { type Argument } from './function-rule';

/** The text of a constant argument; undefined for everything else. */
export function constantText(argument: Argument | undefined): string | undefined {
  const value = constantValue(argument?.node);
  return value !== undefined && 'text' in value ? value.text : undefined;
}
