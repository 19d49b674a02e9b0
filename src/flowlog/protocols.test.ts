import { describe, expect, test } from '@jest/globals';
import { protocolName, protocolNumber } from './protocols';

describe('a protocol', () => {
  test.each([
    [0, 'HOPOPT'],
    [1, 'ICMP'],
    [2, 'IGMP'],
    [4, 'IPv4-in-IP'],
    [6, 'TCP'],
    [17, 'UDP'],
    [27, 'RDP'],
    [33, 'DCCP'],
    [41, 'IPv6-in-IPv4'],
    [46, 'RSVP'],
    [47, 'GRE'],
    [50, 'ESP'],
    [51, 'AH'],
    [58, 'ICMPv6'],
    [59, 'IPv6-NoNxt'],
    [69, 'SAT-MON'],
    [88, 'EIGRP'],
    [89, 'OSPF'],
    [94, 'IPIP'],
    [97, 'EtherIP'],
    [103, 'PIM'],
    [108, 'IPComp'],
    [112, 'VRRP'],
    [115, 'L2TP'],
    [124, 'ISIS over IPv4'],
    [132, 'SCTP'],
    [136, 'UDPLite'],
    [137, 'MPLS-in-IP'],
    [139, 'HIP'],
    [143, 'Ethernet'],
    [147, 'BIT-EMU'],
    [61, '61'],
    [253, '253'],
  ])('%i is called %s', (number, name) => {
    expect(protocolName(number)).toBe(name);
    expect(protocolNumber(name)).toBe(number);
  });

  test('has names and numbers that lead to each other', () => {
    const numbers = Array.from({ length: 256 }, (_, number) => number);
    expect(numbers.map((number) => protocolNumber(protocolName(number)))).toEqual(numbers);
    expect(numbers.filter((number) => protocolName(number) !== String(number))).toHaveLength(143);
  });

  test.each([
    [' tcp ', 6],
    ['Udp', 17],
    ['ipv6-icmp', 58],
    ['icmpv6', 58],
    ['ospfigp', 89],
    ['3PC', 34],
    ['006', 6],
    ['255', 255],
    ['256', undefined],
    [256, undefined],
    [-1, undefined],
    [1.5, undefined],
    ['', undefined],
    ['-', undefined],
    ['http', undefined],
  ])('%j is read as %s', (text, number) => {
    expect(protocolNumber(text)).toBe(number);
  });
});
