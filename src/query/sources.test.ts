import { describe, expect, test } from '@jest/globals';
import { defaultQuery } from './default-query';
import type { SourceRef } from './model';
import { chooseSources, type Source } from './sources';

const gz: Source = { region: 'ap-guangzhou', topic: 'a', format: 'ccn', ccn: 'ccn-1' };
const sh: Source = { region: 'ap-shanghai', topic: 'b', format: 'ccn' };
const eni: Source = { region: 'ap-shanghai', topic: 'e', format: 'eni' };
const choose = (...sources: SourceRef[]) => chooseSources({ ...defaultQuery('traffic'), sources }, [gz, sh, eni]);

describe('chooseSources', () => {
  test('a query that names none asks all that keep its log', () => {
    expect(choose()).toEqual([gz, sh]);
  });

  test('one that is named takes what the settings know of it; twice named it is asked once', () => {
    const unknown = { region: 'ap-tokyo', topic: 'x' };
    expect(choose({ region: gz.region, topic: 'a' }, unknown, { region: gz.region, topic: 'a' })).toEqual([
      gz,
      { ...unknown, format: 'mixed' },
    ]);
  });

  test('topics that all lie in other regions than the ones chosen are refused', () => {
    const wrong = { region: 'ap-tokyo', topic: 'a' };
    expect(() => choose(wrong, { region: 'ap-tokyo', topic: 'b' })).toThrow(
      'sources: no topic chosen lies in a region chosen: a lies in ap-guangzhou, not in ap-tokyo; choose that region',
    );
    // Beside one that can be asked, it is a topic that fails.
    expect(choose(wrong, { region: 'ap-shanghai', topic: 'b' })).toHaveLength(2);
  });
});
