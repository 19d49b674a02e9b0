const UTC8_MS = 8 * 3_600_000;

/** `2026-01-01 08:00:00`, the UTC+8 wall time CLS prints. */
export function clsTime(ms: number): string {
  return new Date(ms + UTC8_MS).toISOString().slice(0, 19).replace('T', ' ');
}
