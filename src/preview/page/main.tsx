/** The preview page: dashboards, query editor and settings of the built plugin, without a Grafana around them. */
import { type DataSourceSettings } from '@grafana/data';
import { type Dashboard } from '@grafana/schema';
import { createRoot } from 'react-dom/client';
import 'react-grid-layout/css/styles.css';
import 'react-resizable/css/styles.css';
import 'uplot/dist/uPlot.min.css';
import { App } from './App';
import { startLanguage } from './page-language';
import { registerStandardFieldConfig } from './panels/field-config';
import { loadPlugin } from './services/load-plugin';
import { backendSrv, setDataSources, setEarlyServices } from './services/set-services';
import { StartFailure } from './StartFailure';

const PLUGIN_ID = 'flowlens-cls-datasource';

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') as HTMLElement);
  try {
    const language = await startLanguage();
    registerStandardFieldConfig();
    setEarlyServices();
    const [{ plugin, meta }, settings, dashboards] = await Promise.all([
      loadPlugin(PLUGIN_ID, language),
      backendSrv.get<DataSourceSettings[]>('/api/datasources'),
      backendSrv.get<Dashboard[]>('/api/dashboards'),
    ]);
    const dataSources = setDataSources(plugin, meta, settings);
    root.render(<App dataSources={dataSources} dashboards={dashboards} language={language} />);
  } catch (error) {
    root.render(<StartFailure error={error} />);
  }
}

void start();
