import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importTopicId } from '../demo-topics';
import { type LocalCls, startLocalCls } from '../start-local-cls';
import { readRecords } from '../store/open-test-store';
import { findLocalCls } from './find-local-cls';
import { IMPORT_SERVICE, type Outcome, type Progress } from './import-answer';
import { importFile } from './import-file';
import { sendFile } from './send-file';

const DATA = join(process.cwd(), 'tests/data');
const sample = (name: string): string => join(DATA, name);

let dir: string;
let local: LocalCls;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'flowlens-import-test-'));
  local = await startLocalCls({ dir: join(dir, 'store') });
});
afterEach(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

const send = (path: string, onProgress: (progress: Progress) => void = () => undefined): Promise<Outcome> =>
  sendFile(local.url, path, onProgress);

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

const stored = (format: 'ccn' | 'eni'): Promise<Record<string, unknown>[]> =>
  readRecords(local.store, importTopicId(format));

const count = async (format: 'ccn' | 'eni'): Promise<number> => (await local.store.bounds(importTopicId(format))).count;

const manyLines = (lines: number): string =>
  Array.from(
    { length: lines },
    (_, k) =>
      `2 1 eni-1 10.0.${(k >> 8) & 255}.${k & 255} 10.1.0.1 40000 443 6 1 ${k} ${1772553600 + (k % 60)} ${1772553660 + (k % 60)} ACCEPT OK`,
  ).join('\n');

describe('import into a local CLS', () => {
  test('the ENI samples of the service document come in with their times, NODATA and SKIPDATA included', async () => {
    expect(await send(sample('eni-seed-samples.txt'))).toEqual({
      kind: 'imported',
      good: { ccn: 0, eni: 6 },
      bad: 0,
      skipped: 0,
      resumed: 0,
      firstBad: [],
      spans: { ccn: null, eni: { startMs: 1418530010000, endMs: 1432917142000 } },
      others: { ccn: 0, eni: 0 },
    });
    const records = await stored('eni');
    expect(records[0]).toEqual({
      __TIMESTAMP__: 1418530070000,
      version: '2',
      'account-id': '1251762227',
      'interface-id': 'eni-lq6mkcis',
      srcaddr: '172.31.16.139',
      dstaddr: '172.31.16.21',
      srcport: 20641,
      dstport: 22,
      protocol: 6,
      packets: 20,
      bytes: 4249,
      start: 1418530010,
      end: 1418530070,
      action: 'ACCEPT',
      'log-status': 'OK',
    });
    expect(records[3]).toMatchObject({
      version: 'V1',
      srcaddr: '-',
      srcport: '-',
      bytes: '-',
      'log-status': 'SKIPDATA',
    });
  });

  test('CCN lines, JSON lines and CSV of the same records are stored the same', async () => {
    const rows: Record<string, unknown>[][] = [];
    for (const name of ['ccn-samples.txt', 'ccn-samples.jsonl', 'ccn-samples.csv']) {
      const before = await count('ccn');
      expect(await send(sample(name))).toMatchObject({ kind: 'imported', good: { ccn: 7, eni: 0 }, bad: 0 });
      rows.push((await stored('ccn')).slice(before));
    }
    expect(rows[0]).toHaveLength(7);
    expect(rows[0][5]).toMatchObject({ packets: '-', bytes: '-', action: '-', 'region-id': 'ap-beijing' });
    expect(rows[0][6]).toMatchObject({ packets: -1, bytes: -1, srcregionid: '-', 'log-status': 'NODATA' });
    expect(rows[0][3]).toMatchObject({ srcport: '-', dstport: '-', protocol: 1, version: 'V1' });
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
  });

  test('gzip is known by its content', async () => {
    const path = await write('samples', await promisify(gzip)(await readFile(sample('ccn-samples.txt'))));
    expect(await send(path)).toMatchObject({ kind: 'imported', good: { ccn: 7, eni: 0 } });
    expect(await count('ccn')).toBe(7);
  });

  test('a bad line is told with number, reason and excerpt, and stops nothing', async () => {
    const good = await readFile(sample('eni-seed-samples.txt'), 'utf8');
    const path = await write('mixed.txt', `${good}not a record\n\n${good.replace('172.31.16.139', '172.31.16.999')}`);
    const outcome = await send(path);
    expect(outcome).toMatchObject({ kind: 'imported', good: { ccn: 0, eni: 11 }, bad: 2, skipped: 1 });
    expect(outcome).toMatchObject({
      firstBad: [
        { line: 7, reason: '3 fields; a CCN record has 16, an ENI record 14', excerpt: 'not a record' },
        {
          line: 9,
          reason: 'srcaddr "172.31.16.999" is not an IP address',
          excerpt: expect.stringContaining('eni-lq6mkcis'),
        },
      ],
    });
    expect(await count('eni')).toBe(11);
  });

  test('of many bad lines the first ten are told and all are counted', async () => {
    const outcome = await send(await write('bad.txt', `${'bad line\n'.repeat(25)}`));
    expect(outcome).toMatchObject({
      kind: 'imported',
      good: { ccn: 0, eni: 0 },
      bad: 25,
      spans: { ccn: null, eni: null },
    });
    expect(outcome.kind === 'imported' && outcome.firstBad.map(({ line }) => line)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  test('records of the same time that another file brought are counted, those of other times are not', async () => {
    const sendText = async (name: string, content: string) => send(await write(name, content));
    const lines = manyLines(10);
    expect(await sendText('broken.txt', `broken\n${lines}`)).toMatchObject({ others: { ccn: 0, eni: 0 } });
    expect(await sendText('mended.txt', lines)).toMatchObject({ others: { ccn: 0, eni: 10 } });
    expect(await sendText('later.txt', lines.replaceAll('17725536', '17725546'))).toMatchObject({
      others: { ccn: 0, eni: 0 },
    });
  });

  test('the same content under another name is told and nothing is doubled', async () => {
    await send(sample('eni-seed-samples.txt'));
    const copy = await write('copy.txt', await readFile(sample('eni-seed-samples.txt')));
    expect(await send(copy)).toEqual({ kind: 'repeated', message: expect.stringContaining('imported before') });
    expect(await count('eni')).toBe(6);
  });

  test('a large file comes in whole, in order, with progress', async () => {
    const news: Progress[] = [];
    const outcome = await send(await write('large.txt', manyLines(45_000)), (progress) => news.push(progress));
    expect(outcome).toMatchObject({ kind: 'imported', good: { ccn: 0, eni: 45_000 } });
    expect((await stored('eni')).map(({ bytes }) => bytes)).toEqual(Array.from({ length: 45_000 }, (_, k) => k));
    expect(news.length).toBeGreaterThan(0);
    expect(news.every(({ bytesRead, totalBytes }) => bytesRead <= totalBytes)).toBe(true);
  });

  test('an import that was cut off goes on where it ended', async () => {
    const path = await write('large.txt', manyLines(45_000));
    let appends = 0;
    const failing = new Proxy(local.store, {
      get(store, key) {
        if (key === 'append' && ++appends > 1) {
          return () => Promise.reject(new Error('disk full'));
        }
        const value: unknown = Reflect.get(store, key, store);
        return typeof value === 'function' ? (value as () => unknown).bind(store) : value;
      },
    });
    const file = { path, hash: 'of the same content' };
    await expect(importFile(failing, file, () => undefined, 20_000)).rejects.toThrow('disk full');
    const before = await count('eni');
    expect(before).toBeGreaterThan(0);
    expect(await importFile(local.store, file, () => undefined)).toMatchObject({
      good: { eni: 45_000 },
      resumed: before,
    });
    expect((await stored('eni')).map(({ bytes }) => bytes)).toEqual(Array.from({ length: 45_000 }, (_, k) => k));
  });

  test('a damaged gzip file gives what can be read and says so', async () => {
    const whole = await promisify(gzip)(manyLines(20_000));
    const outcome = await send(await write('cut.gz', whole.subarray(0, whole.length - 2000)));
    expect(outcome).toMatchObject({
      kind: 'imported',
      bad: 1,
      firstBad: [{ reason: expect.stringContaining('damaged or cut off') }],
    });
    expect(await count('eni')).toBeGreaterThan(10_000);
  });

  test('two files at once come in one after the other', async () => {
    const outcomes = await Promise.all([
      send(sample('eni-seed-samples.txt')),
      send(sample('ccn-samples.txt')),
      send(sample('eni-seed-samples.txt')),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['imported', 'imported', 'repeated']);
    expect(await count('eni')).toBe(6);
  });

  test('a missing file and a folder are told', async () => {
    expect(await send(join(dir, 'absent.txt'))).toEqual({ kind: 'failed', message: 'There is no such file.' });
    expect(await send(dir)).toEqual({ kind: 'failed', message: 'This is not a file.' });
  });

  test('what a page in a browser could send is refused', async () => {
    const response = await fetch(`${local.url}/local/import`, {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect(response.status).toBe(415);
  });
});

describe('findLocalCls', () => {
  const say = (): void => undefined;

  test('accepts a running local CLS', async () => {
    await expect(findLocalCls(local.url, undefined, say)).resolves.toBeUndefined();
  });

  test('tells an address where nothing or something else answers', async () => {
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await expect(findLocalCls(url, undefined, say)).rejects.toThrow('is not a local CLS of FlowLens');
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
    await expect(findLocalCls(url, undefined, say)).rejects.toThrow(`No local CLS answers at ${url}.`);
  });

  test('starts the program where nothing answers, and waits until it does', async () => {
    const url = await freeUrl();
    // Answers like a local CLS, and ends by itself after the import has found it.
    const program = await write(
      'program.cjs',
      `require('node:http').createServer((request, response) => {
        response.end(JSON.stringify({ service: ${JSON.stringify(IMPORT_SERVICE)} }), () => process.exit(0));
      }).listen(${new URL(url).port}, '127.0.0.1');`,
    );
    const said: string[] = [];
    await findLocalCls(url, program, (text) => said.push(text));
    expect(said).toEqual([`No local CLS runs at ${url}: starting one. It stays running after the import.`]);
  });

  test('tells when the program ends instead of answering', async () => {
    const program = await write('program.cjs', 'process.exit(3);');
    await expect(findLocalCls(await freeUrl(), program, say)).rejects.toThrow(
      'The local CLS could not be started (it ended with code 3). Run "npm run local-cls" to see why.',
    );
  });
});

/** An address of this machine where nothing listens. */
async function freeUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
