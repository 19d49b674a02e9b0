// `npm run demo`: a local CLS with simulated traffic and the preview page over it, until Ctrl-C.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { endWithParent } from './end-with-parent.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, ROOT } from './ensure-installed.mjs';

const LOCAL_CLS_PORT = 8765;
const PREVIEW_PORT = 3080;
const PORTS_TRIED = 20;
/** The local CLS's own key pair; it guards nothing but simulated records. */
const KEYS = { FLOWLENS_SECRET_ID: 'AKIDflowlensdemo', FLOWLENS_SECRET_KEY: 'flowlens-demo-secret-key' };
const USAGE = `Usage: npm run demo

Starts a local CLS with simulated traffic and the preview page over it, and prints the page's address. It takes the
first free ports from ${LOCAL_CLS_PORT} and ${PREVIEW_PORT}. Stop with Ctrl-C.

  --help   print this and end`;
const TWO_HOURS_MS = 2 * 3600 * 1000;
const STOP_TIMEOUT_MS = 5000;

const children = [];
let stopping = false;

async function main() {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  ensureInstalled();
  ensureBuilt();
  process.once('SIGINT', () => stop(0));
  process.once('SIGTERM', () => stop(0));
  endWithParent(() => stop(0));
  const cls = (await runningLocalCls()) ?? (await startLocalCls());
  await newestTrafficIsThere(cls);
  const page = await startPreview(cls);
  console.log(`
The FlowLens demo is running. Open

    ${page}

Behind it the local CLS at ${cls} fills in a day of traffic. Stop with Ctrl-C.
`);
}

/** One that `npm run local-cls` or `npm run import` started keeps the folder of records to itself. */
async function runningLocalCls() {
  const url = `http://127.0.0.1:${LOCAL_CLS_PORT}`;
  const found = await readStatus(url).catch(() => undefined);
  if (found) {
    console.log(`Using the local CLS that runs at ${url} already.`);
  }
  return found && url;
}

async function startLocalCls() {
  const port = await freePort(LOCAL_CLS_PORT);
  console.log('Starting the local CLS ...');
  return start('The local CLS', ['build/local-cls.cjs', '--port', String(port)], {}, /listens on (\S+)/);
}

function startPreview(cls) {
  console.log('Starting the preview page ...');
  const environment = { ...KEYS, FLOWLENS_CLS_URL: cls, FLOWLENS_PREVIEW_PORT: String(PREVIEW_PORT) };
  return start('The preview server', ['build/preview.cjs'], environment, /Preview page: (\S+)/);
}

/** Starts a program and resolves with the address it prints. Its end before ours is the end of the demo. */
function start(name, args, environment, address) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  child.once('exit', (code, signal) => {
    if (!stopping) {
      console.error(`${name} ended (${signal ?? `code ${code}`}); the demo stops. Its messages stand above.`);
      void stop(1);
    }
  });
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = address.exec(line);
      if (match) {
        resolve(match[1]);
      }
    });
  });
}

/** Until every region has the last two hours: the panels' default range. */
async function newestTrafficIsThere(cls) {
  console.log('Waiting for the newest two hours of traffic ...');
  for (;;) {
    const { topics } = await readStatus(cls);
    const fed = topics.filter(({ topicId }) => topicId.startsWith('ccn-flowlog-'));
    if (fed.every(({ minMs, count }) => count > 0 && minMs <= Date.now() - TWO_HOURS_MS)) {
      return;
    }
    await wait(500);
  }
}

async function readStatus(cls) {
  const answer = await fetch(`${cls}/local/status`);
  if (!answer.ok) {
    throw new Error(`${cls} answers with status ${answer.status}`);
  }
  return answer.json();
}

async function freePort(first) {
  for (let port = first; port < first + PORTS_TRIED; port++) {
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Error(`No free port between ${first} and ${first + PORTS_TRIED - 1}.`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Ctrl-C reaches the children too; whoever has not ended in time is killed. */
async function stop(code) {
  if (stopping) {
    return;
  }
  stopping = true;
  const ends = children.filter((child) => child.exitCode === null && child.signalCode === null).map(stopChild);
  await Promise.race([Promise.all(ends), wait(STOP_TIMEOUT_MS)]);
  children.forEach((child) => child.kill('SIGKILL'));
  process.exit(code);
}

function stopChild(child) {
  child.kill('SIGTERM');
  return new Promise((resolve) => child.once('exit', resolve));
}

main().catch(async (error) => {
  console.error(error.message);
  await stop(1);
});
