/** The built programs, as they are run by people and by Grafana. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const OS: Record<string, string> = { win32: 'windows' };
const ARCH: Record<string, string> = { x64: 'amd64' };

export const PLUGIN_EXECUTABLE = path.resolve(
  `dist/gpx_flowlens_${OS[process.platform] ?? process.platform}_${ARCH[process.arch] ?? process.arch}`,
);

export interface LocalClsProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the local CLS in a process of its own, on a free port. */
export async function startLocalClsProcess(dir: string, ...args: string[]): Promise<LocalClsProcess> {
  const child = spawn(process.execPath, ['build/local-cls.cjs', '--port', '0', '--dir', dir, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid!,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the local CLS ended with code ${code}`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const [, url] = /listens on (\S+)/.exec(line) ?? [];
      if (url !== undefined) {
        resolve(url);
      }
    });
  });
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
