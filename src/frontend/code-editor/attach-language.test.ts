import { describe, expect, test } from '@jest/globals';
import type { Monaco, MonacoEditor } from '@grafana/ui';
import type { ValuesRequest } from '#contract';
import type { SavedQuery } from '../saved-query';
import { provideCompletions } from './attach-language';
import { TopicValues } from './topic-values';

type Provider = Parameters<Monaco['languages']['registerCompletionItemProvider']>[1];

const QUERY = { log: 'ccn' as const };
const HOUR_MS = 3_600_000;

/** A statement being written, and what Monaco asks for: `complete(text)` with the caret at its end. */
function write(values: (asked: ValuesRequest) => Promise<{ value: string; text: string }[]>) {
  const calls: ValuesRequest[] = [];
  const topics = new TopicValues({
    applyTemplateVariables: (query: SavedQuery) => query,
    values: async (asked) => {
      calls.push(asked);
      const found = await values(asked);
      return { values: found, total: found.length, warnings: [] };
    },
  });
  let provider: Provider | undefined;
  let text = '';
  const model = {
    getValue: () => text,
    getOffsetAt: () => text.length,
    getPositionAt: (offset: number) => ({ lineNumber: 1, column: offset + 1 }),
  };
  const monaco = {
    Range: class {},
    languages: {
      CompletionItemKind: {},
      registerCompletionItemProvider: (_id: string, given: Provider) => {
        provider = given;
        return { dispose() {} };
      },
    },
  } as unknown as Monaco;
  provideCompletions(monaco, { getModel: () => model } as unknown as MonacoEditor, () => ({
    fields: [],
    valuesOf: (key) => topics.of(key, { query: QUERY, fromMs: 0, toMs: 6 * HOUR_MS - 1 }),
  }));
  return {
    calls,
    async complete(next: string) {
      text = next;
      const [position, context, token] = [{ lineNumber: 1, column: next.length + 1 }, {}, {}];
      const list = await provider!.provideCompletionItems(
        model as never,
        position as never,
        context as never,
        token as never,
      );
      return list!.suggestions.map(({ insertText }) => insertText);
    },
  };
}

const listed = (...values: string[]) => values.map((value) => ({ value, text: value }));

describe('values of the topics', () => {
  test('are offered behind a field, and asked once for all key strokes and places', async () => {
    const { calls, complete } = write(() => Promise.resolve(listed('10.0.0.1', '2001:db8::1')));
    const typed = 'srcaddr:10.0.0';
    for (let end = 1; end <= typed.length; end++) {
      await complete(typed.slice(0, end));
    }
    expect(await complete('srcaddr:')).toEqual(['10.0.0.1', '"2001:db8::1"']);
    expect(await complete('srcaddr:"')).toEqual(['10.0.0.1', '2001:db8::1']);
    expect(await complete("* | select 1 where srcaddr = '")).toEqual(['10.0.0.1', '2001:db8::1']);
    expect(calls).toEqual([{ log: 'ccn', of: 'srcaddr', fromMs: 5 * HOUR_MS, toMs: 6 * HOUR_MS, limit: 100 }]);
  });

  test('stand before those that are known anyway', async () => {
    const { complete } = write(() => Promise.resolve(listed('132', '6')));
    const offered = await complete('protocol:');
    expect(offered.slice(0, 3)).toEqual(['132', '6', '17']);
    expect(new Set(offered).size).toBe(offered.length);
  });

  test('that cannot be had leave those that are known, and are not asked again for every key', async () => {
    const { calls, complete } = write(() => Promise.reject(new Error('CLS is away')));
    expect(await complete('action:')).toEqual(['ACCEPT', 'REJECT']);
    expect(await complete('action:A')).toEqual(['ACCEPT', 'REJECT']);
    expect(calls).toHaveLength(1);
  });

  test('are not asked of fields without a list, nor elsewhere', async () => {
    const { calls, complete } = write(() => Promise.resolve(listed('1')));
    expect(await complete('bytes:')).toEqual([]);
    expect(await complete('nonsense:')).toEqual([]);
    await complete("* | select 'srcaddr");
    await complete('srcaddr');
    expect(calls).toEqual([]);
  });

  test('are asked again for another time', async () => {
    const calls: ValuesRequest[] = [];
    const topics = new TopicValues({
      applyTemplateVariables: (query: SavedQuery) => query,
      values: (asked) => {
        calls.push(asked);
        return Promise.resolve({ values: [], total: 0, warnings: [] });
      },
    });
    const sources = [{ region: 'ap-guangzhou', topic: 't' }];
    for (const toMs of [600_000, 600_000, 660_000]) {
      await topics.of('DSTPORT', { query: { log: 'ccn', sources }, fromMs: 0, toMs });
    }
    expect(calls.map(({ toMs }) => toMs)).toEqual([600_000, 660_000]);
    expect(calls[0]).toMatchObject({ of: 'dstport', sources, fromMs: 0 });
  });
});
