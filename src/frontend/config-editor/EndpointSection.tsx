import { FieldSet } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type Endpoint, ENDPOINT_KINDS, type EndpointKind, InvalidSettingsError, parseSettings } from '#contract';
import { ChooseField } from '../controls/ChoiceField';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';
import { LABEL_WIDTH } from './label-width';

interface Props {
  endpoint: Endpoint;
  disabled?: boolean;
  onChange: (endpoint: Endpoint) => void;
}

/** Which host answers for CLS. */
export function EndpointSection({ endpoint, disabled, onChange }: Props) {
  return (
    <FieldSet label={t('settings.endpoint.title', 'Endpoint')}>
      <ChooseField<EndpointKind>
        label={t('settings.endpoint.kind', 'Host')}
        tooltip={t(
          'settings.endpoint.kind-tooltip',
          'The address requests go to. The nearest is right for most; internal ones work only inside Tencent Cloud; own addresses are for a local CLS or a gateway.',
        )}
        disabled={disabled}
        labelWidth={LABEL_WIDTH}
        choices={ENDPOINT_KINDS.map((kind) => ({ value: kind, label: KINDS[kind](), description: HOSTS[kind] }))}
        value={endpoint.kind}
        onChange={(kind) => onChange(kind === 'custom' ? { kind, url: endpoint.url ?? '' } : { kind })}
      />
      {endpoint.kind === 'custom' && (
        <ControlField
          label={t('settings.endpoint.url', 'Address')}
          tooltip={t('settings.endpoint.url-tooltip', 'Scheme, host and port, without a path.')}
          error={
            isAddress(endpoint) ? undefined : t('settings.endpoint.url-wrong', 'Write it like http://127.0.0.1:8765')
          }
          disabled={disabled}
          labelWidth={LABEL_WIDTH}
        >
          {(id) => (
            <CommittedInput
              id={id}
              width={40}
              placeholder="http://127.0.0.1:8765"
              value={endpoint.url ?? ''}
              onCommit={(url) => onChange({ kind: 'custom', url: url.trim() })}
            />
          )}
        </ControlField>
      )}
    </FieldSet>
  );
}

const KINDS: Readonly<Record<EndpointKind, () => string>> = {
  default: () => t('settings.endpoint.default', 'Nearest'),
  regional: () => t('settings.endpoint.regional', 'Of each region'),
  international: () => t('settings.endpoint.international', 'International site'),
  internal: () => t('settings.endpoint.internal', 'Internal network'),
  finance: () => t('settings.endpoint.finance', 'Finance regions'),
  custom: () => t('settings.endpoint.custom', 'Own address'),
};

const HOSTS: Readonly<Partial<Record<EndpointKind, string>>> = {
  default: 'cls.tencentcloudapi.com',
  regional: 'cls.<region>.tencentcloudapi.com',
  international: 'cls.intl.tencentcloudapi.com',
  internal: 'cls.internal.tencentcloudapi.com',
};

function isAddress(endpoint: Endpoint): boolean {
  try {
    parseSettings({ endpoint });
    return true;
  } catch (error) {
    if (error instanceof InvalidSettingsError) {
      return false;
    }
    throw error;
  }
}
