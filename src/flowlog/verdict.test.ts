import { describe, expect, test } from '@jest/globals';
import { conversationsOf, type FlowGroup, type Hints } from './conversations';
import { findingsOf } from './findings';
import { type Circumstances, doubtsOf, type VerdictCode } from './verdict';

const INSIDE = '10.0.1.5';
const OUTSIDE = '198.51.100.7';
const HINTS: Hints = { isFrom: () => false, port: undefined, decodesIcmp: true };

const GOOD: Omit<Circumstances, 'ownSide' | 'by'> = {
  isOwnSure: true,
  collects: { accept: true, reject: true },
  lost: [],
  delivers: true,
  settled: true,
  cut: false,
  range: { fromSeconds: -3600, toSeconds: 3600 },
  windowSeconds: 300,
};

type Way = 'in' | 'out';
interface Record {
  way: Way;
  action: FlowGroup['action'];
  /** From the outside port to the inside port; ICMP: identifier and dstport. */
  ports?: readonly [outside: number, inside: number];
  at?: number;
  interface?: string;
  protocol?: number;
}

function group({ way, action, ports = [51515, 443], at = 0, protocol = 6, ...rest }: Record): FlowGroup {
  const [source, destination] = way === 'in' ? [OUTSIDE, INSIDE] : [INSIDE, OUTSIDE];
  const isTurned = way === 'out' && protocol === 6;
  const [srcport, dstport] = isTurned ? [ports[1], ports[0]] : ports;
  const tally = { records: 1, packets: 4, windows: 1, firstSeconds: at, latestSeconds: at, lastSeconds: at + 300 };
  return {
    interface: rest.interface ?? 'eni-a',
    source,
    destination,
    protocol,
    srcport,
    dstport,
    action,
    step: at,
    tally,
  };
}

function verdicts(records: Record[], over: Partial<Circumstances> = {}, hints = HINTS) {
  return conversationsOf(records.map(group), hints).flatMap((one) =>
    findingsOf(one, {
      ...GOOD,
      ownSide: one.server === INSIDE ? ('server' as const) : ('client' as const),
      by: one.by,
      ...over,
    }).map(({ verdict }) => ({ ...verdict, interface: one.interface, port: one.port, by: over.by ?? one.by })),
  );
}

const SERVED = [51515, 443] as const;
const CALLING = [443, 51515] as const;

describe('the verdict of one service at one interface', () => {
  test.each<[VerdictCode, string, Record[]]>([
    ['passes', 'both accepted', [at('in', 'ACCEPT'), at('out', 'ACCEPT')]],
    ['aclOut', 'request accepted, reply refused', [at('in', 'ACCEPT'), at('out', 'REJECT')]],
    ['refusedIn', 'request refused', [at('in', 'REJECT')]],
    ['noAnswerIn', 'request accepted, no reply', [at('in', 'ACCEPT')]],
    ['aclIn', 'own request accepted, reply refused', [at('out', 'ACCEPT', CALLING), at('in', 'REJECT', CALLING)]],
    ['refusedOut', 'own request refused', [at('out', 'REJECT', CALLING)]],
    ['noAnswerOut', 'own request accepted, no reply', [at('out', 'ACCEPT', CALLING)]],
    ['mixed', 'both actions in one window', [at('in', 'ACCEPT'), at('in', 'REJECT'), at('out', 'ACCEPT')]],
    [
      'opened',
      'refused, then accepted',
      [at('in', 'REJECT'), at('in', 'ACCEPT', SERVED, 300), at('out', 'ACCEPT', SERVED, 300)],
    ],
    ['closed', 'accepted, then refused', [at('in', 'ACCEPT'), at('out', 'ACCEPT'), at('in', 'REJECT', SERVED, 300)]],
    ['refusedBoth', 'both refused', [at('in', 'REJECT'), at('out', 'REJECT')]],
    ['contradiction', 'request refused, reply accepted', [at('in', 'REJECT'), at('out', 'ACCEPT')]],
    ['answerOnly', 'reply accepted, no request', [at('out', 'ACCEPT')]],
  ])('%s: %s', (code, _words, records) => expect(verdicts(records)).toMatchObject([{ code, doubts: [] }]));

  test('a refused reply is the ACL also where no request was recorded, but less surely', () =>
    expect(verdicts([at('out', 'REJECT')])).toMatchObject([{ code: 'aclOut', doubts: ['requestNotSeen'] }]));

  test('nothing: proved only by an interface that delivers, with both actions collected', () => {
    const nothing = (over: Partial<Circumstances>) =>
      doubtsOf('nothing', { ...GOOD, ownSide: 'server', by: 'asked', ...over });
    expect(nothing({})).toEqual([]);
    expect(nothing({ delivers: false })).toEqual(['silent']);
    expect(nothing({ collects: { accept: true, reject: false } })).toEqual(['rejectNotCollected']);
    expect(nothing({ lost: [{ fromSeconds: 0, toSeconds: 300 }], settled: false })).toEqual(['lost', 'unsettled']);
  });
});

describe('what only looks like an ACL', () => {
  test('another port refused: two services, two verdicts', () =>
    expect(verdicts([at('in', 'ACCEPT'), at('out', 'ACCEPT'), at('out', 'REJECT', [22, 50022])])).toMatchObject([
      { code: 'passes', port: 443 },
      { code: 'refusedOut', port: 22 },
    ]));

  test('another interface refused: two interfaces, two verdicts', () =>
    expect(verdicts([at('in', 'ACCEPT'), { ...at('out', 'REJECT', CALLING), interface: 'eni-b' }])).toMatchObject([
      { code: 'noAnswerIn', interface: 'eni-a' },
      { code: 'refusedOut', interface: 'eni-b' },
    ]));
});

describe('certainty', () => {
  const acl = [at('in', 'ACCEPT'), at('out', 'REJECT')];
  test.each<[string, Partial<Circumstances>]>([
    ['lost', { lost: [{ fromSeconds: 0, toSeconds: 300 }] }],
    ['own', { isOwnSure: false }],
    ['roles', { by: 'start' }],
    ['rejectNotCollected', { collects: { accept: true, reject: false } }],
    ['cut', { cut: true }],
  ])('falls for the doubt %s', (doubt, over) => expect(verdicts(acl, over)).toMatchObject([{ doubts: [doubt] }]));

  test('what passes both ways passes whoever opened it', () =>
    expect(
      verdicts([at('in', 'ACCEPT'), at('out', 'ACCEPT')], {
        by: 'start',
        isOwnSure: false,
        lost: [{ fromSeconds: 0, toSeconds: 300 }],
      }),
    ).toMatchObject([{ code: 'passes', doubts: [] }]));
});

describe('a ping', () => {
  const icmp = (way: Way, action: FlowGroup['action'], ports: readonly [number, number], when = 0): Record => ({
    ...at(way, action, ports, when),
    protocol: 1,
  });

  test('is judged by its types where the topic writes them', () =>
    expect(verdicts([icmp('in', 'ACCEPT', [77, 2048]), icmp('out', 'REJECT', [77, 0])])).toMatchObject([
      { code: 'aclOut', by: 'icmp', doubts: [] },
    ]));

  test('is judged by its actions where both ports are 0', () =>
    expect(verdicts([icmp('out', 'REJECT', [0, 0]), icmp('in', 'ACCEPT', [0, 0])])).toMatchObject([
      { code: 'aclOut', by: 'actions', doubts: ['roles'] },
    ]));

  test('both ways accepted belongs to who came first', () =>
    expect(verdicts([icmp('out', 'ACCEPT', [0, 0], 5), icmp('in', 'ACCEPT', [0, 0])])).toMatchObject([
      { code: 'passes', by: 'start' },
    ]));
});

describe('services on high ports', () => {
  const high = [at('in', 'ACCEPT', [40000, 50051]), at('out', 'ACCEPT', [40000, 50051])];

  test('have no known server', () => expect(verdicts(high)).toMatchObject([{ port: undefined, by: 'unknown' }]));

  test('are told by the port that was asked for', () =>
    expect(verdicts(high, {}, { ...HINTS, port: 50051 })).toMatchObject([{ port: 50051, by: 'asked' }]));

  test('are told by the side that was asked from', () =>
    expect(verdicts(high, {}, { ...HINTS, isFrom: (address) => address === OUTSIDE })).toMatchObject([
      { by: 'asked' },
    ]));

  test('a client port that happens to be the one asked for is not it', () =>
    expect(verdicts([at('in', 'ACCEPT', [50051, 443])], {}, { ...HINTS, port: 50051 })).toEqual([]));
});

function at(way: Way, action: FlowGroup['action'], ports: readonly [number, number] = SERVED, when = 0): Record {
  return { way, action, ports, at: when };
}
