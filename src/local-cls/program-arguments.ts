import { parseArgs } from 'node:util';
import { DEFAULT_PORT, type LocalClsOptions } from './start-local-cls';
import { SWITCH_SETS } from './switches';

const DEFAULT_DIR = '.flowlens/local-cls';

/** The traffic of the demo: with IPv6, and records that come late or twice. */
export const DEMO_TRAFFIC = {
  seed: 1,
  recordsPerMinute: 2000,
  limiterEveryHour: true,
  ipv6: true,
  delivery: { late: true, duplicates: true },
};

export const USAGE = `Usage: npm run local-cls -- [--port N] [--host H] [--dir D] [--no-traffic]
                            [--switches S] [--memory-limit M]

  --port N           port to listen on (default ${DEFAULT_PORT})
  --host H           address to listen on (default 127.0.0.1)
  --dir D            folder of the records (default ${DEFAULT_DIR})
  --no-traffic       serve what is stored, without simulated traffic
  --switches S       what CLS's documents leave open: ${Object.keys(SWITCH_SETS).join(', ')}
  --memory-limit M   what the engine's tables may take (default 1GB)`;

/** The command line as options. Throws an error that names the argument. */
export function readArguments(args: string[]): LocalClsOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string', default: '127.0.0.1' },
      dir: { type: 'string', default: DEFAULT_DIR },
      'no-traffic': { type: 'boolean', default: false },
      switches: { type: 'string', default: 'default' },
      'memory-limit': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  return {
    dir: values.dir,
    host: values.host,
    port: readPort(values.port),
    switches: readSwitches(values.switches),
    traffic: values['no-traffic'] ? false : DEMO_TRAFFIC,
    ...readMemoryLimit(values['memory-limit']),
  };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535)) {
    throw new Error(`--port: "${text}" is not a port (0 to 65535)`);
  }
  return port;
}

function readSwitches(name: string) {
  if (!Object.hasOwn(SWITCH_SETS, name)) {
    throw new Error(`--switches: "${name}" is none of ${Object.keys(SWITCH_SETS).join(', ')}`);
  }
  return SWITCH_SETS[name as keyof typeof SWITCH_SETS];
}

function readMemoryLimit(text: string | undefined): Pick<LocalClsOptions, 'memoryLimit'> {
  if (text === undefined) {
    return {};
  }
  if (!/^\d+(?:MB|GB)$/.test(text)) {
    throw new Error(`--memory-limit: "${text}" is not a size such as 700MB or 2GB`);
  }
  return { memoryLimit: text };
}
