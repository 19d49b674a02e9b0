/** The preview server over the built plugin: Grafana's paths, secrets, and a plugin process that dies. */
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PluginKeeper } from '../../src/preview/server/plugin-keeper';
import { startPreview, type Preview } from '../../src/preview/server/start-preview';
import { EXECUTABLE } from './executable';

const ROOT = path.resolve(__dirname, '../..');
/** Nothing listens here. */
const DEAD_CLS = 'http://127.0.0.1:9';

let preview: Preview;

beforeAll(async () => {
  const environment = {
    FLOWLENS_CLS_URL: DEAD_CLS,
    FLOWLENS_SECRET_ID: 'id-of-test',
    FLOWLENS_SECRET_KEY: 'key-of-test',
  };
  preview = await startPreview({ root: ROOT, port: 0, environment, log: () => undefined });
});

afterAll(() => preview.close());

const get = (place: string, init?: RequestInit) => fetch(`${preview.url}${place}`, init);
const ask = (body: unknown) => get('/api/ds/query', { method: 'POST', body: JSON.stringify(body) });

/** `fetch` normalises paths and sets Host by itself. */
function getRaw(place: string, host: string): Promise<number | undefined> {
  const { port } = new URL(preview.url);
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: place, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the preview server', () => {
  test('names the provisioned data sources with the environment filled in, and no secret', async () => {
    const text = await (await get('/api/datasources')).text();
    const [demo, imported] = JSON.parse(text) as { uid: string; jsonData: unknown; secureJsonFields: unknown }[];
    expect([demo?.uid, imported?.uid]).toEqual(['flowlens', 'flowlens-imported']);
    expect(demo?.jsonData).toMatchObject({ endpoint: { kind: 'custom', url: DEAD_CLS } });
    expect(demo?.secureJsonFields).toEqual({ secretId: true, secretKey: true });
    expect(text).not.toMatch(/id-of-test|key-of-test/);
  });

  test('serves the built module and the dashboard', async () => {
    expect((await get('/public/plugins/flowlens-cls-datasource/module.js')).status).toBe(200);
    expect(await (await get('/api/dashboards')).json()).toMatchObject([{ uid: 'flowlens-ccn-overview' }]);
  });

  test('a query that fails has its own error and status; a query of an unknown data source is refused', async () => {
    const query = { refId: 'A', datasource: { uid: 'flowlens' }, kind: 'nonsense' };
    const answer = await ask({ queries: [query], from: 'now-1h', to: 'now' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      results: { A: { status: 400, error: expect.stringContaining('kind') } },
    });
    const unknown = await ask({ queries: [{ ...query, datasource: { uid: 'none' } }], from: 'now-1h', to: 'now' });
    expect([unknown.status, await unknown.json()]).toEqual([404, { message: expect.stringContaining('"none"') }]);
  });

  test('a failed health check is an error with the reason, as in Grafana', async () => {
    const answer = await get('/api/datasources/uid/flowlens/health');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: 'ERROR', message: expect.any(String), details: {} });
  });

  test('what is no JSON, no time or no path is refused with the reason', async () => {
    const broken = await get('/api/ds/query', { method: 'POST', body: '{' });
    expect([broken.status, await broken.json()]).toEqual([400, { message: 'The body must be a JSON object.' }]);
    const query = { refId: 'A', datasource: { uid: 'flowlens' } };
    expect((await ask({ queries: [query], from: 'yesterday', to: 'now' })).status).toBe(400);
    expect((await get('/api/nothing')).status).toBe(404);
  });

  test('reads nothing outside its folders and answers to no foreign name', async () => {
    expect(await getRaw('/build/../../package.json', 'localhost')).toBe(404);
    expect(await getRaw('/build/..%2f..%2fpackage.json', 'localhost')).toBe(404);
    expect(await getRaw('/', 'example.org')).toBe(403);
  });
});

describe('the keeper of the plugin process', () => {
  test('starts it again when it dies, and says so', async () => {
    const lines: string[] = [];
    const keeper = await PluginKeeper.start(EXECUTABLE, (line) => lines.push(line));
    const first = keeper.process;
    first.child.kill('SIGKILL');
    await first.exited;
    await Promise.resolve();
    expect(() => keeper.process).toThrow('started again');
    for (let second; second === undefined || second === first; await setTimeout(50)) {
      second = tryTo(() => keeper.process);
    }
    expect(await keeper.process.collectMetrics()).toEqual(expect.any(String));
    expect(lines).toContain('The plugin process ended (SIGKILL); starting it again.');
    await keeper.stop();
  });

  test('a plugin that is not built is named with the way to mend it', async () => {
    await expect(PluginKeeper.start('/no/such/gpx_flowlens', () => undefined)).rejects.toThrow('npm run build');
  });
});

function tryTo<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
