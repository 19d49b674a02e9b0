import type { ClsPrices } from '#query';

const GB = 2 ** 30;

/** Tencent reckons that logs shrink to a quarter. */
const COMPRESSION = 4;

/** US dollars a day once as many days as are kept have gone by: written and indexed once, kept so many days. */
export function costPerDay(
  bytesPerDay: number,
  keptDays: number,
  { write, index, logStorage, indexStorage }: ClsPrices,
): number {
  const day = bytesPerDay / GB;
  const kept = day * keptDays;
  return (day / COMPRESSION) * write + day * index + (kept / COMPRESSION) * logStorage + kept * indexStorage;
}
