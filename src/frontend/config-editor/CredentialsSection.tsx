import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { FieldSet, SecretInput } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { SecretName } from '#contract';
import { ControlField } from '../controls/ControlField';
import { LABEL_WIDTH } from './label-width';
import type { FlowSettings, Secrets } from '../saved-query';

type Props = DataSourcePluginOptionsEditorProps<FlowSettings, Secrets>;

/** The key pair that signs requests. It stays in Grafana's server; the browser only ever writes it. */
export function CredentialsSection({ options, onOptionsChange }: Props) {
  const set = (name: SecretName, configured: boolean, value: string) =>
    onOptionsChange({
      ...options,
      secureJsonFields: { ...options.secureJsonFields, [name]: configured },
      secureJsonData: { ...options.secureJsonData, [name]: value },
    });
  const secret = (name: SecretName, label: string, tooltip: string, placeholder: string) => (
    <ControlField label={label} tooltip={tooltip} labelWidth={LABEL_WIDTH} disabled={options.readOnly}>
      {(id) => (
        <SecretInput
          id={id}
          width={40}
          autoComplete="off"
          placeholder={placeholder}
          isConfigured={options.secureJsonFields?.[name] === true}
          value={options.secureJsonData?.[name] ?? ''}
          onChange={(event) => set(name, false, event.currentTarget.value)}
          onReset={() => set(name, false, '')}
        />
      )}
    </ControlField>
  );
  return (
    <FieldSet label={t('settings.credentials.title', 'Credentials')}>
      {secret(
        'secretId',
        t('settings.credentials.id', 'SecretId'),
        t(
          'settings.credentials.id-tooltip',
          'Of a key that may read logs: SearchLog, DescribeTopics and DescribeIndex are enough.',
        ),
        'AKID...',
      )}
      {secret(
        'secretKey',
        t('settings.credentials.key', 'SecretKey'),
        t('settings.credentials.key-tooltip', 'Kept encrypted by Grafana and never shown again.'),
        '',
      )}
      {secret(
        'token',
        t('settings.credentials.token', 'Token'),
        t('settings.credentials.token-tooltip', 'Only with temporary keys; it ends when they do.'),
        t('settings.credentials.token-optional', 'Only with temporary keys'),
      )}
    </FieldSet>
  );
}
