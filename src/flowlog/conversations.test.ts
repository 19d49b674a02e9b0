import { expect, test } from '@jest/globals';
import { conversationsOf, type FlowGroup, type Hints } from './conversations';
import { NOTHING_SEEN } from './tally';

const [CLIENT, SERVER] = ['10.9.0.1', '10.8.0.7'];
const tally = { ...NOTHING_SEEN, records: 1, packets: 1, windows: 1, firstSeconds: 60, latestSeconds: 60 };

function exchange(clientPort: number, serverPort: number): FlowGroup[] {
  const group = { interface: 'eni-1', protocol: 6, step: 0, tally };
  return [
    { ...group, source: CLIENT, destination: SERVER, srcport: clientPort, dstport: serverPort, action: 'ACCEPT' },
    { ...group, source: SERVER, destination: CLIENT, srcport: serverPort, dstport: clientPort, action: 'REJECT' },
  ];
}

const hints = (port?: number): Hints => ({ isFrom: (address) => address === CLIENT, port, decodesIcmp: false });

test.each([
  ['a known service is the server', 50_000, 443, undefined, { server: SERVER, port: 443, by: 'ports' }],
  ['a port that was asked about is the server, however low the other', 20_000, 50_051, 50_051, { by: 'asked' }],
  ['two ports of no service leave a doubt', 50_000, 12_345, undefined, { server: SERVER, by: 'unknownPorts' }],
])('%s', (_name, clientPort, serverPort, asked, expected) => {
  const found = conversationsOf(exchange(clientPort, serverPort), hints(asked));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ client: CLIENT, ...expected });
  expect([found[0]!.request.accepted.records, found[0]!.reply.refused.records]).toEqual([1, 1]);
});
