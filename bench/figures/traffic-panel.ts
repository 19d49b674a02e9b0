import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'yaml';
import { startPlugin } from '#plugin-sdk';
import { type Measured, timed } from '../figure';
import { type LocalClsProcess, PLUGIN_EXECUTABLE, startLocalClsProcess } from '../programs';

const HOUR_MS = 3_600_000;

/** How soon the demo can be used, and its main panel over six hours of a full day: eight topics, ranked, with Other. */
export async function trafficPanel(): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'flowlens-bench-'));
  const started = performance.now();
  const cls = await startLocalClsProcess(dir);
  try {
    await hoursStored(cls, 2);
    const usable = (performance.now() - started) / 1000;
    await hoursStored(cls, 23.9);
    const full = (performance.now() - started) / 1000;
    await wait(2000);
    return [
      { name: 'demo data: newest 2 h after start', value: usable, unit: 's', target: { most: 10 } },
      { name: 'demo data: a day behind them after', value: full - usable, unit: 's', target: { most: 60 } },
      { name: '6 h traffic panel over a day of demo data', value: await panel(cls), unit: 'ms', target: { most: 400 } },
    ];
  } finally {
    await cls.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function hoursStored(cls: LocalClsProcess, hours: number): Promise<void> {
  for (;;) {
    const answer = (await (await fetch(`${cls.url}/local/status`)).json()) as {
      topics: { topicId: string; minMs: number | null }[];
    };
    const fed = answer.topics.filter(({ topicId }) => topicId.startsWith('ccn-flowlog-'));
    if (fed.every(({ minMs }) => minMs !== null && minMs <= Date.now() - hours * HOUR_MS)) {
      return;
    }
    await wait(100);
  }
}

async function panel(cls: LocalClsProcess): Promise<number> {
  const { datasources } = parse(readFileSync('provisioning/datasources/flowlens.yml', 'utf8')) as {
    datasources: { uid: string; name: string; jsonData: object }[];
  };
  const { uid, name, jsonData } = datasources[0]!;
  const dataSource = {
    uid,
    name,
    updatedMs: 1,
    jsonData: { ...jsonData, endpoint: { kind: 'custom', url: cls.url } },
    secureJsonData: { secretId: 'AKIDflowlensdemo', secretKey: 'flowlens-demo-secret-key' },
  };
  const plugin = await startPlugin({ executable: PLUGIN_EXECUTABLE });
  try {
    const toMs = Date.now();
    const json = { kind: 'traffic', measures: ['bitsPerSecond'], splitBy: ['pair'], topN: 8 };
    const query = { refId: 'A', fromMs: toMs - 6 * HOUR_MS, toMs, intervalMs: 60_000, json };
    return await timed(9, async () => {
      const answer = (await plugin.queryData({ dataSource }, [query])).get('A')!;
      if (answer.error !== undefined || answer.frames.length < 9) {
        throw new Error(`the panel went wrong: ${answer.error ?? `${answer.frames.length} frames`}`);
      }
    });
  } finally {
    await plugin.stop();
  }
}
