/** `npm run local-cls`: the local CLS as a program, with simulated traffic. */
// First: the engine starts the threads when it is loaded.
import './thread-count';
import { parseArgs } from 'node:util';
import { DEFAULT_PORT, DEMO_KEYS, startLocalCls } from './start-local-cls';
import { StoreInUseError } from './store/open-store';
import { SWITCH_SETS } from './switches';

const DEFAULT_DIR = '.flowlens/local-cls';
const TRAFFIC = {
  seed: 1,
  recordsPerMinute: 2000,
  limiterEveryHour: true,
  ipv6: true,
  delivery: { late: true, duplicates: true },
};

/** What is stored outlives a kill, so a stop waits no longer for what still runs. */
const STOP_WITHIN_MS = 1500;

const USAGE = `Usage: npm run local-cls -- [--port N] [--host H] [--dir D] [--no-traffic]
                            [--switches S]

  --port N       port to listen on (default ${DEFAULT_PORT})
  --host H       address to listen on (default 127.0.0.1)
  --dir D        folder of the records (default ${DEFAULT_DIR})
  --no-traffic   serve what is stored, without simulated traffic
  --switches S   what CLS's documents leave open: default, mildest or harshest`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string', default: '127.0.0.1' },
      dir: { type: 'string', default: DEFAULT_DIR },
      'no-traffic': { type: 'boolean', default: false },
      switches: { type: 'string', default: 'default' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65535)) {
    throw new Error(`--port: "${values.port}" is not a port (0 to 65535)`);
  }
  if (!isSwitchSet(values.switches)) {
    throw new Error(`--switches: "${values.switches}" is none of ${Object.keys(SWITCH_SETS).join(', ')}`);
  }
  const switches = SWITCH_SETS[values.switches];
  const traffic = values['no-traffic'] ? (false as const) : TRAFFIC;
  const local = await startLocalCls({
    dir: values.dir,
    host: values.host,
    port,
    switches,
    traffic,
    log: console.error,
  });
  console.log(`Local CLS listens on ${local.url}`);
  DEMO_KEYS.forEach(({ secretId, secretKey }) => console.log(`  SecretId ${secretId}  SecretKey ${secretKey}`));
  local.topics.forEach(({ region, topicId }) => console.log(`  ${region.padEnd(18)} ${topicId}`));
  const stop = () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), STOP_WITHIN_MS).unref();
    local.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function isSwitchSet(name: string): name is keyof typeof SWITCH_SETS {
  return Object.hasOwn(SWITCH_SETS, name);
}

function fail(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const text = error instanceof Error ? error.message : String(error);
  const advice = code === 'EADDRINUSE' ? '; another local CLS may run already, or choose --port' : '';
  console.error(error instanceof StoreInUseError || advice ? `${text}${advice}` : `The local CLS stopped: ${text}`);
  process.exit(1);
}

main().catch(fail);
