import type { CoreApp } from '@grafana/data';
import { Stack } from '@grafana/ui';
import type { ReactElement } from 'react';
import { type AnswerFormat, formatsOf, ruleFormatsOf } from '#query';
import type { SavedQuery } from '../saved-query';
import { AlertPicker } from './AlertPicker';
import { FormatPicker } from './FormatPicker';
import { isAlertRule } from './is-alert-rule';
import { LogPicker } from './LogPicker';
import type { QueryProps } from './QueryEditor';
import type { QueryChange } from './query-change';
import { SourcesPicker } from './SourcesPicker';
import { StrictSwitch } from './StrictSwitch';
import { switchLog } from './switch-kind';

interface Props extends Pick<QueryProps, 'app' | 'datasource'>, Pick<QueryChange, 'change'> {
  query: SavedQuery;
  kindPicker: ReactElement;
  save: (query: SavedQuery) => void;
}

/** The first row: what is asked, of which logs and topics, answered as what, and how strictly. */
export function QuestionHeader({ app, datasource: { sources }, query, kindPicker, change, save }: Props) {
  const { kind, log } = query;
  if (kind === 'inventory') {
    return kindPicker;
  }
  return (
    <Stack direction="row" wrap="wrap" gap={0.5}>
      {kindPicker}
      <LogPicker
        value={log}
        isFixed={kind === 'reachability'}
        onChange={(next) => save(switchLog(query, next, sources))}
      />
      {query.format !== 'annotations' && (
        <FormatPicker
          formats={offeredFormats(query, app)}
          value={query.format}
          onChange={(format) => change({ format })}
        />
      )}
      <SourcesPicker
        sources={sources}
        log={log}
        value={query.sources}
        onChange={(chosen) => change({ sources: chosen })}
      />
      {isAlertRule(app) ? (
        <AlertPicker value={query.alert} onChange={(alert) => change({ alert })} />
      ) : (
        <StrictSwitch value={query.strict} onChange={(strict) => change({ strict })} />
      )}
    </Stack>
  );
}

/** A rule is offered what it can read, where the question has it, beside the format it was saved with. */
function offeredFormats(query: SavedQuery, app: CoreApp | undefined): AnswerFormat[] {
  const forRules = isAlertRule(app) ? ruleFormatsOf(query) : [];
  return formatsOf(query).filter((format) =>
    forRules.length > 0 ? forRules.includes(format) || format === query.format : format !== 'annotations',
  );
}
