import { MEASURES } from '#flowlog';
import type { Measure } from '#query';
import type { Value } from './series-values';

type Unit = (typeof MEASURES)[Measure]['unit'];

const DECIMAL = { factor: 1000, prefixes: ['', 'k', 'M', 'G', 'T', 'P'] };
const BINARY = { factor: 1024, prefixes: ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'] };

const UNITS: Readonly<Record<Unit, { name: string; scale: typeof DECIMAL }>> = {
  bytes: { name: 'B', scale: BINARY },
  decbytes: { name: 'B', scale: DECIMAL },
  bps: { name: 'bit/s', scale: DECIMAL },
  pps: { name: 'p/s', scale: DECIMAL },
  short: { name: '', scale: DECIMAL },
  percent: { name: '%', scale: { factor: Infinity, prefixes: [''] } },
};

/** A value for places where Grafana prints numbers as they stand: `1.23 Gbit/s`. Nothing is a dash. */
export function amountText(measure: Measure, value: Value): string {
  if (value === null) {
    return '-';
  }
  const { name, scale } = UNITS[MEASURES[measure].unit];
  let rest = Number(value);
  let step = 0;
  while (rest >= scale.factor && step < scale.prefixes.length - 1) {
    rest /= scale.factor;
    step++;
  }
  return `${Number(rest.toPrecision(3))} ${scale.prefixes[step]!}${name}`.trimEnd();
}
