/** The plugin's query editor below what its query answers, as in Grafana's panel editor. */
import { css } from '@emotion/css';
import { CoreApp, LoadingState, type DataSourceApi, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { Alert, Button, Icon, LoadingPlaceholder, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { FailureBoundary } from '../FailureBoundary';
import { Inspector } from '../dashboard/Inspector';
import { distinctNotices, NOTICE_ICON } from '../dashboard/PanelNotices';
import { type Place } from '../navigation';
import { createEditorScene, type EditorScene } from './editor-scene';
import { panelTypeOf, PANEL_TYPES, panelTypeLabel, type PanelType } from './panel-type';
import { defaultQuery, startQuery } from './start-query';

type PanelChoice = PanelType | 'auto';

interface Props {
  dataSource: string;
  place: Place;
}

export function EditorPage({ dataSource, place }: Props) {
  const [api, setApi] = useState<DataSourceApi>();
  useEffect(() => {
    void getDataSourceSrv().get({ uid: dataSource }).then(setApi);
  }, [dataSource]);
  return api ? <Editor api={api} place={place} /> : <LoadingPlaceholder text="" />;
}

function Editor({ api, place }: { api: DataSourceApi; place: Place }) {
  const styles = useStyles2(getStyles);
  // The scene writes the URL from here on; only the first place counts.
  const [start] = useState(() => startQuery(api, place.query));
  const [scene] = useState(() => createEditorScene(api, start.query, place));
  const [panelType, setPanelType] = useState<PanelChoice>('auto');
  const [inspecting, setInspecting] = useState(false);
  useEffect(() => scene.activate(), [scene]);
  return (
    <UrlSyncContextProvider scene={scene.root}>
      <main className={styles.page}>
        <div className={styles.toolbar}>
          <h2 className={styles.heading}>{t('preview.editor.title', 'Ask a question')}</h2>
          <PanelTypePicker value={panelType} onChange={setPanelType} />
          <scene.timePicker.Component model={scene.timePicker} />
          <scene.clock.Component model={scene.clock} />
          <Button variant="secondary" icon="info-circle" onClick={() => setInspecting(true)}>
            {t('preview.menu.inspect', 'Inspect')}
          </Button>
          <RunButton scene={scene} />
        </div>
        {start.problem !== undefined && <BadLink problem={start.problem} />}
        <Answer scene={scene} panelType={panelType} />
        <QueryRow scene={scene} api={api} />
      </main>
      {inspecting && <QueryInspector scene={scene} onClose={() => setInspecting(false)} />}
    </UrlSyncContextProvider>
  );
}

function BadLink({ problem }: { problem: string }) {
  const [shown, setShown] = useState(true);
  const title = t('preview.editor.bad-link', 'The link holds no query that can be read; this is the default one.');
  return shown ? (
    <Alert severity="warning" title={title} bottomSpacing={0} onRemove={() => setShown(false)}>
      {problem}
    </Alert>
  ) : null;
}

function PanelTypePicker({ value, onChange }: { value: PanelChoice; onChange: (value: PanelChoice) => void }) {
  const automatic = { value: 'auto' as const, label: t('preview.editor.auto', 'Automatic') };
  return (
    <RadioButtonGroup<PanelChoice>
      aria-label={t('preview.editor.visualisation', 'Visualisation')}
      options={[automatic, ...PANEL_TYPES.map((type) => ({ value: type, label: panelTypeLabel(type) }))]}
      value={value}
      onChange={onChange}
    />
  );
}

/** Always the same button: a click that first takes the focus from a text box must not meet another one. */
function RunButton({ scene }: { scene: EditorScene }) {
  const { data } = scene.runner.useState();
  const running = data?.state === LoadingState.Loading;
  return (
    <Button icon={running ? 'fa fa-spinner' : 'sync'} onClick={scene.run}>
      {t('preview.editor.run', 'Run query')}
    </Button>
  );
}

function QueryInspector({ scene, onClose }: { scene: EditorScene; onClose: () => void }) {
  const { data } = scene.runner.useState();
  return data ? <Inspector title={t('preview.editor.query', 'Query')} data={data} onClose={onClose} /> : null;
}

function QueryRow({ scene, api }: { scene: EditorScene; api: DataSourceApi }) {
  const styles = useStyles2(getStyles);
  const { data, queries } = scene.runner.useState();
  const { value: range } = scene.timeRange.useState();
  const QueryEditor = api.components?.QueryEditor;
  if (!QueryEditor) {
    return <Alert severity="error" title={t('preview.editor.none', 'The plugin has no query editor.')} />;
  }
  return (
    <section className={styles.query} aria-label={t('preview.editor.query', 'Query')}>
      <FailureBoundary
        title={t('preview.editor.broken', "The plugin's query editor cannot show this query")}
        retryOn={queries[0]}
        wayOut={<DefaultQueryButton scene={scene} api={api} />}
      >
        <QueryEditor
          app={CoreApp.Explore}
          datasource={api}
          query={queries[0]}
          queries={queries}
          data={data}
          range={range}
          onChange={scene.change}
          onRunQuery={scene.run}
        />
      </FailureBoundary>
    </section>
  );
}

function DefaultQueryButton({ scene, api }: { scene: EditorScene; api: DataSourceApi }) {
  const startOver = () => {
    scene.change(defaultQuery(api));
    scene.run();
  };
  return (
    <Button variant="secondary" onClick={startOver}>
      {t('preview.editor.start-over', 'Start with the default query')}
    </Button>
  );
}

function Answer({ scene, panelType }: { scene: EditorScene; panelType: PanelChoice }) {
  const styles = useStyles2(getStyles);
  const { data } = scene.runner.useState();
  const type = panelType === 'auto' ? panelTypeOf(data) : panelType;
  useEffect(() => {
    // While a query runs the panel stays what it was.
    if (type) {
      scene.show(type);
    }
  }, [scene, type]);
  return (
    <>
      <Messages data={data} />
      <div className={styles.panel}>
        <scene.panel.Component model={scene.panel} />
      </div>
    </>
  );
}

/** Errors and notices of the answer, in full. */
function Messages({ data }: { data: PanelData | undefined }) {
  const styles = useStyles2(getStyles);
  const notices = distinctNotices(data?.series.flatMap((frame) => frame.meta?.notices ?? []) ?? []);
  return (
    <>
      {data?.errors?.map((error) => (
        <Alert
          key={error.message}
          severity="error"
          title={t('preview.editor.failed', 'The query failed')}
          bottomSpacing={0}
        >
          <pre className={styles.failure} data-testid="query-error">
            {error.message}
          </pre>
        </Alert>
      ))}
      {notices.map(({ severity, text }) => (
        <div key={text} className={styles.notice}>
          <Icon name={NOTICE_ICON[severity]} className={styles[severity]} aria-label={severity} />
          {text}
        </div>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minHeight: 'calc(100vh - 56px)',
    padding: theme.spacing(2),
  }),
  toolbar: css({ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  heading: css({ fontSize: theme.typography.h4.fontSize, margin: 0, flexGrow: 1 }),
  query: css({
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(1.5),
  }),
  notice: css({ alignItems: 'center', color: theme.colors.text.secondary, display: 'flex', gap: theme.spacing(1) }),
  // Syntax errors mark their place with a line of their own.
  failure: css({ background: 'none', border: 0, fontSize: 12, margin: 0, padding: 0, whiteSpace: 'pre-wrap' }),
  info: css({ color: theme.colors.info.text }),
  warning: css({ color: theme.colors.warning.text }),
  error: css({ color: theme.colors.error.text }),
  panel: css({ display: 'flex', height: 360, position: 'relative' }),
});
