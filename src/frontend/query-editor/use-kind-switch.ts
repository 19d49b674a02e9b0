import { useState } from 'react';
import type { Kind } from '#query';
import type { FlowLogsDataSource, PreviewScope } from '../datasource';
import type { SavedQuery } from '../saved-query';
import { statementText, switchBuilder, switchToCode } from './switch-kind';

interface KindSwitch {
  choose: (kind: Kind) => void;
  /** The builder kind a person asked for while code would be lost by it; they are asked first. */
  pending: Exclude<Kind, 'code'> | undefined;
  confirm: () => void;
  dismiss: () => void;
}

/** Changes the kind. Code begins as the statement for the builder's question; leaving code drops its text. */
export function useKindSwitch(
  datasource: FlowLogsDataSource,
  query: SavedQuery,
  scope: PreviewScope,
  save: (query: SavedQuery) => void,
): KindSwitch {
  const [pending, setPending] = useState<KindSwitch['pending']>();
  const choose = async (kind: Kind) => {
    if (kind === 'code') {
      save(switchToCode(query, await statementFor(datasource, query, scope)));
    } else if (query.kind === 'code' && query.text.trim() !== '') {
      setPending(kind);
    } else {
      save(switchBuilder(query, kind));
    }
  };
  const confirm = () => {
    if (pending !== undefined) {
      save(switchBuilder(query, pending));
    }
    setPending(undefined);
  };
  return { choose: (kind) => void choose(kind), pending, confirm, dismiss: () => setPending(undefined) };
}

/** Some questions have no statement a person would write; then it is the first step that asks for what is shown. A query that cannot be compiled starts code with an empty text; its error is on the screen already. */
async function statementFor(datasource: FlowLogsDataSource, query: SavedQuery, scope: PreviewScope): Promise<string> {
  try {
    const { code, steps } = await datasource.preview(query, scope);
    const step = steps.find(({ purpose }) => purpose !== 'heartbeat');
    return code ?? (step === undefined ? '' : statementText(step));
  } catch {
    return '';
  }
}
