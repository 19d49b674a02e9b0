/** The query a link carries, or what the plugin starts a new query with. */
import { CoreApp, type DataSourceApi } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type SceneDataQuery } from '@grafana/scenes';

export interface StartQuery {
  query: SceneDataQuery;
  /** Why the link's query is not this one. */
  problem?: string;
}

export function defaultQuery(api: DataSourceApi): SceneDataQuery {
  return withPlace(api, api.getDefaultQuery?.(CoreApp.Explore) ?? {});
}

export function startQuery(api: DataSourceApi, fromUrl: string | undefined): StartQuery {
  if (fromUrl === undefined) {
    return { query: defaultQuery(api) };
  }
  try {
    const saved: unknown = JSON.parse(fromUrl);
    if (typeof saved === 'object' && saved !== null && !Array.isArray(saved)) {
      return { query: withPlace(api, saved) };
    }
    return { query: defaultQuery(api), problem: t('preview.editor.no-object', 'It must be a JSON object.') };
  } catch (error) {
    return { query: defaultQuery(api), problem: (error as SyntaxError).message };
  }
}

function withPlace({ uid, type }: DataSourceApi, question: object): SceneDataQuery {
  return { ...question, refId: 'A', datasource: { uid, type } };
}
