import { describe, expect, test } from '@jest/globals';
import { parseQuery } from './parse-query';

const read = (over: object) => parseQuery({ kind: 'security', ...over });

describe('a security query', () => {
  test('begins with the classic thresholds and lists', () => {
    expect(read({})).toMatchObject({
      check: 'horizontalScan',
      format: 'table',
      stepSeconds: 300,
      probePackets: 3,
      protocols: [1, 6, 17, 58],
      allow: [],
    });
    expect(read({})).not.toHaveProperty('threshold');
    expect(read({ threshold: '' })).not.toHaveProperty('threshold');
  });

  test('reads addresses, networks and protocols in their usual form', () => {
    const addresses = ['203.0.113.66', '10.1.2.3/16', '2001:DB8:BAD:0:0:0:0:1', '2001:db8:bad::/48'];
    expect(read({ check: 'givenAddresses', addresses, protocols: ['gre', 6] })).toMatchObject({
      addresses: ['203.0.113.66', '10.1.0.0/16', '2001:db8:bad::1', '2001:db8:bad::/48'],
      protocols: [47, 6],
    });
  });

  test.each([
    [{ check: 'portScan' }, /^check: /],
    [{ threshold: 1 }, /^threshold: /],
    [{ stepSeconds: 30 }, /^stepSeconds: /],
    [{ ports: [22, 70000] }, /^ports\[1\]: /],
    [{ protocols: ['tpc'] }, /^protocols\[0\]: .*not a protocol/],
    [{ addresses: ['10.1.2'] }, /^addresses\[0\]: .*neither an address nor a network/],
    [{ addresses: ['10.0.0.1', '$bad'] }, /^addresses\[1\]: .*variable/],
    [{ allow: ['2001:db8::/33'] }, /^allow\[0\]: .*multiple of 16/],
  ])('refuses %j by name', (over, message) => {
    expect(() => read(over)).toThrow(message);
  });
});
