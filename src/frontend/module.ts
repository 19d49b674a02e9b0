/**
 * The browser side: what Grafana loads. It edits questions and settings; it never signs, never sees a secret, never
 * talks to CLS. Start at `datasource.ts` for what is sent and at `query-editor/QueryEditor.tsx` for what is edited.
 */
import './public-path';
import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './config-editor/ConfigEditor';
import { FlowLogsDataSource } from './datasource';
import { QueryEditor } from './query-editor/QueryEditor';
import type { FlowSettings, SavedQuery, Secrets } from './saved-query';
import { startTranslations } from './start-translations';

startTranslations();

export const plugin = new DataSourcePlugin<FlowLogsDataSource, SavedQuery, FlowSettings, Secrets>(FlowLogsDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
