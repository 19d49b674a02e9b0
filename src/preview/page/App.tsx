import { PluginContextProvider } from '@grafana/data';
import { t } from '@grafana/i18n';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { type Dashboard } from '@grafana/schema';
import { GlobalStyles, ModalRoot, ModalsProvider, PortalContainer, ThemeContext } from '@grafana/ui';
import { useLayoutEffect, useState } from 'react';
import { Router } from 'react-router-dom';
import { FailureBoundary } from './FailureBoundary';
import { MachineFonts } from './MachineFonts';
import { LinkNotice } from './LinkNotice';
import { navigate, readPlace } from './navigation';
import { EditorPage } from './pages/EditorPage';
import { OverviewPage } from './pages/OverviewPage';
import { SettingsPage } from './pages/SettingsPage';
import { TopBar } from './pages/TopBar';
import { type PreviewDataSourceSrv } from './services/data-source-srv';
import { Toasts } from './Toasts';

interface Props {
  dataSources: PreviewDataSourceSrv;
  dashboards: Dashboard[];
  language: string;
}

function useHistoryLocation() {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), [history]);
  return { history, location };
}

export function App({ dataSources, dashboards, language }: Props) {
  const { history, location } = useHistoryLocation();
  const place = readPlace(location.search);
  const settings = dataSources.getInstanceSettings(place.dataSource) ?? dataSources.getList()[0];
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <MachineFonts />
      <LocationServiceProvider service={locationService}>
        <Router location={location} navigator={history}>
          <ModalsProvider>
            <PluginContextProvider meta={dataSources.meta}>
              <TopBar
                page={place.page}
                dataSource={settings}
                dataSources={dataSources.getList()}
                language={language}
                onMove={navigate}
              />
              <LinkNotice place={place} />
              <FailureBoundary
                title={t('preview.page-failed', 'This page could not be drawn')}
                retryOn={`${place.page} ${settings.uid}`}
              >
                {place.page === 'overview' && (
                  <OverviewPage key={settings.uid} dashboard={dashboards[0]} place={place} dataSource={settings.uid} />
                )}
                {place.page === 'editor' && <EditorPage key={settings.uid} place={place} dataSource={settings.uid} />}
                {place.page === 'settings' && (
                  <SettingsPage key={settings.uid} dataSources={dataSources} uid={settings.uid} />
                )}
              </FailureBoundary>
            </PluginContextProvider>
            <ModalRoot />
            <Toasts />
          </ModalsProvider>
          <PortalContainer />
        </Router>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}
