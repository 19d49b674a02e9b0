import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { FieldSet, InlineSwitch, SecretTextArea } from '@grafana/ui';
import { ControlField } from '../controls/ControlField';
import type { FlowSettings, Secrets } from '../saved-query';
import { LABEL_WIDTH } from './label-width';

type Props = DataSourcePluginOptionsEditorProps<FlowSettings, Secrets>;

/** What stands between Grafana's server and the service. Proxies of the environment need no setting. */
export function NetworkSection({ options, onOptionsChange }: Props) {
  const setCertificate = (configured: boolean, text: string) =>
    onOptionsChange({
      ...options,
      secureJsonFields: { ...options.secureJsonFields, tlsCACert: configured },
      secureJsonData: { ...options.secureJsonData, tlsCACert: text },
    });
  const usesSocks = options.jsonData.enableSecureSocksProxy === true;
  return (
    <FieldSet label={t('settings.network.title', 'Network')}>
      <ControlField
        label={t('settings.network.ca', 'CA certificate')}
        tooltip={t(
          'settings.network.ca-tooltip',
          'Of an own authority, in PEM: for a gateway or a proxy that signs with its own. Trusted beside the well-known ones. HTTP_PROXY, HTTPS_PROXY and NO_PROXY of Grafana hold by themselves.',
        )}
        labelWidth={LABEL_WIDTH}
        disabled={options.readOnly}
      >
        {(id) => (
          <SecretTextArea
            id={id}
            cols={60}
            rows={4}
            placeholder="-----BEGIN CERTIFICATE-----"
            isConfigured={options.secureJsonFields?.tlsCACert === true}
            value={options.secureJsonData?.tlsCACert ?? ''}
            onChange={(event) => setCertificate(false, event.currentTarget.value)}
            onReset={() => setCertificate(false, '')}
          />
        )}
      </ControlField>
      {(config.secureSocksDSProxyEnabled || usesSocks) && (
        <ControlField
          label={t('settings.network.socks', 'Secure SOCKS proxy')}
          tooltip={t(
            'settings.network.socks-tooltip',
            "Calls go through the proxy of Grafana's own configuration, which reaches networks that Grafana does not.",
          )}
          labelWidth={LABEL_WIDTH}
          disabled={options.readOnly}
        >
          {(id) => (
            <InlineSwitch
              id={id}
              value={usesSocks}
              onChange={(event) =>
                onOptionsChange({
                  ...options,
                  jsonData: { ...options.jsonData, enableSecureSocksProxy: event.currentTarget.checked },
                })
              }
            />
          )}
        </ControlField>
      )}
    </FieldSet>
  );
}
