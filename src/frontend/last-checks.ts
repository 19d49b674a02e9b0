/** The checks of the last "Save & test" of each data source: Grafana hands only one line of them to the page. */
import { useSyncExternalStore } from 'react';
import type { Check } from '#contract';

const checksOf = new Map<string, readonly Check[]>();
const listeners = new Set<() => void>();

export function rememberChecks(uid: string, checks: readonly Check[]): void {
  checksOf.set(uid, checks);
  listeners.forEach((listener) => listener());
}

export function useLastChecks(uid: string): readonly Check[] | undefined {
  return useSyncExternalStore(subscribe, () => checksOf.get(uid));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
