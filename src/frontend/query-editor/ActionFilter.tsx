import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import type { Filter } from '#query';
import { type Choice, RadioField } from '../controls/ChoiceField';
import { filterPath } from './filter-path';
import { actionFilter, replaceFilter } from './single-filter';

interface Props {
  log: LogFormat;
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
}

type Action = 'ANY' | 'ACCEPT' | 'REJECT';

/**
 * What happened to the traffic. REJECT means unrelated things in the two logs, so the words differ: a CCN's rate
 * limiter drops, a VPC's security group or ACL refuses.
 */
export function ActionFilter({ log, filters, onChange }: Props) {
  const current = actionFilter(filters);
  const value = current?.values[0];
  return (
    <RadioField<Action>
      label={t('editor.action.label', 'Action')}
      tooltip={log === 'ccn' ? ccnTooltip() : eniTooltip()}
      path={filterPath(filters, current)}
      choices={log === 'ccn' ? ccnChoices() : eniChoices()}
      value={value === undefined ? 'ANY' : (value as Action)}
      onChange={(action) => onChange(replaceFilter(filters, current, 'action', action === 'ANY' ? undefined : action))}
    />
  );
}

function ccnTooltip(): string {
  return t(
    'editor.action.ccn-tooltip',
    'All: no filter; bytes, packets and rates then count what was delivered, unless split by action. Dropped: what the rate limiter of the CCN threw away.',
  );
}

function eniTooltip(): string {
  return t(
    'editor.action.eni-tooltip',
    'All: no filter; bytes, packets and rates then count what was accepted, unless split by action. Refused: what a security group or a network ACL turned away.',
  );
}

function ccnChoices(): Choice<Action>[] {
  return [
    { value: 'ANY', label: t('editor.action.all', 'All') },
    { value: 'ACCEPT', label: t('editor.action.ccn-accept', 'Delivered') },
    { value: 'REJECT', label: t('editor.action.ccn-reject', 'Dropped by the rate limiter') },
  ];
}

function eniChoices(): Choice<Action>[] {
  return [
    { value: 'ANY', label: t('editor.action.all', 'All') },
    { value: 'ACCEPT', label: t('editor.action.eni-accept', 'Accepted') },
    { value: 'REJECT', label: t('editor.action.eni-reject', 'Refused by security group or ACL') },
  ];
}
