import { describe, expect, test } from '@jest/globals';
import { hasCookie, HOST_ENVIRONMENT, parseHandshake, printHandshake, type Address } from './handshake';

describe('handshake', () => {
  test.each<[Address, string]>([
    [{ network: 'unix', path: '/tmp/plugin-a/socket' }, '1|2|unix|/tmp/plugin-a/socket|grpc'],
    [{ network: 'tcp', port: 10001 }, '1|2|tcp|127.0.0.1:10001|grpc'],
  ])('%p reads back', (address, line) => {
    expect(printHandshake(address)).toBe(line);
    expect(parseHandshake(line)).toEqual(address);
  });

  test.each(['', 'hello', '1|2|unix|/tmp/s', '1|3|unix|/tmp/s|grpc', '1|2|unix||grpc', '1|2|tcp|127.0.0.1:x|grpc'])(
    'refuses %p',
    (line) => {
      expect(parseHandshake(line)).toBeUndefined();
    },
  );

  test('the cookie must be there and right', () => {
    expect(hasCookie(HOST_ENVIRONMENT)).toBe(true);
    expect(hasCookie({})).toBe(false);
    expect(hasCookie({ grafana_plugin_type: 'app' })).toBe(false);
  });
});
