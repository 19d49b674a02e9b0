import { expect, test } from '@jest/globals';
import { serviceName } from './ports';
import { ICMP, TCP, UDP } from './protocols';

test.each([
  [TCP, 22, 'SSH'],
  [TCP, 443, 'HTTPS'],
  [UDP, 443, 'QUIC'],
  [TCP, 53, 'DNS'],
  [UDP, 53, 'DNS'],
  [TCP, 3389, 'RDP'],
  [TCP, 2380, 'etcd'],
  [UDP, 4789, 'VXLAN'],
  [TCP, 4789, undefined],
  [UDP, 22, undefined],
  [TCP, 49152, undefined],
  [ICMP, 22, undefined],
  [200, 443, undefined],
])('protocol %i, port %i: %s', (protocol, port, name) => {
  expect(serviceName(protocol, port)).toBe(name);
});
