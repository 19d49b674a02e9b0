/** The demo as a browser sees it: local CLS with traffic, the built plugin, the built page, one tab of Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { SWITCHES } from '../switch-set';
import { DEMO_KEYS, startLocalCls, type LocalCls } from '../../src/local-cls/start-local-cls';
import { startPreview, type Preview } from '../../src/preview/server/start-preview';
import { findChromium } from './find-chromium';

const TWO_HOURS_MS = 2 * 3_600_000;
const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export class DemoPage {
  /** What the page threw or did not find; empty as long as all is well. */
  readonly faults: string[] = [];
  /** The two hours that certainly have traffic. */
  readonly range: string;

  private constructor(
    private readonly dir: string,
    private readonly cls: LocalCls,
    private readonly preview: Preview,
    private readonly browser: Browser,
    readonly page: Page,
    toMs: number,
  ) {
    this.range = `from=${toMs - TWO_HOURS_MS}&to=${toMs}`;
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('response', (answer) => {
      if (answer.status() === 404) {
        this.faults.push(`not found: ${answer.url()}`);
      }
    });
  }

  static async open(): Promise<DemoPage> {
    const executablePath = findChromium();
    if (executablePath === undefined) {
      throw new Error('These tests need Chromium here: install it or set CHROMIUM to its path.');
    }
    const dir = mkdtempSync(path.join(tmpdir(), 'flowlens-browser-'));
    const nowMs = Date.now();
    const traffic = { seed: 1, recordsPerMinute: 200, limiterEveryHour: true };
    const cls = await startLocalCls({ dir, traffic, switches: SWITCHES });
    await newestTrafficIsThere(cls, nowMs);
    const preview = await startPreview({
      root: path.resolve(__dirname, '../..'),
      port: 0,
      environment: {
        FLOWLENS_CLS_URL: cls.url,
        FLOWLENS_SECRET_ID: DEMO_KEYS[0]!.secretId,
        FLOWLENS_SECRET_KEY: DEMO_KEYS[0]!.secretKey,
      },
      log: () => undefined,
    });
    const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    return new DemoPage(dir, cls, preview, browser, page, nowMs);
  }

  async goTo(place: string): Promise<void> {
    await this.page.goto(`${this.preview.url}/?${place}&${this.range}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.preview.close();
    await this.cls.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

async function newestTrafficIsThere(cls: LocalCls, nowMs: number): Promise<void> {
  const fed = cls.topics.filter(({ topicId }) => topicId.startsWith('ccn-flowlog-'));
  for (;;) {
    const bounds = await Promise.all(fed.map(({ topicId }) => cls.store.bounds(topicId)));
    if (bounds.every(({ minMs, count }) => count > 0 && (minMs ?? nowMs) <= nowMs - TWO_HOURS_MS)) {
      return;
    }
    await setTimeout(250);
  }
}
