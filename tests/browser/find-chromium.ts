import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine: what CHROMIUM names, else one of the usual places. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  return named || PLACES.find(existsSync);
}

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
