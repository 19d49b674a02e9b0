import { describe } from '@jest/globals';
import { findChromium } from './find-chromium';

/** Where a missing browser is a failure rather than a reason to skip. */
const NEEDED = process.env.CI === 'true' || process.env.FLOWLENS_NEED_BROWSER === '1';

/** Tests of pages. Without a browser here they are left out, and their title says so; CI needs one. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (findChromium() !== undefined || NEEDED) {
    describe(name, tests);
  } else {
    describe.skip(`${name} (skipped: no Chromium here; set CHROMIUM to its path)`, tests);
  }
}
