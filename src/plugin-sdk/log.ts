import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { printLogLine, type LogLevel } from './log-line';

type LogValues = Readonly<Record<string, unknown>>;

const write = (level: LogLevel) => (message: string, values?: LogValues) => {
  process.stderr.write(`${printLogLine(level, message, values)}\n`);
};

/** Grafana's log: JSON lines on stderr. `values` become key/values of the line; secrets print as `[hidden]`. */
export const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };

/**
 * Sends what anybody prints to the log instead: console, Node's own warnings, errors nobody caught. From here on
 * stdout carries the handshake alone and stderr JSON alone. A host that is gone must not crash us by its closed pipes.
 */
export function captureOutput(): void {
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  globalThis.console = new Console({ stdout: lineSink('debug'), stderr: lineSink('warn') });
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn(warning.message, { name: warning.name }));
  process.on('uncaughtException', (error) => log.error('Uncaught exception', { error }));
  process.on('unhandledRejection', (error) => log.error('Unhandled rejection', { error }));
}

function lineSink(level: LogLevel): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      log[level](String(chunk).trimEnd());
      done();
    },
  });
}
