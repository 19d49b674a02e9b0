import { describe, expect, test } from '@jest/globals';
import { lengthText, momentText } from './time-text';

const SECONDS = Date.UTC(2026, 2, 3, 11, 59) / 1000;

describe('a moment', () => {
  test.each([
    [undefined, undefined, /^Mar 3, 2026, 11:59.AM UTC$/],
    [undefined, 'Asia/Shanghai', /^Mar 3, 2026, 7:59.PM UTC\+8$/],
    [undefined, 'America/New_York', /^Mar 3, 2026, 6:59.AM UTC-5$/],
    [undefined, 'Asia/Kolkata', /^Mar 3, 2026, 5:29.PM UTC\+5:30$/],
    ['zh-Hans', 'Asia/Shanghai', /^2026.3.3. 19:59 UTC\+8$/],
  ] as const)('of locale %s in %s names its clock', (locale, timeZone, written) =>
    expect(momentText({ locale, timeZone }, SECONDS)).toMatch(written),
  );
});

test.each([
  [1440, '24 min'],
  [7200, '2 h'],
  [9000, '2 h 30 min'],
])('%i seconds last %s', (seconds, written) => expect(lengthText(seconds)).toBe(written));
