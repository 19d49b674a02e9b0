import { inspect } from 'node:util';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * Longest printed message and longest printed line, in bytes. The host splits lines at 64 KiB and shows the pieces
 * as debug text.
 */
const MESSAGE_BYTES = 12 * 1024;
const LINE_BYTES = 16 * 1024;
const VALUE_BYTES = 8 * 1024;

/**
 * One line of Grafana's log channel.
 *
 *     printLogLine('warn', 'Slow answer', { ms: 1200 })  ->  {"@level":"warn","@message":"Slow answer","ms":1200}
 *
 * `@level` and `@message` are always strings, because anything else there ends the host process. `@timestamp` is
 * left out: with other than six fractional digits the host demotes the whole line.
 */
export function printLogLine(
  level: LogLevel,
  message: unknown,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const line: Record<string, string | number | boolean> = {
    '@level': level,
    '@message': clip(textOf(message), MESSAGE_BYTES),
  };
  let free = LINE_BYTES - printedBytes(line);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    // The three @ keys belong to the line itself.
    const key = clip(name.replace(/^@+/, ''), 256);
    const room = Math.min(free - printedBytes(key) - 8, VALUE_BYTES);
    if (room < 16) break;
    line[key] =
      typeof value === 'boolean' || Number.isFinite(value) ? (value as boolean | number) : clip(textOf(value), room);
    free = LINE_BYTES - printedBytes(line);
  }
  return JSON.stringify(line);
}

/** Any value as text. Of an error only the stack and its causes: other properties may hold a whole request. */
function textOf(value: unknown): string {
  try {
    if (typeof value === 'string') return value;
    if (!(value instanceof Error)) return inspect(value, { depth: 4, breakLength: Infinity });
    const text = value.stack ?? `${value.name}: ${value.message}`;
    return value.cause === undefined ? text : `${text}\ncaused by ${textOf(value.cause)}`;
  } catch {
    return '[unprintable]';
  }
}

/** Cuts a text so that its JSON form fits, and marks the cut. */
function clip(text: string, bytes: number): string {
  // A character prints as one byte at least, so more than this never fits.
  let kept = text.length > bytes ? text.slice(0, bytes) : text;
  let size = printedBytes(kept);
  if (kept === text && size <= bytes) return text;
  while (size > bytes - 3) {
    kept = kept.slice(0, Math.max(0, Math.min(kept.length - 1, Math.floor((kept.length * (bytes - 3)) / size))));
    size = kept === '' ? 0 : printedBytes(kept);
  }
  return `${kept}...`;
}

function printedBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
