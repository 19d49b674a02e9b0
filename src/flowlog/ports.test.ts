import { describe, expect, test } from '@jest/globals';
import list from './ports.json';
import { portName, portNames, serviceLabel } from './ports';

describe('the list of ports', () => {
  test('is in order, each port once, each with a name', () => {
    const ports = list.map(({ port }) => port);
    expect(ports).toEqual([...new Set(ports)].sort((a, b) => a - b));
    expect(ports.every((port) => port > 0 && port < 65536)).toBe(true);
    for (const entry of list) {
      expect(Object.values(entry).slice(1).join()).toMatch(/\w/);
    }
  });

  test.each([22, 23, 135, 139, 445, 1433, 1521, 2375, 2379, 3306, 3389, 5432, 5900, 6379, 9200, 10250, 11211, 27017])(
    'names the sensitive port %i',
    (port) => expect(portName(6, port)).toBeDefined(),
  );
});

test.each([
  [6, 443, 'HTTPS'],
  [17, 443, 'QUIC'],
  [6, 3389, 'RDP'],
  [17, 22, undefined],
  [6, 51515, undefined],
  [1, 443, undefined],
  [6, NaN, undefined],
])('protocol %i, port %i is %s', (protocol, port, name) => {
  expect(portName(protocol, port)).toBe(name);
});

test.each([
  [443, 'HTTPS / QUIC'],
  [53, 'DNS'],
  [22, 'SSH'],
  [40000, undefined],
])('port %i alone is %s', (port, names) => {
  expect(portNames(port)).toBe(names);
});

test.each([
  ['a known destination port', 6, 443, 51515, 'HTTPS'],
  ['both ports known: the destination wins', 6, 22, 443, 'SSH'],
  ['a known source port only', 6, 51515, 443, 'HTTPS reply'],
  ['a port clients take', 17, 51515, 40000, 'UDP/ephemeral'],
  ['any other port', 6, 12345, 40000, 'TCP/12345'],
  ['no source port told', 17, 53, undefined, 'DNS'],
  ['no port at all', 6, undefined, undefined, 'TCP'],
  ['a protocol without ports', 1, 0, 0, 'ICMP'],
  ['a protocol without a name', 253, undefined, undefined, '253'],
])('service by %s', (_why, protocol, dstport, srcport, label) => {
  expect(serviceLabel(protocol, dstport, srcport)).toBe(label);
});
