/** The local CLS as a program when the disk is full, the store is damaged, or it is told to stop in the middle of work. */
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sendFile } from '../../src/local-cls/import/send-file';
import { VPCS } from '../../src/local-cls/traffic/inventory';
import { LocalClsProcess, TOPIC } from './local-cls-process';

const VPC = VPCS.find(({ region }) => region === 'ap-beijing')!;

let dir: string;
let running: LocalClsProcess | undefined;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'trouble-'));
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  rmSync(dir, { recursive: true });
});

const start = async (fileBlocks?: number) =>
  (running = await LocalClsProcess.start({ dir, ...(fileBlocks === undefined ? {} : { fileBlocks }) }));
const count = async (cls: LocalClsProcess) => Number((await cls.analyse('select count(*) as n'))[0]!.n);

/** Records of 4 KB that do not compress much. */
const upload = (cls: LocalClsProcess, records: number) =>
  cls.upload(Array.from({ length: records }, () => randomBytes(3000).toString('base64')));

describe('a full disk', () => {
  // Files of this process may not grow past the limit: to the program it is as if the disk were full.
  test.each([
    ['while it writes its log', 2, 100],
    ['while it moves its log into its file', 17, 1000],
  ])(
    '%s refuses writers, leaves searches working, and takes records again when there is room',
    async (_when, limit, records) => {
      const cls = await start(limit * 1024);
      let stored = 0;
      const refused: string[] = [];
      while (refused.length < 3) {
        await upload(cls, records).then(
          () => (stored += records),
          (error: Error) => refused.push(error.message),
        );
        expect(await count(cls)).toBe(stored);
      }
      const message =
        /^The disk is full .*nothing of this request is stored\. Next step: make room where .*logs\.duckdb/;
      refused.forEach((text) => expect(text).toMatch(message));
      spawnSync('prlimit', ['--pid', String(cls.child.pid), '--fsize=unlimited']);
      await upload(cls, records);
      expect(await count(cls)).toBe(stored + records);
      await cls.kill();
      expect(await count(await start())).toBe(stored + records);
    },
    60_000,
  );
});

describe('a full disk and the console of the flow-log service', () => {
  test.each([
    ['its topic', {}],
    ['its flow log', { topicId: TOPIC, topicRegion: 'ap-guangzhou' }],
  ])('%s is not made, which is told, and made when there is room', async (_what, topic) => {
    const cls = await start();
    const limit = (size: string) => spawnSync('prlimit', ['--pid', String(cls.child.pid), `--fsize=${size}`]);
    const create = async () => {
      const wanted = { region: VPC.region, resourceType: 'VPC', resourceId: VPC.id, ...topic };
      const headers = { 'Content-Type': 'application/json' };
      const path = `${cls.url}/local/flow-logs`;
      const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(wanted) });
      return { status: response.status, ...((await response.json()) as object) };
    };
    limit('100:unlimited');
    expect(await create()).toMatchObject({
      status: 500,
      code: 'InternalError',
      message: expect.stringMatching(/^The disk is full .*Next step: make room where .*logs\.duckdb/),
    });
    limit('unlimited');
    expect(await create()).toMatchObject({ status: 200 });
  });
});

describe('a damaged store', () => {
  test.each<[string, NodeJS.Signals, (file: string) => void]>([
    ['a file cut short', 'SIGTERM', (file) => truncateSync(file, 20_000)],
    ['a file that is something else', 'SIGTERM', (file) => writeFileSync(file, randomBytes(50_000))],
    ['a log torn in the middle', 'SIGKILL', (file) => truncateSync(`${file}.wal`, 3000)],
  ])('%s keeps the program from starting, and says what to do', async (_what, signal, damage) => {
    const cls = await start();
    await cls.upload(['record']);
    await cls.kill(signal);
    damage(path.join(dir, 'logs.duckdb'));
    await expect(start()).rejects.toThrow(/The store .*logs\.duckdb is damaged .*Next step: stop the local CLS/s);
  });

  test('a block that changed fails the searches that need it, by name, and nothing else', async () => {
    const cls = await start();
    await upload(cls, 300);
    await cls.kill('SIGTERM');
    const file = path.join(dir, 'logs.duckdb');
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill('damage', middle, middle + 100);
    writeFileSync(file, bytes);
    const again = await start();
    await expect(again.analyse('select max(srcaddr) as n')).rejects.toMatchObject({
      code: 'InternalError',
      message: expect.stringMatching(/^The store .*logs\.duckdb is damaged .*Next step: stop the local CLS/),
    });
    expect(await count(again)).toBe(300);
  });
});

describe('SIGTERM', () => {
  test('ends it within two seconds while searches and an import run, and what was acknowledged is there', async () => {
    const cls = await start();
    await cls.upload(Array.from({ length: 300 }, (_, k) => String(k)));
    const logs = ['a', 'b', 'c', 'd', 'e'].map((name) => `log ${name}`).join(', ');
    const searches = Array.from({ length: 8 }, () =>
      cls.analyse(`select count(*) as n from ${logs} where a.srcaddr < b.srcaddr`).catch(String),
    );
    const progress = new EventEmitter();
    const importing = sendFile(cls.url, writeLines(500_000), () => progress.emit('stored'));
    await once(progress, 'stored');
    expect(await Promise.race([cls.kill('SIGTERM'), pause(2000)])).toBeDefined();
    expect(await importing).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('Import the file again'),
    });
    expect((await Promise.all(searches)).filter((outcome) => typeof outcome !== 'string')).toEqual([]);
    expect(await count(await start())).toBe(300);
  }, 60_000);
});

function writeLines(lines: number): string {
  const file = path.join(dir, 'records.txt');
  const line = '2 1 eni-1 10.0.0.1 10.1.0.1 40000 443 6 1 ';
  const times = '1772553600 1772553660 ACCEPT OK';
  writeFileSync(file, Array.from({ length: lines }, (_, k) => `${line}${k} ${times}`).join('\n'));
  return file;
}
