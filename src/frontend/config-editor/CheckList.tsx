import { FieldSet, Icon, type IconName, Stack, Text } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { Check } from '#contract';

const ICONS: Readonly<Record<Check['status'], IconName>> = {
  ok: 'check-circle',
  warning: 'exclamation-triangle',
  error: 'times-circle',
};

const COLORS = { ok: 'success', warning: 'warning', error: 'error' } as const;

const WORDS: Readonly<Record<Check['status'], () => string>> = {
  ok: () => t('checks.ok', 'fine'),
  warning: () => t('checks.warning', 'warning'),
  error: () => t('checks.error', 'failed'),
};

/** What the last "Save & test" looked at, one line each, with the next step where there is one. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <FieldSet label={t('checks.title', 'Last test')}>
      <Stack direction="column" gap={1} role="list">
        {checks.map((check, index) => (
          <Stack key={index} direction="row" gap={1} alignItems="flex-start" role="listitem">
            <Text color={COLORS[check.status]}>
              <Icon name={ICONS[check.status]} title={WORDS[check.status]()} />
            </Text>
            <div>
              <Text weight="medium">{check.name}</Text>
              <div>{check.message}</div>
              {check.nextStep !== undefined && <Text color="secondary">{check.nextStep}</Text>}
            </div>
          </Stack>
        ))}
      </Stack>
    </FieldSet>
  );
}
