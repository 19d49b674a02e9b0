/** Grafana's `DataSourceSrv` over the data sources the preview server has provisioned. */
import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceJsonData,
  type DataSourcePlugin,
  type DataSourcePluginMeta,
  type DataSourceRef,
  type DataSourceSettings,
  type ScopedVars,
} from '@grafana/data';
import { type DataSourceSrv, getTemplateSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';

export type Plugin = DataSourcePlugin<DataSourceApi<DataQuery, DataSourceJsonData>>;
type Ref = DataSourceRef | string | null | undefined;

export class PreviewDataSourceSrv implements DataSourceSrv {
  private readonly instances = new Map<string, DataSourceApi>();

  constructor(
    readonly plugin: Plugin,
    readonly meta: DataSourcePluginMeta,
    private settings: DataSourceSettings[],
  ) {}

  async get(ref?: Ref, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      throw new Error(`There is no data source ${typeof ref === 'string' ? ref : JSON.stringify(ref)}.`);
    }
    const known = this.instances.get(settings.uid);
    if (known) {
      return known;
    }
    const instance = new this.plugin.DataSourceClass(settings);
    instance.meta = this.meta;
    instance.components = this.plugin.components;
    this.instances.set(settings.uid, instance);
    return instance;
  }

  getList(): DataSourceInstanceSettings[] {
    return this.settings.map((settings) => this.toInstanceSettings(settings));
  }

  getInstanceSettings(ref?: Ref, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const name = typeof ref === 'string' ? ref : (ref?.uid ?? '');
    const wanted = getTemplateSrv().replace(name, scopedVars);
    const found =
      wanted === '' || wanted === 'default'
        ? (this.settings.find((each) => each.isDefault) ?? this.settings[0])
        : this.settings.find((each) => each.uid === wanted || each.name === wanted);
    return found && { ...this.toInstanceSettings(found), rawRef: { uid: found.uid, type: found.type } };
  }

  /** The editable settings, secrets only as "is set". */
  getSettings(uid: string): DataSourceSettings | undefined {
    return this.settings.find((each) => each.uid === uid);
  }

  /** Takes over saved settings; the next query gets a fresh instance. */
  replaceSettings(saved: DataSourceSettings): void {
    this.settings = this.settings.map((each) => (each.uid === saved.uid ? saved : each));
    this.instances.delete(saved.uid);
  }

  reload(): void {
    this.instances.clear();
  }

  registerRuntimeDataSource(): void {
    throw new Error('The preview page has no runtime data sources.');
  }

  private toInstanceSettings(settings: DataSourceSettings): DataSourceInstanceSettings {
    const { id, uid, type, name, url, jsonData, isDefault } = settings;
    return { id, uid, type, name, url, jsonData, isDefault, readOnly: false, access: 'proxy', meta: this.meta };
  }
}
