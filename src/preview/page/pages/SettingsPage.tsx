/** The plugin's settings editor for one data source. Saved settings live in the preview server's memory. */
import { css } from '@emotion/css';
import { type DataSourceSettings, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { InvalidSettingsError, parseSettings } from '#contract';
import { FailureBoundary } from '../FailureBoundary';
import { type PreviewDataSourceSrv } from '../services/data-source-srv';
import { backendSrv } from '../services/set-services';
import { TestResult } from './TestResult';
import { failedTest, runTest, type TestOutcome } from './run-test';

interface Props {
  dataSources: PreviewDataSourceSrv;
  uid: string;
}

export function SettingsPage({ dataSources, uid }: Props) {
  const styles = useStyles2(getStyles);
  const [options, setOptions] = useState<DataSourceSettings | undefined>(() => dataSources.getSettings(uid));
  const [outcome, setOutcome] = useState<TestOutcome>();
  const [busy, setBusy] = useState(false);
  const ConfigEditor = dataSources.plugin.components.ConfigEditor;
  if (!options || !ConfigEditor) {
    return <Alert severity="error" title={t('preview.settings.none', 'The plugin has no settings editor.')} />;
  }
  const edit = (edited: DataSourceSettings) => {
    setOptions(edited);
    setOutcome(undefined);
  };
  const saveAndTest = async () => {
    setBusy(true);
    setOutcome(undefined);
    try {
      refuseInvalid(options);
      const { datasource } = await backendSrv.put<{ datasource: DataSourceSettings }>(
        `/api/datasources/uid/${uid}`,
        options,
      );
      dataSources.replaceSettings(datasource);
      setOptions(datasource);
      setOutcome(await runTest(await dataSources.get(uid)));
    } catch (error) {
      setOutcome(failedTest(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={styles.page}>
      <h2>{options.name}</h2>
      <p className={styles.line}>
        {t(
          'preview.settings.memory',
          'What is saved here lives until the preview server stops; the provisioned file stays as it is.',
        )}
      </p>
      <FailureBoundary
        title={t('preview.settings.broken', "The plugin's settings editor cannot show these settings")}
        retryOn={options}
      >
        <ConfigEditor options={options} onOptionsChange={edit} />
      </FailureBoundary>
      <Button className={styles.save} onClick={saveAndTest} disabled={busy} icon={busy ? 'fa fa-spinner' : undefined}>
        {t('preview.settings.save', 'Save & test')}
      </Button>
      {outcome && <TestResult outcome={outcome} />}
    </main>
  );
}

/** The plugin would refuse them too, but only once they are saved. */
function refuseInvalid({ jsonData }: DataSourceSettings): void {
  try {
    parseSettings(jsonData);
  } catch (error) {
    if (error instanceof InvalidSettingsError) {
      throw new Error(t('preview.settings.refused', 'Not saved. {{reason}}', { reason: error.message }));
    }
    throw error;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ margin: '0 auto', maxWidth: 1400, padding: theme.spacing(3, 2), width: '100%' }),
  line: css({ color: theme.colors.text.secondary }),
  save: css({ marginTop: theme.spacing(3) }),
});
