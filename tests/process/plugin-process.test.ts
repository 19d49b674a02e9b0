/** The built executable, spoken to as Grafana does. What queries answer is proved elsewhere; here it is how. */
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  HOST_ENVIRONMENT,
  type HostContext,
  type HostQuery,
  parseHandshake,
  type PluginProcess,
  startPlugin,
} from '#plugin-sdk';
import { EXECUTABLE, PLUGIN_FOLDER } from './executable';
import { runToEnd } from './run-to-end';

const stdout: string[] = [];
const stderr: string[] = [];
const started: PluginProcess[] = [];

async function start(env?: Record<string, string>): Promise<PluginProcess> {
  const plugin = await startPlugin({
    executable: EXECUTABLE,
    env,
    cwd: tmpdir(),
    onStdoutLine: (line) => stdout.push(line),
    onStderrLine: (line) => stderr.push(line),
  });
  started.push(plugin);
  return plugin;
}

afterAll(async () => {
  await Promise.all(started.map((plugin) => plugin.stop()));
});

const contextOf = (uid: string, jsonData: unknown): HostContext => ({
  dataSource: {
    uid,
    name: 'Flow logs',
    updatedMs: 1,
    jsonData,
    secureJsonData: { secretId: 'AKIDflowlensdemo', secretKey: 'flowlens-demo-secret-key' },
  },
});
/** A data source that nobody has filled in yet. */
const unset = contextOf('unset', {});
const askedOf = (url: string) =>
  contextOf('silent', {
    endpoint: { kind: 'custom', url },
    sources: [{ region: 'ap-guangzhou', topic: 'ccn-flowlog-ap-guangzhou-1250000000', format: 'ccn' }],
  });

/** A service that knows its topics' indexes but never answers a search. */
async function silentService() {
  const searches = new EventEmitter();
  const server = createServer((request, response) => {
    if (request.headers['x-tc-action'] === 'SearchLog') searches.emit('asked', request.socket);
    else response.end(JSON.stringify({ Response: INDEX }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { searches, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

const INDEX = {
  RequestId: 'r-1',
  TopicId: 'ccn-flowlog-ap-guangzhou-1250000000',
  Status: true,
  Rule: { FullText: { CaseSensitive: false, Tokenizer: ' ', ContainZH: false }, KeyValue: null },
};

const queryOf = (refId: string, json: unknown): HostQuery => ({ refId, fromMs: 0, toMs: 3_600_000, json });
const search = { version: 1, kind: 'code', log: 'ccn', format: 'logs', filters: [], text: '*', limit: 10 };

const socketOf = (plugin: PluginProcess) => (plugin.address.network === 'unix' ? plugin.address.path : '');
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const { size, mtimeMs } = statSync(path.join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });

describe('plugin process', () => {
  const filesBefore = filesOf(PLUGIN_FOLDER);
  let plugin: PluginProcess;

  beforeAll(async () => {
    plugin = await start();
  });

  test('listens where only its own user can reach it', () => {
    expect(statSync(path.dirname(socketOf(plugin))).mode & 0o777).toBe(0o700);
  });

  test('says that it is serving', async () => {
    const [health] = await plugin.client.call('grpc.health.v1.Health', 'Check', { service: 'plugin' });
    expect(health.status).toBe(1);
  });

  test.each<[string, unknown]>([
    ['an empty query', {}],
    ['a query that is no object', 5],
    ['null', null],
    ['an unknown kind', { kind: 'nonsense' }],
    ['a good query without settings', search],
  ])('%s is answered by an error with a status', async (_what, json) => {
    const answers = await plugin.queryData(unset, [queryOf('A', json)]);
    expect(answers.get('A')?.status).toBeGreaterThanOrEqual(400);
    expect(answers.get('A')?.error).not.toBe('');
    expect(['plugin', 'downstream']).toContain(answers.get('A')?.errorSource);
  });

  test('each refId has an answer of its own, whatever it is called', async () => {
    const refIds = ['A', 'log-volume-A', '', 'a b', '${x}'];
    const answers = await plugin.queryData(
      unset,
      refIds.map((refId) => queryOf(refId, {})),
    );
    expect([...answers.keys()].sort()).toEqual([...refIds].sort());
    for (const answer of answers.values()) expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('bytes that are no JSON fail their query, not the call', async () => {
    const timeRange = { fromEpochMS: 0, toEpochMS: 1 };
    const [{ responses }] = await plugin.client.call('pluginv2.Data', 'QueryData', {
      queries: [{ refId: 'A', timeRange, json: Buffer.from('{"kind":') }],
    });
    expect(responses.A).toMatchObject({ status: 400, errorSource: 'downstream' });
  });

  test('no queries, and no context at all, are answered', async () => {
    expect(await plugin.client.call('pluginv2.Data', 'QueryData', {})).toEqual([{ responses: {} }]);
    const timeRange = { fromEpochMS: 0, toEpochMS: 1 };
    const [{ responses }] = await plugin.client.call('pluginv2.Data', 'QueryData', {
      queries: [{ refId: 'A', timeRange, json: Buffer.from(JSON.stringify(search)) }],
    });
    expect(responses.A.status).toBeGreaterThanOrEqual(400);
  });

  test('the health of an empty data source is an error with an object of details', async () => {
    const health = await plugin.checkHealth(unset);
    expect(health.status).toBe('error');
    expect(health.message).not.toBe('');
    expect(health.details).toEqual(expect.any(Object));
  });

  test('metrics are text', async () => {
    expect(typeof (await plugin.collectMetrics())).toBe('string');
  });

  test.each(['', 'nonsense', '../etc/passwd', 'topics/..'])('the unknown resource %p is a 404', async (url) => {
    expect((await plugin.callResource(unset, { url })).status).toBe(404);
  });

  test('a request of nearly 16 MiB is read, a bigger one is refused and does no harm', async () => {
    const padding = 'x'.repeat(16 * 1024 * 1024 - 4096);
    const answers = await plugin.queryData(unset, [queryOf('A', { padding })]);
    expect(answers.get('A')?.status).toBeGreaterThanOrEqual(400);
    await expect(plugin.queryData(unset, [queryOf('A', { padding: padding + padding })])).rejects.toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
    });
    expect((await plugin.queryData(unset, [queryOf('A', {})])).size).toBe(1);
  });

  test('a cancelled query lets go of the service it was asking', async () => {
    const silent = await silentService();
    const cancel = new AbortController();
    const asked = once(silent.searches, 'asked');
    const call = plugin.queryData(askedOf(silent.url), [queryOf('A', search)], { signal: cancel.signal });
    const failed = expect(call).rejects.toMatchObject({ code: status.CANCELLED });
    const [socket] = (await asked) as [Socket];
    const released = once(socket, 'close');
    cancel.abort();
    await failed;
    await released;
    silent.close();
  });

  test('Ctrl-C in the terminal of the host does not end it', async () => {
    plugin.child.kill('SIGINT');
    expect((await plugin.queryData(unset, [queryOf('A', {})])).size).toBe(1);
  });

  test('writes no file into its folder', () => {
    expect(filesOf(PLUGIN_FOLDER)).toEqual(filesBefore);
  });

  test('stdout holds the handshake alone, stderr lines of JSON with a string message', () => {
    expect(stdout).toHaveLength(1);
    for (const line of stderr) {
      expect(JSON.parse(line)).toMatchObject({ '@level': expect.any(String), '@message': expect.any(String) });
      expect(line).not.toContain('flowlens-demo-secret-key');
    }
  });
});

describe('start and end of the plugin process', () => {
  const longFolder = mkdtempSync(path.join(tmpdir(), 'x'.repeat(100)));
  afterAll(() => rmSync(longFolder, { recursive: true }));

  test.each<[string, Record<string, string>]>([
    ['without the cookie', {}],
    ['with the cookie of another kind of plugin', { grafana_plugin_type: 'renderer' }],
  ])('%s it refuses to start', async (_what, env) => {
    const { code, stdout: printed, stderr: hint } = await runToEnd(EXECUTABLE, env);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(hint).toContain('Grafana');
  });

  test('Shutdown ends it by itself and removes its socket', async () => {
    const plugin = await start();
    expect(await plugin.stop()).toEqual({ code: 0, signal: null });
    expect(existsSync(path.dirname(socketOf(plugin)))).toBe(false);
  });

  test('Shutdown ends it also while a query is running', async () => {
    const silent = await silentService();
    const plugin = await start();
    const asked = once(silent.searches, 'asked');
    const call = plugin.queryData(askedOf(silent.url), [queryOf('A', search)]).catch(() => undefined);
    await asked;
    expect(await plugin.stop()).toEqual({ code: 0, signal: null });
    await call;
    silent.close();
  });

  test('SIGTERM ends it cleanly', async () => {
    const plugin = await start();
    plugin.child.kill('SIGTERM');
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
    expect(existsSync(path.dirname(socketOf(plugin)))).toBe(false);
    plugin.client.close();
  });

  test('the socket lies in the folder that the host names', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sockets-'));
    const plugin = await start({ PLUGIN_UNIX_SOCKET_DIR: folder });
    expect(path.dirname(path.dirname(socketOf(plugin)))).toBe(folder);
    await plugin.stop();
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['is missing', path.join(tmpdir(), 'no', 'such', 'folder'), 'no such file'],
    ['has a path too long for a socket', longFolder, 'too long'],
  ])('it says so where the folder for its socket %s', async (_what, folder, reason) => {
    const run = await runToEnd(EXECUTABLE, { ...HOST_ENVIRONMENT, PLUGIN_UNIX_SOCKET_DIR: folder });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(run.stderr)).toMatchObject({ '@level': 'error', error: expect.stringContaining(reason) });
  });

  test('it ends when its host is killed', async () => {
    const host = spawn(process.execPath, ['-e', HOST_PROGRAM, EXECUTABLE, JSON.stringify(HOST_ENVIRONMENT)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(host.stdout, 'data')) as [Buffer];
    const address = parseHandshake(String(line));
    const socket = address?.network === 'unix' ? address.path : '';
    expect(existsSync(socket)).toBe(true);
    host.kill('SIGKILL');
    while (existsSync(socket)) await pause(50);
  });
});

/** Starts the plugin, passes its handshake on, and stays. */
const HOST_PROGRAM = `
  const [executable, env] = process.argv.slice(1);
  const options = { env: JSON.parse(env), stdio: ['ignore', 'pipe', 'pipe'] };
  require('node:child_process').spawn(executable, options).stdout.pipe(process.stdout);
  setInterval(() => {}, 1000);
`;
