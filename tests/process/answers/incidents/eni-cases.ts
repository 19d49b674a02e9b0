/** What flow logs of interfaces tell of the incidents. */
import { expect } from '@jest/globals';
import { batchRows } from '../../../../src/local-cls/traffic/batch-rows';
import { ENI_RECORDING } from '../../../../src/local-cls/traffic/demo-recordings';
import { modelWithout, SPANS } from './played-day';
import { type Case, is, numbersOf, sumOf, wasSeen } from './questions';

export const ENI_CASES: readonly Case[] = [
  {
    ...{ incident: 'horizontalScan', log: 'eni', asks: 'whose attempts are refused', span: SPANS.horizontalScan },
    answer: async (truth, span, ask) => {
      const over = { dimensions: ['srcaddr', 'dstport'], rankBy: 'rejectedPackets' };
      const [scanner] = await ask.top('eni', span, { ...over, filters: [is('dstport', 445)] });
      expect(scanner).toMatchObject({ srcaddr: truth.who.sources![0], dstport: '445' });
      expect(Number(scanner!.rejectedPackets)).toBe(truth.eni.rejected.packets);
      expect(Number(scanner!.rejectedBytes)).toBe(truth.eni.rejected.bytes);
    },
  },
  {
    ...{ incident: 'verticalScan', log: 'eni', asks: 'how much of it was refused', span: SPANS.verticalScan },
    answer: async ({ who, eni }, span, ask) => {
      const filters = [is('srcaddr', who.sources![0]), is('dstaddr', who.destinations![0])];
      const told = await ask.measure('eni', span, ['rejectedRecords', 'rejectedBytes'], filters);
      expect(told).toEqual({ rejectedRecords: eni.rejected.records, rejectedBytes: eni.rejected.bytes });
    },
  },
  {
    ...{ incident: 'aclGap', log: 'eni', asks: 'which interfaces refuse, since when, how much', span: SPANS.aclGap },
    answer: async (truth, span, ask) => {
      const { interfaces, protocol } = truth.who;
      const worst = await ask.top('eni', truth, { dimensions: ['interface'], rankBy: 'rejectedPackets' });
      worst.slice(0, 3).forEach((row) => expect(interfaces).toContain(row.interface));
      const filters = [is('interface', ...interfaces!), is('protocol', protocol)];
      const told = await ask.measure('eni', span, ['rejectedBytes', 'rejectedPackets', 'rejectedRecords'], filters);
      expect(told).toEqual({
        rejectedBytes: truth.eni.rejected.bytes,
        rejectedPackets: truth.eni.rejected.packets,
        rejectedRecords: truth.eni.rejected.records,
      });
      const refused = await ask.curve('eni', span, 'rejectedPackets', filters);
      expect(refused.map((value) => Number(value) > 0)).toEqual([false, false, true, true, true]);
    },
  },
  {
    ...{ incident: 'storm', log: 'eni', asks: 'who sends most packets, of what size', span: SPANS.storm },
    answer: async (truth, span, ask) => {
      const { interfaces, protocol, destinationPorts, sources } = truth.who;
      const [sender] = await ask.top('eni', span, { dimensions: ['srcaddr'], rankBy: 'packets' });
      expect(sender).toMatchObject({ srcaddr: sources![0] });
      const filters = [is('interface', ...interfaces!), is('protocol', protocol), is('dstport', ...destinationPorts!)];
      const told = await ask.measure('eni', truth, ['packets', 'packetsPerSecond', 'meanPacketSize'], filters);
      expect(told).toEqual({ packets: truth.eni.accepted.packets, packetsPerSecond: 300_000, meanPacketSize: 64 });
      const rates = await ask.curve('eni', span, 'packetsPerSecond', filters);
      expect(rates).toEqual([0, 300_000, 300_000, 0]);
    },
  },
  {
    ...{ incident: 'badAddress', log: 'eni', asks: 'who spoke with a listed address, when', span: SPANS.badAddress },
    answer: async (truth, span, ask) => {
      const filters = [is('address', truth.who.destinations![0])];
      const rows = await ask.top('eni', span, { dimensions: ['interface', 'addressPair'], filters });
      expect(rows.map((row) => row.interface)).toEqual([truth.who.interfaces![0], truth.who.interfaces![0]]);
      expect(sumOf(rows.map(({ bytes }) => Number(bytes)))).toBe(truth.eni.accepted.bytes);
      expect(rows.every((row) => wasSeen(row, truth))).toBe(true);
    },
  },
  {
    ...{ incident: 'skipData', log: 'eni', asks: 'how much is missing, and that it is', span: SPANS.skipData },
    answer: async (truth, span, ask) => {
      const filters = [is('interface', ...truth.who.interfaces!), is('action', 'ACCEPT', 'REJECT')];
      const query = { kind: 'traffic', log: 'eni', format: 'number', splitBy: [], measures: ['records'], filters };
      const [frame] = await ask.frames(query, span);
      const whole = batchRows(modelWithout('skipData').recordsOf(ENI_RECORDING, span.from, span.to)).filter(
        (row) => row['log-status'] === 'OK' && truth.who.interfaces!.includes(String(row['interface-id'])),
      );
      expect(truth.lost.records).toBeGreaterThan(0);
      expect(numbersOf(frame!, 'records')[0]).toBe(whole.length - truth.lost.records);
      expect(frame!.meta!.notices![0]!.text).toMatch(/\d+ windows? (is|are) marked SKIPDATA: .* lower bounds/);
    },
  },
  {
    ...{ incident: 'longSession', log: 'eni', asks: 'the same at its interface', span: SPANS.tunnel },
    answer: async ({ who, eni }, span, ask) => {
      const filters = [is('address', who.sources![0]), is('address', who.destinations![0]), is('port', 22)];
      const told = await ask.measure('eni', span, ['bytes', 'packets', 'records'], filters);
      expect(told).toEqual(eni.accepted);
      expect(told.bytes).toBeGreaterThan(0);
    },
  },
];
