import type { FlowQuery } from '#query';
import type { SavedQuery } from '../saved-query';

type MembersOf<Query> = Query extends unknown ? Partial<Query> : never;
/** Members of any kind; a control changes only those its kind has. */
export type QueryPart = MembersOf<FlowQuery>;

export interface QueryChange {
  /** A finished choice: saved and asked. */
  change: (part: QueryPart) => void;
  /** A step on the way, e.g. a keystroke in code: saved, not yet asked. */
  edit: (part: QueryPart) => void;
  /** Asks what is saved. */
  run: () => void;
}

/** The only way from controls to the saved query. Called on a person's action, never while rendering. */
export function queryChange(query: SavedQuery, onChange: (query: SavedQuery) => void, run: () => void): QueryChange {
  const edit = (part: QueryPart) => onChange({ ...query, ...part } as SavedQuery);
  return {
    edit,
    run,
    change: (part) => {
      edit(part);
      run();
    },
  };
}
