import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { HOST_ENVIRONMENT, parseHandshake } from '../handshake';
import { PluginClient } from './plugin-client';
import { PluginProcess } from './plugin-process';

const HANDSHAKE_TIMEOUT_MS = 60_000;

export interface StartOptions {
  executable: string;
  /** Added to the environment that Grafana gives; the host's own is not passed on. */
  env?: Readonly<Record<string, string>>;
  /** The working directory; Grafana's is its own home. */
  cwd?: string;
  onStdoutLine?: (line: string) => void;
  onStderrLine?: (line: string) => void;
}

/** Starts a plugin as Grafana does: bare environment, one handshake line, then gRPC. */
export async function startPlugin(options: StartOptions): Promise<PluginProcess> {
  const child = spawn(options.executable, [], {
    env: { ...HOST_ENVIRONMENT, ...options.env },
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stderr: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    stderr.push(line);
    stderr.splice(0, stderr.length - 20);
    options.onStderrLine?.(line);
  });
  try {
    const line = await firstLine(child, options.onStdoutLine);
    const address = parseHandshake(line);
    if (!address) throw new Error(`the first line is no handshake: ${JSON.stringify(line)}`);
    return new PluginProcess(child, address, new PluginClient(address));
  } catch (error) {
    child.kill('SIGKILL');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error([`${options.executable} did not start: ${reason}`, ...stderr].join('\n'), { cause: error });
  }
}

/** The first line of stdout; the lines after it go to `onLine` as well. */
function firstLine(child: ChildProcess, onLine: ((line: string) => void) | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no handshake within a minute')), HANDSHAKE_TIMEOUT_MS);
    child.on('error', reject);
    child.on('close', (code, signal) => reject(new Error(`it ended with ${signal ?? `code ${code}`}`)));
    child.once('close', () => clearTimeout(timer));
    if (!child.stdout) throw new Error('stdout is not a pipe');
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(timer);
      onLine?.(line);
      resolve(line);
    });
  });
}
