import { describe, expect, test } from '@jest/globals';
import { parseSearch } from '#language';
import type { TopicRecord } from '../store/topic-record';
import { highlighter } from './highlight-logs';

const column = (key: string, type: string, tokenizer: string) => ({ key, name: key, type, tokenizer });
const TOPIC = {
  index: { KeyValue: { CaseSensitive: false } },
  columns: [column('path', 'text', '/ '), column('action', 'text', ''), column('port', 'long', '')],
} as unknown as TopicRecord;
const JSON_TEXT = JSON.stringify({ path: '/var/Log/access.log', action: 'REJECT', port: '443', other: 'x' });

const marks = (search: string) => highlighter(parseSearch(search), TOPIC)(JSON_TEXT);

describe('highlights', () => {
  test.each<[string, Record<string, string[]>]>([
    ['action:reject', { action: ['REJECT'] }],
    ['path:log', { path: ['Log'] }],
    ['path:acc*', { path: ['access.log'] }],
    ['path:"var/log"', { path: ['var', 'Log'] }],
    ['port:443', { port: ['443'] }],
    ['action:REJECT AND port:443', { action: ['REJECT'], port: ['443'] }],
    ['action:ACCEPT OR port:443', { port: ['443'] }],
    ['path:(log OR var)', { path: ['Log', 'var'] }],
    ['path:log/nope OR action:REJECT', { action: ['REJECT'] }],
    ['NOT action:REJECT OR port:443', { port: ['443'] }],
    ['REJECT', {}],
    ['port>1', {}],
    ['action:*', {}],
    ['*', {}],
  ])('%s', (search, expected) => {
    expect(marks(search)).toEqual(Object.entries(expected).map(([Key, Values]) => ({ Key, Values })));
  });
});
