import type { Headers } from '#plugin-sdk';

/** Who asks, by the headers Grafana sends: a rule, an expression in a panel, or a person looking at an answer. */
export type Asker = 'alert' | 'expression' | 'person';

export function askerOf(headers: Headers): Asker {
  if (headers.get('FromAlert') === 'true') {
    return 'alert';
  }
  return headers.get('X-Grafana-From-Expr') === 'true' ? 'expression' : 'person';
}
