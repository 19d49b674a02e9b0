import { describe, expect, test } from '@jest/globals';
import { headersFrom } from './headers';

describe('headersFrom', () => {
  const headers = headersFrom({ 'http_X-Panel-Id': '4', FromAlert: 'true', Cookie: 'plain', http_cookie: 'forwarded' });

  test.each(['X-Panel-Id', 'x-panel-id', 'http_X-Panel-Id', 'HTTP_X-PANEL-ID'])('finds %s', (name) => {
    expect(headers.get(name)).toBe('4');
  });

  test('finds a header without prefix by either form', () => {
    expect(headers.get('fromalert')).toBe('true');
    expect(headers.get('http_FromAlert')).toBe('true');
  });

  test('a plain header wins over a forwarded one', () => {
    expect(headers.get('cookie')).toBe('plain');
  });

  test('an absent header is undefined', () => {
    expect(headers.get('X-Dashboard-Uid')).toBeUndefined();
  });
});
