import { IconButton, Stack, Text } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { NamedNetwork } from '#contract';
import { CommittedInput } from '../controls/CommittedInput';
import type { NameProblem } from './name-problems';

interface Props {
  number: number;
  row: NamedNetwork;
  problem: NameProblem | undefined;
  disabled?: boolean;
  onChange: (row: NamedNetwork) => void;
  onRemove: () => void;
}

/** One name: where it holds, what it is, and what is wrong with it. */
export function NameRow({ number, row, problem, disabled, onChange, onRemove }: Props) {
  return (
    <Stack
      direction="row"
      wrap="wrap"
      alignItems="center"
      role="group"
      aria-label={t('settings.name.row', 'Name {{number}}', { number })}
    >
      <CommittedInput
        aria-label={t('settings.name.network', 'Address or network')}
        width={30}
        placeholder="10.1.2.0/24"
        value={row.network}
        invalid={problem === 'network' || problem === 'twice'}
        disabled={disabled}
        onCommit={(network) => onChange({ ...row, network: network.trim() })}
      />
      <CommittedInput
        aria-label={t('settings.name.name', 'Name')}
        width={30}
        value={row.name}
        invalid={problem === 'name'}
        disabled={disabled}
        onCommit={(name) => onChange({ ...row, name: name.trim() })}
      />
      <CcnCell row={row} problem={problem} disabled={disabled} onChange={onChange} />
      <IconButton
        name="times"
        disabled={disabled}
        aria-label={t('settings.name.remove', 'Remove name {{number}}', { number })}
        onClick={onRemove}
      />
      {problem && <Text color="error">{PROBLEMS[problem]()}</Text>}
    </Stack>
  );
}

function CcnCell({ row, problem, disabled, onChange }: Pick<Props, 'row' | 'problem' | 'disabled' | 'onChange'>) {
  return (
    <CommittedInput
      aria-label={t('settings.name.ccn', 'Only in CCN')}
      width={16}
      placeholder={t('settings.name.any-ccn', 'any CCN')}
      value={row.ccn ?? ''}
      invalid={problem === 'ccn'}
      disabled={disabled}
      onCommit={(ccn) => onChange({ ...row, ccn: ccn.trim() || undefined })}
    />
  );
}

const PROBLEMS: Readonly<Record<NameProblem, () => string>> = {
  network: () => t('settings.name.wrong-network', 'Write an address or a network, like 10.1.2.0/24 or 2001:db8::1'),
  name: () => t('settings.name.wrong-name', 'Give a name of 1 to 100 characters'),
  ccn: () => t('settings.name.wrong-ccn', 'Write the id of a CCN, or nothing'),
  twice: () => t('settings.name.twice', 'An earlier row names this network'),
};
