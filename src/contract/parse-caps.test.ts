import { describe, expect, test } from '@jest/globals';
import { parseSettings } from './parse-settings';

const caps = (...rows: unknown[]) => parseSettings({ caps: rows }).caps;

describe('bandwidth caps', () => {
  test('are of a pair of regions, or of all that leaves a region; of one CCN or of all', () => {
    const rows = [
      { ccn: 'ccn-1', from: 'ap-tokyo', to: 'ap-seoul', mbps: 50 },
      { from: 'ap-tokyo', mbps: 500 },
    ];
    expect(caps(...rows)).toEqual(rows);
    expect(caps({ ccn: ' ', from: ' ap-tokyo ', to: '', mbps: '20' })).toEqual([{ from: 'ap-tokyo', mbps: 20 }]);
    expect(parseSettings({}).caps).toEqual([]);
  });

  test.each([
    [[{ mbps: 1 }], /^Setting caps\[0\]\.from: choose the region/],
    [[{ from: 'a', mbps: 0 }], /^Setting caps\[0\]\.mbps: expected a whole number from 1 to 1000000, got 0/],
    [[{ from: 'a' }], /^Setting caps\[0\]\.mbps: /],
    [
      [
        { from: 'a', to: 'b', mbps: 1 },
        { from: 'a', to: 'b', mbps: 2 },
      ],
      /^Setting caps\[1\]: the same CCN and regions/,
    ],
  ])('%j is refused', (rows, message) => {
    expect(() => caps(...rows)).toThrow(message);
  });
});
