import { SWITCH_SETS } from '../src/local-cls/switches';

declare global {
  /** Set by the jest projects that run these tests once more on another set of switches. */
  var SWITCH_SET: keyof typeof SWITCH_SETS | undefined;
}

/** What the local CLS of these tests does on open points. */
export const SWITCHES = SWITCH_SETS[globalThis.SWITCH_SET ?? 'default'];
