/** What CCN flow logs tell of the incidents. */
import { expect } from '@jest/globals';
import { interfaceById } from '../../../../src/local-cls/traffic/inventory';
import { modelWithout, SPANS, truthOf } from './played-day';
import { type Case, is, minutesOf, pairIs, pairOf, sumOf, wasSeen } from './questions';

export const CCN_CASES: readonly Case[] = [
  {
    ...{ incident: 'backup', log: 'ccn', asks: 'which pair loses most, since when, how much', span: SPANS.backup },
    answer: async (truth, span, ask) => {
      const [worst] = await ask.top('ccn', span, { dimensions: ['pair'], rankBy: 'rejectedBytes' });
      expect(worst).toMatchObject({ srcregion: 'ap-shanghai', dstregion: 'ap-guangzhou' });
      const { offered, delivered, rejected } = truth.ccn[0]!;
      const told = await ask.measure(
        'ccn',
        truth,
        ['bytes', 'offeredBytes', 'rejectedBytes', 'rejectedPackets', 'lossPercent'],
        [pairIs(truth)],
      );
      expect(told).toMatchObject({
        bytes: delivered.bytes,
        offeredBytes: offered.bytes,
        rejectedBytes: rejected.bytes,
        rejectedPackets: rejected.packets,
      });
      expect(told.lossPercent).toBeCloseTo((100 * rejected.bytes) / offered.bytes, 6);
      expect(minutesOf(await ask.curve('ccn', span, 'rejectedBytes', [pairIs(truth)]), span)[0]).toBe(truth.from);
    },
  },
  {
    ...{ incident: 'bursts', log: 'ccn', asks: 'in which minutes packets are lost, and the peak', span: SPANS.bursts },
    answer: async (truth, span, ask) => {
      const [worst] = await ask.top('ccn', span, { dimensions: ['pair'], rankBy: 'rejectedBytes' });
      expect(worst).toMatchObject({ srcregion: 'ap-chengdu', dstregion: 'ap-singapore' });
      const ofMinute = Array.from({ length: span.to - span.from }, (_, k) => {
        const minute = { from: span.from + k, to: span.from + k + 1 };
        return truthOf('bursts', minute)?.ccn[0];
      });
      const filters = [pairIs(truth)];
      const rejected = ofMinute.map((one) => one?.rejected.bytes ?? 0);
      expect(rejected.filter((bytes) => bytes > 0)).toHaveLength(11);
      expect((await ask.curve('ccn', span, 'rejectedBytes', filters)).map(Number)).toEqual(rejected);
      const peak = (Math.max(...ofMinute.map((one) => one?.delivered.bytes ?? 0)) * 8) / 60;
      const told = await ask.measure('ccn', truth, ['peakBitsPerSecond', 'bitsPerSecond'], filters);
      expect(told.peakBitsPerSecond).toBeCloseTo(peak, 3);
      expect(told.bitsPerSecond! * 2).toBeLessThan(100e6);
    },
  },
  {
    ...{ incident: 'silence', log: 'ccn', asks: 'since when the pair is silent: 0, no gap', span: SPANS.silence },
    answer: async (truth, span, ask) => {
      const records = await ask.curve('ccn', span, 'records', [pairIs(truth)]);
      expect(truth.ccn).toEqual([]);
      expect(records.slice(truth.from - span.from, truth.to - span.from)).toEqual(Array(30).fill(0));
      expect(minutesOf(records, span).length).toBeGreaterThan(0);
      expect((await ask.measure('ccn', truth, ['bytes'], [pairIs(truth)])).bytes).toBe(0);
    },
  },
  {
    ...{ incident: 'horizontalScan', log: 'ccn', asks: 'who reaches most hosts', span: SPANS.horizontalScan },
    answer: async (truth, span, ask) => {
      const over = { dimensions: ['srcaddr'], rankBy: 'peers', filters: [is('dstport', 445)] };
      const [scanner] = await ask.top('ccn', span, over);
      expect(scanner).toMatchObject({ srcaddr: truth.who.sources![0] });
      expect(Number(scanner!.records)).toBe(pairOf(truth, 'ap-beijing').delivered.records);
      expect(Math.abs(Number(scanner!.peers) - 600)).toBeLessThan(60);
      expect(wasSeen(scanner!, truth)).toBe(true);
    },
  },
  {
    ...{ incident: 'verticalScan', log: 'ccn', asks: 'which two ends have most flows', span: SPANS.verticalScan },
    answer: async (truth, span, ask) => {
      const [prober] = await ask.top('ccn', span, { dimensions: ['addressPair'], rankBy: 'flows' });
      expect(prober).toMatchObject({ srcaddr: truth.who.sources![0], dstaddr: truth.who.destinations![0] });
      expect(Number(prober!.records)).toBe(pairOf(truth, 'ap-shanghai').delivered.records);
      expect(Math.abs(Number(prober!.flows) - 400)).toBeLessThan(40);
      expect(wasSeen(prober!, truth)).toBe(true);
    },
  },
  {
    ...{ incident: 'aclGap', log: 'ccn', asks: 'what its clients try in vain', span: SPANS.aclGap },
    answer: async (truth, _span, ask) => {
      const addresses = truth.who.interfaces!.flatMap((id) => interfaceById(id)!.addresses);
      const filters = [is('address', ...addresses), is('protocol', 'tcp'), is('action', 'ACCEPT', 'REJECT')];
      const { records } = await ask.measure('ccn', truth, ['records'], filters);
      expect(records).toBe(sumOf(truth.ccn.map(({ offered }) => offered.records)));
    },
  },
  {
    ...{ incident: 'failover', log: 'ccn', asks: 'where the traffic of a pair went', span: SPANS.failover },
    answer: async (truth, span, ask) => {
      const [from, to] = truth.who.pairs!;
      const usual = modelWithout('failover');
      const bytesOf = async ({ source, destination }: { source: string; destination: string }) => {
        const { bytes } = await ask.measure('ccn', truth, ['bytes'], [is('pair', `${source}>${destination}`)]);
        const minutes = Array.from({ length: truth.to - truth.from }, (_, k) => usual.minute(truth.from + k).truth);
        const expected = minutes.flat().filter((one) => one.srcregion === source && one.dstregion === destination);
        return bytes! - sumOf(expected.map(({ delivered }) => delivered.bytes));
      };
      const moved = pairOf(truth, 'ap-beijing').delivered.bytes;
      expect([await bytesOf(from!), await bytesOf(to!)]).toEqual([-moved, moved]);
      const rates = (await ask.curve('ccn', span, 'bitsPerSecond', [pairIs(truth)])).map(Number);
      const before = rates.slice(0, truth.from - span.from);
      expect(Math.max(...rates.slice(before.length))).toBeLessThan(0.6 * (sumOf(before) / before.length));
    },
  },
  {
    ...{ incident: 'tunnel', log: 'ccn', asks: 'between whom protocol 47 runs', span: SPANS.tunnel },
    answer: async (truth, span, ask) => {
      const two = { dimensions: ['addressPair'], filters: [is('protocol', 'gre')] };
      const rows = (await ask.top('ccn', span, two)).slice(0, 2);
      const [source, destination] = [truth.who.sources![0], truth.who.destinations![0]];
      expect(rows.map(({ srcaddr, dstaddr }) => [srcaddr, dstaddr])).toEqual([
        [source, destination],
        [destination, source],
      ]);
      expect(sumOf(rows.map(({ bytes }) => Number(bytes)))).toBe(sumOf(truth.ccn.map((one) => one.delivered.bytes)));
      expect(rows.every((row) => wasSeen(row, truth))).toBe(true);
    },
  },
  ...(['longSession', 'longReplication'] as const).map((incident): Case => ({
    ...{ incident, log: 'ccn', asks: 'what a connection of days moves in these minutes', span: SPANS.tunnel },
    answer: async (truth, span, ask) => {
      const { sources, destinations, destinationPorts } = truth.who;
      const filters = [is('address', sources![0]), is('address', destinations![0]), is('port', destinationPorts![0])];
      const told = await ask.measure('ccn', span, ['bytes', 'packets'], filters);
      const delivered = truth.ccn.map((one) => one.delivered);
      expect(told).toEqual({
        bytes: sumOf(delivered.map(({ bytes }) => bytes)),
        packets: sumOf(delivered.map(({ packets }) => packets)),
      });
      const rows = await ask.top('ccn', span, { dimensions: ['fiveTuple'], filters });
      expect(rows).toHaveLength(2);
    },
  })),
];
