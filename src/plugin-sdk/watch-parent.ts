const INTERVAL_MS = 500;

/** A host that is killed leaves its plugins running; a process without its parent is handed to another one. */
export function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, INTERVAL_MS);
  timer.unref();
}
