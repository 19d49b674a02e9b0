import { expect, test } from '@jest/globals';
import { consoleLink } from './console-link';

test('consoleLink names region, topic, times and the statement, as the CLS documents have them', () => {
  const source = { region: 'ap-guangzhou', topic: '6a2c7f3e-t1', format: 'ccn' as const };
  const [fromMs, toMs] = [Date.UTC(2021, 6, 15, 2), Date.UTC(2021, 6, 15, 4, 30, 0, 5)];
  const url = consoleLink({ source, fromMs, toMs, search: 'action:"REJECT" AND note:"???>>>"', sql: 'select 1' });
  expect(url).toMatch(/^https:\/\/console\.cloud\.tencent\.com\/cls\/search\?[\w.:,=&-]+$/);
  const { queryBase64, ...rest } = Object.fromEntries(new URL(url).searchParams);
  expect(rest).toEqual({
    ...{ region: 'ap-guangzhou', topic_id: '6a2c7f3e-t1' },
    time: '2021-07-15T10:00:00.000,2021-07-15T12:30:00.005',
  });
  expect(Buffer.from(queryBase64!, 'base64url').toString()).toBe('action:"REJECT" AND note:"???>>>" | select 1');
});
