import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { sendFile } from '../../src/local-cls/import/send-file';
import { type Measured } from '../figure';
import { startLocalClsProcess } from '../programs';

const LINES = 1_000_000;

/** Lines of the seed's CCN format through a local CLS in a process of its own, until they are stored. */
export async function importFiles(): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'flowlens-bench-'));
  const file = path.join(dir, 'records.txt');
  await writeLines(file);
  const cls = await startLocalClsProcess(path.join(dir, 'store'), '--no-traffic');
  try {
    const started = performance.now();
    const outcome = await sendFile(cls.url, file, () => undefined);
    const seconds = (performance.now() - started) / 1000;
    if (outcome.kind !== 'imported' || outcome.good.ccn !== LINES) {
      throw new Error(`the import went wrong: ${JSON.stringify(outcome)}`);
    }
    return [
      { name: 'import of seed-format lines', value: LINES / seconds, unit: 'lines/s', target: { least: 250_000 } },
    ];
  } finally {
    await cls.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function writeLines(file: string): Promise<void> {
  const out = createWriteStream(file);
  for (let line = 0; line < LINES; line++) {
    const start = 1_767_225_600 + (line % 1440) * 60;
    const text =
      `10.2.${line % 200}.${line % 251} ap-guangzhou ${line % 65536} ${start} 10.1.7.${line % 253} 2 ${line % 900} ` +
      `ccn-demo0001 6 ap-shanghai ${line * 37} ACCEPT ap-shanghai ${32768 + (line % 28000)} ${start + 59} OK\n`;
    if (!out.write(text)) {
      await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'close');
}
