/** Keeps the plugin's process running, as Grafana does: a process that ended is started again a second later. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { startPlugin, type PluginProcess } from '#plugin-sdk';

const RESTART_AFTER_MS = 1000;

export type Log = (line: string) => void;

/** The plugin cannot answer just now. */
export class PluginUnavailableError extends Error {
  override readonly name = 'PluginUnavailableError';
}

export class PluginKeeper {
  #process: PluginProcess | undefined;
  #stopping = false;

  private constructor(
    private readonly executable: string,
    private readonly log: Log,
  ) {}

  /** Starts the plugin; rejects where it is not built or does not start at all. */
  static async start(executable: string, log: Log): Promise<PluginKeeper> {
    if (!existsSync(executable)) {
      throw new Error(`${executable} is missing. Run \`npm run build\` first.`);
    }
    const keeper = new PluginKeeper(executable, log);
    await keeper.#start();
    return keeper;
  }

  /** The running process. Throws PluginUnavailableError between an end and the next start. */
  get process(): PluginProcess {
    if (!this.#process) {
      throw new PluginUnavailableError(
        'The plugin process has ended and is being started again. Try again in a second.',
      );
    }
    return this.#process;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#process?.stop();
  }

  async #start(): Promise<void> {
    const started = await startPlugin({
      executable: this.executable,
      onStderrLine: (line) => logPluginLine(line, this.log),
    });
    this.#process = started;
    void started.exited.then(({ code, signal }) => {
      this.#process = undefined;
      started.client.close();
      if (!this.#stopping) {
        this.log(`The plugin process ended (${signal ?? `code ${code}`}); starting it again.`);
        this.#restart();
      }
    });
  }

  #restart(): void {
    setTimeout(() => {
      if (!this.#stopping) {
        this.#start().catch((error: Error) => {
          this.log(error.message);
          this.#restart();
        });
      }
    }, RESTART_AFTER_MS);
  }
}

/** Grafana shows a plugin's warnings and errors by default; so does the preview. */
function logPluginLine(line: string, log: Log): void {
  try {
    const { '@level': level, '@message': message, ...rest } = JSON.parse(line) as Record<string, unknown>;
    if (level === 'warn' || level === 'error') {
      log(`plugin ${level}: ${String(message)} ${Object.keys(rest).length > 0 ? JSON.stringify(rest) : ''}`.trimEnd());
    }
  } catch {
    log(`plugin: ${line}`);
  }
}

/** The file Grafana would start on this machine. */
export function executablePath(dist: string): string {
  const os = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string] ?? process.platform;
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch;
  return path.join(dist, `gpx_flowlens_${os}_${arch}${os === 'windows' ? '.exe' : ''}`);
}
