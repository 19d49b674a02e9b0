import { describe, expect, test } from '@jest/globals';
import { positionAt } from '#language';
import { compileCode } from './compile-code';
import { defaultQuery } from './default-query';
import type { CodeQuery } from './model';
import { resolveSchema } from './topic-schema';
import { writtenPlace } from './written-place';

const schema = resolveSchema('t', [{ key: 'start', type: 'long', tokenizer: '', statistics: true }], true);
const asked = { fromMs: 0, toMs: 3_600_000, intervalMs: 60_000 };

/** Where the word `nope` of a text is said to be when CLS finds it in what it was sent. */
function placeOfNope(text: string, over: Partial<CodeQuery> = {}) {
  const source = { region: 'ap-guangzhou', topic: 't', format: 'ccn' as const };
  const plan = compileCode({ ...(defaultQuery('code') as CodeQuery), ...over, text }, [{ source, schema }], asked);
  const request = plan.requests[0]!;
  const part = request.search.includes('nope') ? 'search' : 'sql';
  const sent = request[part]!;
  return writtenPlace(plan, request, part, positionAt(sent, sent.indexOf('nope')));
}

describe('a place that CLS counts in what it was sent', () => {
  test.each([
    '* | select nope',
    '*\n|\n  select\n  nope',
    '* | select $__timeGroup(start) as t, nope',
    '$__timeFilter(start) | select $__timeGroup(start) as t,\n$__interval_s, nope where $__timeFilter(start)',
    "log-status:OK | select '$$', '${__from:date}', nope",
    '  \n action:nope AND $__timeFilter(start)',
    '$__timeFilter(start) AND action:nope | select 1',
  ])('is told in the text as written: %j', (text) => {
    const { line, column } = positionAt(text, text.indexOf('nope'));
    expect(placeOfNope(text)).toEqual({ line, column });
  });

  test('inside a macro is where the macro stands', () => {
    const text = '* | select 1,\n $__timeGroup(start) as t';
    const plan = compileCode(
      { ...(defaultQuery('code') as CodeQuery), text },
      [{ source: { region: 'r', topic: 't', format: 'ccn' }, schema }],
      asked,
    );
    const request = plan.requests[0]!;
    const inMacro = positionAt(request.sql!, request.sql!.indexOf('%'));
    expect(writtenPlace(plan, request, 'sql', inMacro)).toEqual({ line: 2, column: 2 });
  });

  test('is unknown in a search that filters were added to', () => {
    const filters = [{ field: 'words' as const, operator: 'is' as const, values: ['x'] }];
    expect(placeOfNope('nope', { filters })).toBeUndefined();
    expect(placeOfNope('* | select nope', { filters })).toEqual({ line: 1, column: 12 });
  });
});
