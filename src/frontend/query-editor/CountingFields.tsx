import { Stack } from '@grafana/ui';
import type { SavedQuery } from '../saved-query';
import { CountingNotes } from './CountingNotes';
import { ObserverPicker } from './ObserverPicker';
import type { QueryChange } from './query-change';

interface Props extends Pick<QueryChange, 'change'> {
  query: SavedQuery;
  /** As the preview's answer has it. */
  settleSeconds: number | undefined;
}

/** Kinds that count records by the observer rule. */
const COUNTED: readonly SavedQuery['kind'][] = ['traffic', 'top', 'matrix', 'security'];

/** Whose record counts, and the rules behind the sums in words. */
export function CountingFields({ query: { kind, log, observer }, settleSeconds, change }: Props) {
  return COUNTED.includes(kind) ? (
    <Stack direction="row" wrap="wrap" gap={1} alignItems="center">
      {log === 'ccn' && <ObserverPicker value={observer} onChange={(rule) => change({ observer: rule })} />}
      <CountingNotes log={log} observer={observer} settleSeconds={settleSeconds} />
    </Stack>
  ) : null;
}
