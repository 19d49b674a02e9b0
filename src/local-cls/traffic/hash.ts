/** Numbers that depend on nothing but what they are made from: the same seed and place give the same number for ever. */

const { imul } = Math;
const SQRT3 = Math.sqrt(3);

/** Mixes two 32-bit integers into one, evenly spread (a multiply-xorshift finaliser). */
export function mix(a: number, b: number): number {
  let h = (imul(a ^ 0x9e3779b9, 0x85ebca6b) + imul(b, 0xc2b2ae35) + 0x27d4eb2f) | 0;
  h = imul(h ^ (h >>> 16), 0x7feb352d);
  h = imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

export function hashText(text: string): number {
  let hash = text.length;
  for (let place = 0; place < text.length; place++) {
    hash = mix(hash, text.charCodeAt(place));
  }
  return hash;
}

/** 0 <= x < 1, from a hash. */
export function unit(hash: number): number {
  return hash / 4294967296;
}

/** Near-normal with mean 0 and deviation 1, never beyond 3.5: the sum of four even numbers. */
export function normal(hash: number): number {
  let sum = 0;
  for (let k = 1; k <= 4; k++) {
    sum += unit(mix(hash, k));
  }
  return (sum - 2) * SQRT3;
}

/** Noise that moves smoothly between normal numbers standing every `step` along the axis. */
export function smoothNoise(seed: number, at: number, step: number): number {
  const left = Math.floor(at / step);
  const weight = at / step - left;
  return normal(mix(seed, left)) * (1 - weight) + normal(mix(seed, left + 1)) * weight;
}

/** The whole number below or above `x`, chosen so that the mean over many hashes is `x`. */
export function roundEvenly(x: number, hash: number): number {
  return Math.floor(x + unit(hash));
}
