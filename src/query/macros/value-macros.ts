import type { MacroScope, ValueMacro } from './macro';

const DATE_FORMATS = ['date', 'date:iso', 'date:seconds'];
const UNITS: readonly [string, number][] = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];

/** Names and meanings are Grafana's own where it has them, so that a text says the same to both. */
export const VALUE_MACROS: readonly ValueMacro[] = [
  { name: '__from', formats: DATE_FORMATS, expand: ({ fromMs }, format) => writeTime(fromMs, format) },
  { name: '__to', formats: DATE_FORMATS, expand: ({ toMs }, format) => writeTime(toMs, format) },
  // Rounded up, so that `start >= $__from_s and start < $__to_s` is the range to the second.
  { name: '__from_s', expand: ({ fromMs }) => String(Math.ceil(fromMs / 1000)) },
  { name: '__to_s', expand: ({ toMs }) => String(Math.ceil(toMs / 1000)) },
  { name: '__interval', expand: writeInterval },
  { name: '__interval_s', expand: ({ buckets }) => String(buckets.width) },
  { name: '__interval_ms', expand: ({ buckets }) => String(buckets.width * 1000) },
];

function writeTime(ms: number, format: string | undefined): string {
  switch (format) {
    case undefined:
      return String(ms);
    case 'date:seconds':
      return String(Math.floor(ms / 1000));
    default:
      return new Date(ms).toISOString();
  }
}

/** `90` seconds are no whole minutes: `90s`. */
function writeInterval({ buckets: { width } }: MacroScope): string {
  const [unit, seconds] = UNITS.find(([, length]) => width % length === 0)!;
  return `${width / seconds}${unit}`;
}
