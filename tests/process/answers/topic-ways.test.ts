/** Topics unlike the usual ones, and days unlike others: written records, and answers that can be told beforehand. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { column, RunningPlugin } from './running-plugin';
import { ccnRow, createFlowLog, createTopic, eniRow, write, writeHours } from './topic-ways/written-topics';

let running: RunningPlugin;
beforeAll(async () => {
  running = await RunningPlugin.start();
}, 30_000);
afterAll(() => running?.stop());

const valuesOf = (frame: DecodedFrame) => [...frame.fields.at(-1)!.values].map(Number);
const hasData = (frame: DecodedFrame) => frame.meta?.dataTopic === undefined && frame.fields.length > 0;

describe('days on which the clock is changed', () => {
  const HOURLY = 'hourly';
  const at = (iso: string) => Date.parse(iso);
  const CHANGES = [
    ['Europe/Berlin', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 23],
    ['America/New_York', '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z', 25],
    ['Asia/Shanghai', '2026-03-27T16:00:00Z', '2026-03-30T16:00:00Z', 24],
  ] as const;

  beforeAll(async () => {
    await createTopic(running, HOURLY, 'ccn');
    await writeHours(running, HOURLY, at('2026-03-26T00:00:00Z'), at('2026-04-01T00:00:00Z'));
    await writeHours(running, HOURLY, at('2026-10-30T00:00:00Z'), at('2026-11-05T00:00:00Z'));
    await running.indexed(HOURLY);
  }, 30_000);

  const ask = (query: object, timeZone: string, fromMs: number, toMs: number) =>
    running
      .frames(
        { kind: 'traffic', splitBy: [], bucketSeconds: 86_400, timeZone, ...query },
        { fromMs, toMs },
        running.context({ sources: [{ region: 'ap-guangzhou', topic: HOURLY, format: 'ccn' }] }),
      )
      .then((frames) => frames.filter(hasData));

  test.each(CHANGES)(
    'in %s: days from midnight to midnight, each with its own length',
    async (zone, from, to, hours) => {
      const [records, rate, peak] = await ask(
        { measures: ['records', 'bitsPerSecond', 'peakBitsPerSecond'] },
        zone,
        at(from),
        at(to),
      );
      // Distinct flows of a day can only be counted in one piece.
      const [flows] = await ask({ measures: ['flows'] }, zone, at(from), at(to));
      const borders = column(rate!, 'time') as number[];
      expect(borders[0]).toBe(at(from));
      const [first, second, third] = borders as [number, number, number];
      expect([second - first, third - second, at(to) - third].map((ms) => ms / 3_600_000)).toContain(hours);
      expect(valuesOf(records!)).toEqual([second - first, third - second, at(to) - third].map((ms) => ms / 3_600_000));
      expect(valuesOf(rate!)).toEqual([8, 8, 8]);
      expect(valuesOf(peak!)).toEqual([480, 480, 480]);
      expect(valuesOf(flows!)).toEqual([1, 1, 1]);
    },
  );

  test.each(CHANGES)('in %s: the days before are as long', async (...change) => {
    const [zone, from, to] = change;
    const frames = await ask({ measures: ['records'], compareWith: 'day' }, zone, at(from), at(to));
    expect(valuesOf(frames[1]!)).toEqual(valuesOf(frames[0]!));
  });
});

describe('what is not collected is not 0', () => {
  /** Whole minutes, some hours ago. */
  const start = Math.floor(Date.now() / 600_000) * 600 - 6 * 3600;
  const RANGE = { fromMs: start * 1000, toMs: (start + 600) * 1000 };
  const window = { start, end: start + 299 };
  const many = (make: typeof eniRow) => Array.from({ length: 250 }, () => make(window));
  const refused = [{ field: 'action', operator: 'is', values: ['REJECT'] }];
  const accepted = [{ field: 'action', operator: 'is', values: ['ACCEPT'] }];
  const LOSSES = ['lossPercent', 'rejectedBytes', 'offeredBytes', 'bytes'];

  beforeAll(async () => {
    const tried = [1, 2, 3].map((srcport) =>
      eniRow({ ...window, srcport, dstaddr: `10.3.0.${srcport}`, action: 'REJECT' }),
    );
    const eni = {
      unasked: many(eniRow),
      whole: [eniRow(window)],
      refusing: [eniRow({ ...window, action: 'REJECT' })],
      both: [eniRow(window), ...tried],
    };
    for (const [topic, rows] of Object.entries(eni)) {
      await createTopic(running, topic, 'eni');
      await write(running, topic, 'eni', rows);
    }
    await createTopic(running, 'healthy', 'ccn');
    await write(running, 'healthy', 'ccn', many(ccnRow));
    await createFlowLog(running, 'whole', 'ALL', 0);
    await createFlowLog(running, 'refusing', 'REJECT', 1);
    await running.indexed('unasked', 'whole', 'refusing', 'both', 'healthy');
  }, 30_000);

  const context = (...topics: string[]) => {
    const format = topics.includes('healthy') ? ('ccn' as const) : ('eni' as const);
    return running.context({ sources: topics.map((topic) => ({ region: 'ap-guangzhou', topic, format })) });
  };
  const ask = async (query: object, ...topics: string[]) => {
    const log = topics.includes('healthy') ? 'ccn' : 'eni';
    const asked = { log, format: 'number', splitBy: [], ...query };
    const frames = await running.frames(asked, RANGE, context(...topics));
    const said = (frames[0]?.meta?.notices ?? []).map(({ text }) => text).join(' ');
    return { frames, said, values: frames.map((frame) => frame.fields.at(-1)?.values[0]) };
  };

  test('interfaces that are refused nothing for a day: likely', async () => {
    const { values, said } = await ask({ kind: 'traffic', measures: LOSSES }, 'unasked');
    expect(values).toEqual([null, null, null, 250 * 3600]);
    expect(said).toContain('No REJECT record from ap-guangzhou/unasked within a day, so it is likely not collected');
  });

  test('the flow log says so: certain, with the way to mend it', async () => {
    const { values, said } = await ask({ kind: 'traffic', measures: LOSSES }, 'refusing');
    expect(values).toEqual([null, 3600, null, null]);
    expect(said).toContain('ACCEPT is not collected by ap-guangzhou/refusing');
    expect(said).toContain('create one with type ALL');
  });

  test('a flow log of everything: 0', async () => {
    const { values, said } = await ask({ kind: 'traffic', measures: LOSSES }, 'whole');
    expect(values).toEqual([0, 0, 3600, 3600]);
    expect(said).not.toContain('collect');
  });

  test('so says the coverage of a topic, too', async () => {
    const counts = async (topic: string) => {
      const { frames, said } = await ask({ kind: 'quality', view: 'coverage', format: 'table' }, topic);
      const of = (name: string) => frames[0]!.fields.find((field) => field.name === name)!.values[0];
      return [of('accepted'), of('rejected'), said];
    };
    expect(await counts('unasked')).toEqual([250, null, expect.stringContaining('No REJECT record from')]);
    expect(await counts('refusing')).toEqual([null, 1, expect.stringContaining('ACCEPT is not collected by')]);
    expect(await counts('whole')).toEqual([1, 0, '']);
  });

  test('of several topics one that does not collect it leaves the sum unknown', async () => {
    const { values, said } = await ask({ kind: 'traffic', measures: LOSSES }, 'whole', 'unasked');
    expect(values).toEqual([null, null, null, 251 * 3600]);
    expect(said).not.toContain('ap-guangzhou/whole');
  });

  test('distinct counts are of what was let through, also beside measures of both actions', async () => {
    const query = { kind: 'traffic', measures: ['lossPercent', 'flows', 'peers'] };
    expect((await ask(query, 'both')).values).toEqual([75, 1, 1]);
    expect((await ask({ ...query, measures: ['flows', 'peers'] }, 'both')).values).toEqual([1, 1]);
    const refusedOnly = await ask({ ...query, measures: ['flows', 'peers'], filters: refused }, 'both');
    expect(refusedOnly.values).toEqual([3, 3]);
    const top = { kind: 'top', format: 'table', dimensions: ['dstaddr'], rankBy: 'flows' };
    const [table] = (await ask(top, 'both')).frames;
    expect([column(table!, 'dstaddr')[0], column(table!, 'flows')]).toEqual(['10.2.0.2', [1, 0, 0, 0]]);
  });

  test('a CCN that drops nothing: 0, with a remark', async () => {
    const { values, said } = await ask({ kind: 'traffic', measures: LOSSES }, 'healthy');
    expect(values).toEqual([0, 0, 250 * 3600, 250 * 3600]);
    expect(said).toContain('No REJECT record from ap-guangzhou/healthy within a day: loss is 0, or');
  });

  test('a plain measure of a filter by action, as series too', async () => {
    const query = { kind: 'traffic', format: 'series', measures: ['bytes'], filters: refused };
    const { frames, said } = await ask(query, 'unasked');
    expect(new Set(frames.filter(hasData).flatMap((frame) => [...frame.fields.at(-1)!.values]))).toEqual(
      new Set([null]),
    );
    expect(said).toContain('No REJECT record from ap-guangzhou/unasked');
    expect((await ask({ ...query, filters: accepted }, 'unasked')).said).not.toContain('REJECT');
  });

  test('a ranking and a matrix', async () => {
    const [top] = (await ask({ kind: 'top', format: 'table', dimensions: ['interface'] }, 'unasked')).frames;
    expect([column(top!, 'bytes'), column(top!, 'rejectedBytes'), column(top!, 'lossPercent')]).toEqual([
      [250 * 3600],
      [null],
      [null],
    ]);
    const shape = {
      kind: 'matrix',
      format: 'table',
      shape: 'list',
      measure: 'bytes',
      row: 'srcaddr',
      column: 'dstaddr',
    };
    const [matrix] = (await ask(shape, 'unasked')).frames;
    expect([column(matrix!, 'bytes'), column(matrix!, 'lossPercent')]).toEqual([[250 * 3600], [null]]);
  });
});

describe('interfaces that record in windows of ten minutes', () => {
  const TEN = 600;
  const WINDOWS = 9;
  const from = Math.floor(Date.now() / 3_600_000) * 3600 - 2 * 3600 + TEN;
  const RANGE = { fromMs: from * 1000, toMs: (from + WINDOWS * TEN) * 1000 };
  /** 1 Mbit/s, but 2 Mbit/s in the third window. */
  const bytesOf = (window: number) => (1e6 * TEN * (window === 2 ? 2 : 1)) / 8;

  beforeAll(async () => {
    await createTopic(running, 'ten', 'eni');
    await createTopic(running, 'five', 'eni');
    const rows = (seconds: number, count: number) =>
      Array.from({ length: count }, (_, window) => {
        const start = from + window * seconds;
        // Ten records a window, each with its part.
        const row = eniRow({ start, end: start + seconds - 1, bytes: bytesOf(window) / 10 });
        return Array.from({ length: 10 }, () => row);
      }).flat();
    await write(running, 'ten', 'eni', rows(TEN, WINDOWS));
    await write(running, 'five', 'eni', rows(300, 2 * WINDOWS));
    await running.indexed('ten', 'five');
  }, 30_000);

  const ask = async (query: object, topics: string[], over = {}) => {
    const sources = topics.map((topic) => ({ region: 'ap-guangzhou', topic, format: 'eni' as const }));
    const asked = { kind: 'traffic', log: 'eni', splitBy: [], ...query };
    const frames = await running.frames(asked, RANGE, running.context({ sources, ...over }));
    const said = (frames[0]?.meta?.notices ?? []).map(({ text }) => text).join(' ');
    return { frames: frames.filter(hasData), said };
  };
  const plain = Array.from({ length: WINDOWS }, (_, window) => (window === 2 ? 2e6 : 1e6));

  test('no comb: a bucket is a window', async () => {
    const { frames, said } = await ask({ measures: ['bitsPerSecond'] }, ['ten']);
    expect(valuesOf(frames[0]!)).toEqual(plain);
    expect(said).toContain('Records are made in windows of 10 min here');
  });

  test('peak and p95 are of such windows', async () => {
    const query = { format: 'number', measures: ['peakBitsPerSecond', 'p95BitsPerSecond', 'bitsPerSecond'] };
    const { frames } = await ask(query, ['ten']);
    expect(frames.map((frame) => valuesOf(frame)[0])).toEqual([2e6, 2e6, 1e7 / WINDOWS]);
  });

  test('beside a topic with windows of five: whole windows of both', async () => {
    const { frames, said } = await ask({ measures: ['records'] }, ['ten', 'five']);
    expect(new Set(valuesOf(frames[0]!))).toEqual(new Set([30]));
    expect(said).toContain('ap-guangzhou/ten (10 min), ap-guangzhou/five (5 min): buckets are multiples of 10 min');
  });

  test('the setting wins over what is measured', async () => {
    const { frames } = await ask({ measures: ['records'] }, ['ten'], { eniWindowMinutes: 15 });
    expect(new Set(valuesOf(frames[0]!).slice(1, -1))).toEqual(new Set([10, 20]));
  });
});
