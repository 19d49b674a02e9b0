/**
 * What Grafana's expressions and alert rules ask of frames (pkg/expr/dataplane.go, the data plane contract, and
 * pkg/services/ngalert/eval): one type for all frames, one value a frame, no two with the same labels, times ascending.
 */
import type { DecodedFrame } from '#plugin-sdk';

const NUMBERS = ['int64', 'float64'];

/** Everything an expression would stumble over, in words. */
export function expressionFaults(frames: readonly DecodedFrame[]): string[] {
  const [first, ...rest] = frames;
  if (first === undefined) {
    return ['no frame: not even a typed empty one'];
  }
  const type = first.meta?.type;
  if (type !== 'timeseries-multi' && type !== 'numeric-multi') {
    return [`the first frame has the type ${type}`];
  }
  if (first.fields.length === 0) {
    // The contract's "no data": a typed frame without fields, alone.
    return rest.length === 0 ? [] : ['frames beside an empty one'];
  }
  return [
    ...frames.flatMap((frame, index) => faultsOf(frame, type).map((fault) => `frame ${index}: ${fault}`)),
    ...twins(frames),
  ];
}

function faultsOf({ fields, meta }: DecodedFrame, type: string): string[] {
  const times = fields.filter((field) => field.type === 'time');
  const values = fields.filter((field) => NUMBERS.includes(field.type));
  const at = [...(times[0]?.values ?? [])].map(Number);
  return [
    ...(meta?.type === type ? [] : [`type ${meta?.type} beside ${type}`]),
    ...(String(meta?.typeVersion) === '0,1' ? [] : [`version ${String(meta?.typeVersion)}`]),
    ...(values.length === 1 && fields.length === times.length + 1 ? [] : ['not one value']),
    ...(type === 'numeric-multi'
      ? times.length === 0 && values[0]?.values.length === 1
        ? []
        : ['not one number']
      : []),
    ...(type === 'timeseries-multi' && times.length !== 1 ? ['not one time'] : []),
    ...(at.some((time, index) => Number.isNaN(time) || time <= at[index - 1]!) ? ['times do not ascend'] : []),
  ];
}

function twins(frames: readonly DecodedFrame[]): string[] {
  const seen = new Set<string>();
  return labelSets(frames).flatMap((labels) => {
    const key = JSON.stringify(Object.entries(labels).sort());
    const isTwin = seen.has(key);
    seen.add(key);
    return isTwin ? [`two frames have the labels ${key}`] : [];
  });
}

/** The labels of each frame's value. */
export function labelSets(frames: readonly DecodedFrame[]): Record<string, string>[] {
  return frames.flatMap(({ fields }) => fields.filter(({ type }) => type !== 'time').map(({ labels = {} }) => labels));
}

/** The label sets of `$A op $B` (pkg/expr/mathexp/exp.go, union): equal ones, and those that hold the other. */
export function joined(a: readonly Record<string, string>[], b: readonly Record<string, string>[]) {
  const holds = (one: Record<string, string>, other: Record<string, string>) =>
    Object.entries(other).every(([key, value]) => one[key] === value);
  return a.flatMap((left) => b.flatMap((right) => (holds(left, right) ? [left] : holds(right, left) ? [right] : [])));
}
