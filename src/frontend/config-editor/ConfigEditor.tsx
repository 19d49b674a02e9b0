import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import type { Settings } from '#contract';
import { rememberChecks, useLastChecks } from '../last-checks';
import type { FlowSettings, Secrets } from '../saved-query';
import { shownLocale } from '../start-translations';
import { CapsSection } from './CapsSection';
import { CheckList } from './CheckList';
import { CredentialsSection } from './CredentialsSection';
import { EndpointSection } from './EndpointSection';
import { LocaleField } from './LocaleField';
import { NamesSection } from './NamesSection';
import { NetworkSection } from './NetworkSection';
import { SourcesSection } from './SourcesSection';
import { WindowField } from './WindowField';

type Props = DataSourcePluginOptionsEditorProps<FlowSettings, Secrets>;

/** Edits the settings of one data source. Secrets go one way: what is saved is never shown again. */
export function ConfigEditor({ options, onOptionsChange: save }: Props) {
  const checks = useLastChecks(options.uid);
  const onOptionsChange: Props['onOptionsChange'] = (changed) => {
    // They were about other settings.
    rememberChecks(options.uid, []);
    save({ ...changed, jsonData: { ...startOf(options), ...changed.jsonData } });
  };
  const { endpoint = { kind: 'default' }, sources = [], names = [], caps = [] } = options.jsonData;
  const canList = options.secureJsonFields?.secretKey === true;
  const set = (part: Partial<Settings>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, endpoint, sources, ...part } });
  return (
    <Stack direction="column" gap={2}>
      <EndpointSection endpoint={endpoint} disabled={options.readOnly} onChange={(next) => set({ endpoint: next })} />
      <CredentialsSection options={options} onOptionsChange={onOptionsChange} />
      <NetworkSection options={options} onOptionsChange={onOptionsChange} />
      <SourcesSection
        uid={options.uid}
        canList={canList}
        sources={sources}
        disabled={options.readOnly}
        onChange={(next) => set({ sources: next })}
      />
      <WindowField
        minutes={options.jsonData.eniWindowMinutes}
        disabled={options.readOnly}
        onChange={(next) => set({ eniWindowMinutes: next })}
      />
      <LocaleField
        value={{ ...startOf(options), ...options.jsonData }.locale}
        disabled={options.readOnly}
        onChange={(locale) => set({ locale })}
      />
      <NamesSection
        uid={options.uid}
        canList={canList}
        names={names}
        disabled={options.readOnly}
        onChange={(next) => set({ names: next })}
      />
      <CapsSection
        caps={caps}
        region={sources[0]?.region ?? 'ap-guangzhou'}
        disabled={options.readOnly}
        onChange={(next) => set({ caps: next })}
      />
      {checks !== undefined && checks.length > 0 && <CheckList checks={checks} />}
    </Stack>
  );
}

/** A new data source speaks the language in which it is set up; English is what a missing one means. */
function startOf({ jsonData: { endpoint, locale }, readOnly }: Props['options']): Pick<Settings, 'locale'> {
  const isNew = endpoint === undefined && locale === undefined && readOnly !== true;
  return isNew && shownLocale() !== 'en-US' ? { locale: shownLocale() } : {};
}
