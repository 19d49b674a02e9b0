import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import type { Filter } from '#query';
import { type Choice, RadioField } from '../controls/ChoiceField';
import { filterPath } from './filter-path';
import { actionFilter, replaceFilter } from './single-filter';

interface Props {
  log: LogFormat;
  filters: readonly Filter[];
  /** Volume without an action filter is what got through, unless it is split by action. */
  counts: 'records' | 'volume' | 'volume by action';
  onChange: (filters: Filter[]) => void;
}

type Action = 'ANY' | 'ACCEPT' | 'REJECT' | 'BOTH';

const VALUES: Readonly<Record<Action, string[]>> = {
  ANY: [],
  ACCEPT: ['ACCEPT'],
  REJECT: ['REJECT'],
  BOTH: ['ACCEPT', 'REJECT'],
};

/**
 * What happened to the traffic. REJECT means unrelated things in the two logs, so the words differ: a CCN's rate
 * limiter drops, a VPC's security group or ACL refuses.
 */
export function ActionFilter({ log, filters, counts, onChange }: Props) {
  const current = actionFilter(filters, counts === 'records' ? 'records' : 'volume');
  return (
    <RadioField<Action>
      label={t('editor.action.label', 'Action')}
      tooltip={log === 'ccn' ? ccnTooltip() : eniTooltip()}
      path={filterPath(filters, current)}
      choices={counts === 'records' ? [anyChoice(), ...actionChoices(log)] : [...actionChoices(log), bothChoice()]}
      value={shownAction(current, counts)}
      onChange={(action) => onChange(replaceFilter(filters, current, 'action', ...VALUES[action]))}
    />
  );
}

function shownAction(current: Filter | undefined, counts: Props['counts']): Action {
  if (current === undefined) {
    return counts === 'records' ? 'ANY' : counts === 'volume' ? 'ACCEPT' : 'BOTH';
  }
  return current.values.length > 1 ? 'BOTH' : (current.values[0] as Action);
}

function ccnTooltip(): string {
  return t(
    'editor.action.ccn-tooltip',
    'Delivered: what got through. Dropped: what the rate limiter of the CCN threw away. Both: all that was offered.',
  );
}

function eniTooltip(): string {
  return t(
    'editor.action.eni-tooltip',
    'Accepted: what got through. Refused: what a security group or a network ACL turned away. Both: all that was tried.',
  );
}

function anyChoice(): Choice<Action> {
  return { value: 'ANY', label: t('editor.action.any', 'Any') };
}

function bothChoice(): Choice<Action> {
  return { value: 'BOTH', label: t('editor.action.both', 'Both') };
}

function actionChoices(log: LogFormat): Choice<Action>[] {
  return log === 'ccn'
    ? [
        { value: 'ACCEPT', label: t('editor.action.ccn-accept', 'Delivered') },
        { value: 'REJECT', label: t('editor.action.ccn-reject', 'Dropped by the rate limiter') },
      ]
    : [
        { value: 'ACCEPT', label: t('editor.action.eni-accept', 'Accepted') },
        { value: 'REJECT', label: t('editor.action.eni-reject', 'Refused by security group or ACL') },
      ];
}
