import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { sceneGraph, UrlSyncContextProvider } from '@grafana/scenes';
import { type Dashboard } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { convertDashboard } from '../dashboard/convert-dashboard';
import { inspectedPanel } from '../dashboard/inspected-panel';
import { Inspector } from '../dashboard/Inspector';
import { type Place } from '../navigation';
import { templateSrv } from '../services/set-services';
import { type VizPanel } from '@grafana/scenes';

interface Props {
  dashboard: Dashboard | undefined;
  dataSource: string;
  place: Place;
}

/** The provisioned dashboard as panels. */
export function OverviewPage({ dashboard, dataSource, place }: Props) {
  const styles = useStyles2(getStyles);
  const scene = useMemo(
    () => dashboard && convertDashboard(dashboard, dataSource, { from: place.from, to: place.to }),
    // The URL's later changes come from the scene itself.
    [dashboard, dataSource], // eslint-disable-line react-hooks/exhaustive-deps -- see the line above
  );
  const [inspected, setInspected] = useState<VizPanel>();
  useEffect(() => {
    templateSrv.setScene(scene);
    const subscription = inspectedPanel.subscribe(setInspected);
    return () => {
      subscription.unsubscribe();
      inspectedPanel.next(undefined);
      templateSrv.setScene(undefined);
    };
  }, [scene]);
  if (!scene) {
    return <main>{t('preview.no-dashboard', 'No dashboard is provisioned.')}</main>;
  }
  return (
    <main className={styles.page}>
      <UrlSyncContextProvider scene={scene}>
        <scene.Component model={scene} />
      </UrlSyncContextProvider>
      {inspected && <PanelInspector panel={inspected} />}
    </main>
  );
}

function PanelInspector({ panel }: { panel: VizPanel }) {
  const { data } = sceneGraph.getData(panel).useState();
  const { title } = panel.useState();
  return data ? (
    <Inspector
      title={sceneGraph.interpolate(panel, title)}
      data={data}
      onClose={() => inspectedPanel.next(undefined)}
    />
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The grid measures its place before it draws, so the place needs a height of its own.
  page: css({ display: 'flex', flexDirection: 'column', minHeight: 'calc(100vh - 56px)', padding: theme.spacing(2) }),
});
