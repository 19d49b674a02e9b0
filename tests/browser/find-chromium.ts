import { existsSync } from 'node:fs';

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
