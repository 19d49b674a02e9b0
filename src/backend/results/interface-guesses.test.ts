import { describe, expect, test } from '@jest/globals';
import { guessColumns, icmpMessages, type InterfaceRecord } from './interface-guesses';

const of = (srcaddr: string, dstaddr: string, over: object = {}, topic = 't'): InterfaceRecord => ({
  record: { 'interface-id': 'eni-a', srcaddr, dstaddr, protocol: '6', srcport: '50001', dstport: '443', ...over },
  topic,
});
const ping = (dstport: string, topic = 't', srcport = '9') =>
  of('10.0.0.1', '10.0.0.2', { protocol: '1', srcport, dstport }, topic);

describe('ICMP messages of records', () => {
  test('are decoded where the topic shows any type', () => {
    const records = [ping('2048'), ping('0'), ping('0', 't', '0')];
    expect(records.map(icmpMessages(records))).toEqual(['echo request', 'echo reply', undefined]);
  });

  test('are not where every port of the topic is 0: the older form', () => {
    const records = [ping('0', 'old'), ping('2048', 'new')];
    expect(icmpMessages(records)(records[0]!)).toBeUndefined();
  });
});

describe('directions of records', () => {
  const own = Array.from({ length: 5 }, (_, peer) => of('10.0.0.1', `10.9.0.${peer}`));

  test('follow from the address in nearly all records of the interface', () => {
    const [direction] = guessColumns([...own, of('10.9.0.9', '10.0.0.1'), undefined], 'en-US');
    expect(direction).toMatchObject({ name: 'direction', values: ['out', 'out', 'out', 'out', 'out', 'in', null] });
    expect(direction!.config!.description).toMatch(/^A guess/);
  });

  test('are not guessed from a few records, nor where two addresses are as common', () => {
    expect(guessColumns(own.slice(0, 4), 'en-US')).toEqual([]);
    expect(guessColumns(Array(6).fill(own[0]), 'en-US')).toEqual([]);
  });
});
