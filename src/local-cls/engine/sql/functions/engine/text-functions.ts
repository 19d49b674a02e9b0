import { BIGINT, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';

/** Place of the n-th occurrence from 1, 0 for none; counted from the end when n is negative. */
function nthPosition(text: string, part: string, instance: bigint): bigint {
  const n = Number(instance);
  if (n === 0) {
    throw new Error("'instance' must be a positive or negative number.");
  }
  let place = n > 0 ? -1 : text.length;
  for (let left = Math.abs(n); left > 0; left--) {
    place = n > 0 ? text.indexOf(part, place + 1) : place > 0 ? text.lastIndexOf(part, place - 1) : -1;
    if (place < 0) {
      return 0n;
    }
  }
  return BigInt([...text.slice(0, place)].length + 1);
}

function fromBase(text: string, radix: bigint): bigint {
  const base = Number(radix);
  if (base < 2 || base > 36) {
    throw new Error('Radix must be between 2 and 36');
  }
  const digits = text.toLowerCase().replace(/^[+-]/, '');
  let value = 0n;
  for (const digit of digits) {
    const number = /[0-9a-z]/.test(digit) ? parseInt(digit, 36) : base;
    value = value * radix + BigInt(number);
    if (number >= base || value > 2n ** 63n) {
      throw new Error(`Not a valid base-${base} number: ${text}`);
    }
  }
  if (digits === '') {
    throw new Error(`Not a valid base-${base} number: ${text}`);
  }
  return text.startsWith('-') ? -value : value;
}

export const TEXT_FUNCTIONS = [
  defineFunction('cls_nth_position', [VARCHAR, VARCHAR, BIGINT], BIGINT, nthPosition),
  defineFunction('cls_from_base', [VARCHAR, BIGINT], BIGINT, fromBase),
  defineFunction('cls_fail', [VARCHAR], BIGINT, fail),
  defineFunction('cls_fail_text', [VARCHAR], VARCHAR, fail),
];

/** Unlike the engine's own error() it may stand inside TRY. */
function fail(message: string): never {
  throw new Error(message);
}
