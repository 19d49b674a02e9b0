import { describe, expect, test } from '@jest/globals';
import { conversationsOf, type FlowGroup } from './conversations';
import { findingsOf } from './findings';
import type { Circumstances, VerdictCode } from './verdict';

const CLIENT = '198.51.100.7';
const SERVER = '10.0.1.5';
const WINDOW = 300;
const HOUR = 3600;
const ABOUT = {
  ownSide: 'server' as const,
  isOwnSure: true,
  by: 'ports' as const,
  collects: { accept: true, reject: true },
  lost: [],
  delivers: true,
  settled: true,
  cut: false,
  range: { fromSeconds: -HOUR, toSeconds: 24 * HOUR },
  windowSeconds: WINDOW,
};

/** Starts of records, as far as one answer row tells them: the first, the latest, and the step they were counted in. */
type Told = [way: 'in' | 'out', action: FlowGroup['action'], first: number, latest?: number];

function findings(told: Told[], width = WINDOW, over: Partial<Circumstances> = {}) {
  const groups = told.map(([way, action, first, latest = first]): FlowGroup => {
    const [source, destination] = way === 'in' ? [CLIENT, SERVER] : [SERVER, CLIENT];
    const [srcport, dstport] = way === 'in' ? [51515, 443] : [443, 51515];
    const windows = first === latest ? 1 : 2;
    const tally = { records: windows, packets: windows, windows, firstSeconds: first, latestSeconds: latest };
    const step = Math.floor(first / width) * width;
    return {
      ...{ interface: 'eni-a', source, destination, protocol: 6, srcport, dstport, action, step },
      tally: { ...tally, lastSeconds: latest + WINDOW },
    };
  });
  const hints = { isFrom: () => false, port: undefined, decodesIcmp: false };
  return conversationsOf(groups, hints).flatMap((one) => findingsOf(one, { ...ABOUT, ...over }));
}

const codes = (told: Told[], width?: number) =>
  findings(told, width).map(({ verdict: { code, doubts } }) => [code, ...doubts]);

describe('one conversation is what both directions show within one capture window of each other', () => {
  test.each<[string, Told[], [VerdictCode, ...string[]][]]>([
    [
      'in the same window',
      [
        ['in', 'ACCEPT', 0],
        ['out', 'REJECT', 0],
      ],
      [['aclOut']],
    ],
    [
      'in the next window',
      [
        ['in', 'ACCEPT', 0],
        ['out', 'REJECT', WINDOW],
      ],
      [['aclOut']],
    ],
    [
      'two windows on',
      [
        ['in', 'ACCEPT', 0],
        ['out', 'REJECT', 2 * WINDOW],
      ],
      [['noAnswerIn'], ['aclOut', 'requestNotSeen']],
    ],
    [
      'five hours apart: no ACL is proved',
      [
        ['in', 'ACCEPT', 0],
        ['out', 'REJECT', 5 * HOUR],
      ],
      [['noAnswerIn'], ['aclOut', 'requestNotSeen']],
    ],
    [
      'answers that cease while requests go on',
      [
        ['in', 'ACCEPT', 0],
        ['out', 'ACCEPT', 0],
        ['in', 'ACCEPT', HOUR],
        ['in', 'ACCEPT', 2 * HOUR],
      ],
      [['passes'], ['noAnswerIn']],
    ],
    [
      'an ACL for some windows only',
      [
        ['in', 'ACCEPT', 0],
        ['out', 'ACCEPT', 0],
        ['in', 'ACCEPT', HOUR],
        ['out', 'REJECT', HOUR],
      ],
      [['passes'], ['aclOut']],
    ],
  ])('%s', (_name, told, expected) => expect(codes(told)).toEqual(expected));
});

describe('a rule changed', () => {
  const open: Told[] = [
    ['in', 'ACCEPT', 0, WINDOW],
    ['out', 'ACCEPT', 0],
  ];
  const layers = (told: Told[], over: Partial<Circumstances> = {}) =>
    findings(told, WINDOW, over).map(({ verdict: { code, layer, doubts } }) => [code, layer, ...doubts]);

  test.each<[string, Told[], string[]]>([
    ['replies refused later', [...open, ['out', 'REJECT', WINDOW]], ['closed', 'aclOut']],
    ['replies let through later', [...open, ['out', 'REJECT', -WINDOW]], ['opened', 'aclOut']],
    ['replies both ways at once', [...open, ['out', 'REJECT', 0]], ['mixed', 'aclOut']],
    ['requests refused later', [...open, ['in', 'REJECT', 2 * WINDOW]], ['closed', 'rulesIn']],
    ['both refused later', [...open, ['in', 'REJECT', 2 * WINDOW], ['out', 'REJECT', WINDOW]], ['closed', 'rulesBoth']],
  ])('%s: names the layer', (_name, told, expected) => expect(layers(told)).toEqual([expected]));

  test("at the client's interface replies come in", () => {
    const told: Told[] = [...open, ['out', 'REJECT', WINDOW]];
    expect(layers(told, { ownSide: 'client' })).toEqual([['closed', 'aclIn']]);
  });

  test('a layer is as sure as who opened the conversation', () => {
    const told: Told[] = [...open, ['out', 'REJECT', WINDOW]];
    expect(layers(told, { by: 'unknownPorts', isOwnSure: false })).toEqual([['closed', 'aclOut', 'roles', 'own']]);
  });

  test('where the action turns from one window to the next', () =>
    expect(
      findings([
        ['in', 'REJECT', 0],
        ['in', 'ACCEPT', WINDOW],
        ['out', 'ACCEPT', WINDOW],
      ]),
    ).toMatchObject([{ verdict: { code: 'opened', changedSeconds: WINDOW, doubts: [] } }]));

  test.each<[string, Told[], VerdictCode[]]>([
    [
      'refused five hours later',
      [
        ['in', 'ACCEPT', 0],
        ['in', 'REJECT', 5 * HOUR],
      ],
      ['noAnswerIn', 'refusedIn'],
    ],
    [
      'let through five hours later',
      [
        ['in', 'REJECT', 0],
        ['in', 'ACCEPT', 5 * HOUR],
        ['out', 'ACCEPT', 5 * HOUR],
      ],
      ['refusedIn', 'passes'],
    ],
    [
      'to and fro',
      [
        ['in', 'REJECT', 0],
        ['in', 'ACCEPT', 300],
        ['out', 'ACCEPT', 300],
        ['in', 'REJECT', 600],
      ],
      ['refusedIn', 'passes'],
    ],
    [
      'side by side',
      [
        ['in', 'REJECT', 0],
        ['in', 'ACCEPT', 0],
        ['out', 'ACCEPT', 0],
      ],
      ['mixed'],
    ],
  ])('%s: nobody knows when', (_name, told, expected) =>
    expect(findings(told).map(({ verdict }) => verdict.code)).toEqual(expected),
  );
});

describe('steps of many windows', () => {
  const wide = (told: Told[]) => codes(told, 6 * HOUR);

  test('prove what stands within one window at their ends', () =>
    expect(
      wide([
        ['in', 'ACCEPT', 0, 5 * HOUR],
        ['out', 'REJECT', WINDOW, 2 * HOUR],
      ]),
    ).toEqual([['aclOut']]));

  test('leave a doubt where only the stretches overlap', () =>
    expect(
      wide([
        ['in', 'ACCEPT', 0, 5 * HOUR],
        ['out', 'REJECT', 2 * HOUR, 3 * HOUR],
      ]),
    ).toEqual([['aclOut', 'apart']]));

  test('are taken apart where nothing was seen for longer than a window', () =>
    expect(
      wide([
        ['in', 'ACCEPT', 0, HOUR],
        ['out', 'REJECT', 3 * HOUR, 4 * HOUR],
      ]),
    ).toEqual([['noAnswerIn'], ['aclOut', 'requestNotSeen']]));
});

describe('the window is that of the topic', () => {
  const inWindows = (windowSeconds: number, told: Told[]) =>
    findings(told, windowSeconds, { windowSeconds }).map(({ verdict: { code, doubts } }) => [code, ...doubts]);

  test.each([
    [60, 60, [['aclOut']]],
    [60, 120, [['noAnswerIn'], ['aclOut', 'requestNotSeen']]],
    [600, 600, [['aclOut']]],
  ])('of %d s: a refused answer %d s after its request', (windowSeconds, after, expected) =>
    expect(
      inWindows(windowSeconds, [
        ['in', 'ACCEPT', 0],
        ['out', 'REJECT', after],
      ]),
    ).toEqual(expected),
  );
});

describe('lost records make those findings doubtful that stand beside them', () => {
  const told: Told[] = [
    ['in', 'REJECT', 0],
    ['in', 'ACCEPT', 2 * HOUR],
  ];
  const lostAt = (fromSeconds: number) =>
    findings(told, WINDOW, { lost: [{ fromSeconds, toSeconds: fromSeconds + WINDOW }] }).map(
      ({ verdict: { code, doubts } }) => [code, ...doubts],
    );

  test.each<[string, number, [VerdictCode, ...string[]][]]>([
    ['in the same window', 0, [['refusedIn', 'lost'], ['noAnswerIn']]],
    ['in the window after', WINDOW, [['refusedIn', 'lost'], ['noAnswerIn']]],
    ['in the window before', 2 * HOUR - WINDOW, [['refusedIn'], ['noAnswerIn', 'lost']]],
    ['further away', HOUR, [['refusedIn'], ['noAnswerIn']]],
  ])('%s', (_name, at, expected) => expect(lostAt(at)).toEqual(expected));
});

test('what is missing at the border of the range may stand beyond it', () => {
  const last = ABOUT.range.toSeconds - WINDOW;
  expect(codes([['in', 'ACCEPT', last]])).toEqual([['noAnswerIn', 'edge']]);
  expect(codes([['out', 'ACCEPT', ABOUT.range.fromSeconds]])).toEqual([['answerOnly', 'edge']]);
  expect(codes([['in', 'ACCEPT', last - WINDOW]])).toEqual([['noAnswerIn']]);
});

test('each finding counts its own records, and nothing is counted twice', () => {
  const found = findings([
    ['in', 'ACCEPT', 0],
    ['out', 'ACCEPT', 0],
    ['in', 'ACCEPT', HOUR],
    ['out', 'REJECT', HOUR],
  ]);
  expect(
    found.map(({ request, reply }) => [request, reply].map((way) => [way.accepted.records, way.refused.records])),
  ).toEqual([
    [
      [1, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ]);
});
