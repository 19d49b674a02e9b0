import { useEffect, useState } from 'react';
import type { PreviewAnswer, ResourceError } from '#contract';
import type { FlowLogsDataSource, PreviewScope } from '../datasource';
import { toResourceError } from '../resource-error';
import type { SavedQuery } from '../saved-query';

/** What the backend says about the query as it stands; both absent until the first answer. */
export interface PreviewState {
  answer?: PreviewAnswer;
  error?: ResourceError;
}

const PAUSE_MS = 300;

/** Asks for a preview after each pause in editing. Only the newest question is answered; older calls are aborted. */
export function usePreview(datasource: FlowLogsDataSource, query: SavedQuery, scope: PreviewScope): PreviewState {
  const [state, setState] = useState<PreviewState>({});
  const asked = JSON.stringify({ query, scope });
  useEffect(() => {
    const stale = new AbortController();
    const settle = (next: PreviewState) => {
      if (!stale.signal.aborted) {
        setState(next);
      }
    };
    const timer = setTimeout(() => {
      const question = JSON.parse(asked) as { query: SavedQuery; scope: PreviewScope };
      datasource.preview(question.query, question.scope, stale.signal).then(
        (answer) => settle({ answer }),
        (cause: unknown) => settle({ error: toResourceError(cause) }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [datasource, asked]);
  return state;
}
