/** kill -9 at any moment: what was acknowledged is there after the next start, once. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LocalClsProcess } from './local-cls-process';

const KILLS = 50;
const WRITERS = 3;
const LONGEST_MS = 250;
/** Records of an upload, and what makes them large enough for several checkpoints. */
const BATCH = 40;
const PADDING = randomBytes(400).toString('hex');

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'kill-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The same numbers from 0 to 1 in every run. */
function* chances(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** What the writers know: batches by name, and whether the store has acknowledged them. */
class Ledger {
  readonly acknowledged = new Set<string>();
  readonly begun = new Set<string>();

  /** Writes one batch after the other until the connection is gone. */
  async write(cls: LocalClsProcess, writer: string): Promise<void> {
    for (let k = 0; ; k++) {
      const name = `${writer}-${k}`;
      this.begun.add(name);
      try {
        await cls.upload(Array.from({ length: BATCH }, () => `${name} ${PADDING}`));
      } catch {
        return;
      }
      this.acknowledged.add(name);
    }
  }

  /** Batches that are lost, torn, doubled or were never written. */
  async faults(cls: LocalClsProcess): Promise<string[]> {
    const stored = new Map<string, number>();
    for (let offset = 0; offset === stored.size; offset += 10_000) {
      const rows = await cls.analyse(
        `select split_part(srcaddr, ' ', 1) as name, count(*) as records group by name order by name offset ${offset} limit 10000`,
      );
      rows.forEach(({ name, records }) => stored.set(String(name), Number(records)));
    }
    return [
      ...[...this.acknowledged].filter((name) => !stored.has(name)).map((name) => `${name} is lost`),
      ...[...stored].filter(([, records]) => records !== BATCH).map(([name, records]) => `${name} has ${records}`),
      ...[...stored.keys()].filter((name) => !this.begun.has(name)).map((name) => `${name} was never written`),
    ];
  }
}

test(`${KILLS} kills lose nothing that was acknowledged, and double nothing`, async () => {
  const chance = chances(3);
  const ledger = new Ledger();
  for (let round = 0; round < KILLS; round++) {
    const cls = await LocalClsProcess.start({ dir });
    expect(await ledger.faults(cls)).toEqual([]);
    const writers = Array.from({ length: WRITERS }, (_, k) => ledger.write(cls, `${round}-${k}`));
    await pause(chance.next().value * LONGEST_MS);
    // A busy machine may not have come to a single write.
    while (ledger.acknowledged.size <= round) {
      await pause(5);
    }
    await cls.kill();
    await Promise.all(writers);
    if (round % 5 === 0) {
      await killWhileStarting(chance.next().value);
    }
  }
  const cls = await LocalClsProcess.start({ dir });
  expect(await ledger.faults(cls)).toEqual([]);
  expect(ledger.acknowledged.size).toBeGreaterThanOrEqual(KILLS);
  await cls.kill('SIGTERM');
}, 240_000);

async function killWhileStarting(chance: number): Promise<void> {
  const starting = LocalClsProcess.spawn({ dir });
  await pause(chance * 2 * LONGEST_MS);
  await starting.kill();
}
