/** The data sources: read from the provisioning files at the start, changed in memory only. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type HostDataSource } from '#plugin-sdk';
import { expandEnvironment } from './expand-environment';

interface StoredDataSource extends Required<HostDataSource> {
  id: number;
  type: string;
  isDefault: boolean;
}

type Provisioned = Partial<StoredDataSource> & { uid: string; name: string; type: string };

/** What the browser may see and send: secrets go one way only. */
export interface DataSourceView {
  id: number;
  uid: string;
  name: string;
  type: string;
  url: string;
  access: 'proxy';
  isDefault: boolean;
  jsonData: unknown;
  secureJsonFields: Record<string, boolean>;
  secureJsonData?: Record<string, string>;
}

export class DataSourceStore {
  readonly #sources: Map<string, StoredDataSource>;

  constructor(sources: readonly Provisioned[]) {
    this.#sources = new Map(sources.map((source, index) => [source.uid, complete(source, index + 1)]));
  }

  /** Reads every `*.yml` of a provisioning folder. */
  static read(folder: string, environment: Readonly<Record<string, string | undefined>>): DataSourceStore {
    const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    const sources = files.flatMap((name) => {
      const file = parse(readFileSync(path.join(folder, name), 'utf8')) as { datasources?: Provisioned[] };
      return expandEnvironment(file.datasources ?? [], environment);
    });
    return new DataSourceStore(sources);
  }

  get(uid: string): HostDataSource | undefined {
    return this.#sources.get(uid);
  }

  views(): DataSourceView[] {
    return [...this.#sources.values()].map(viewOf);
  }

  /** Takes over what the settings page sends; a secret that is not sent stays as it was. */
  save(uid: string, change: Partial<DataSourceView>): DataSourceView | undefined {
    const before = this.#sources.get(uid);
    if (!before) {
      return undefined;
    }
    const after = {
      ...before,
      name: change.name ?? before.name,
      url: change.url ?? before.url,
      jsonData: change.jsonData ?? before.jsonData,
      secureJsonData: { ...before.secureJsonData, ...change.secureJsonData },
      // The plugin keeps clients by this stamp, so two saves within a millisecond must differ too.
      updatedMs: Math.max(Date.now(), before.updatedMs + 1),
    };
    this.#sources.set(uid, after);
    return viewOf(after);
  }
}

function complete(source: Provisioned, id: number): StoredDataSource {
  const defaults = { id, url: '', isDefault: false, jsonData: {}, secureJsonData: {}, updatedMs: Date.now() };
  return { ...defaults, ...source };
}

function viewOf({ id, uid, name, type, url, isDefault, jsonData, secureJsonData }: StoredDataSource): DataSourceView {
  const isSet = Object.entries(secureJsonData).map(([key, value]) => [key, value !== '']);
  const secureJsonFields = Object.fromEntries(isSet) as Record<string, boolean>;
  return { id, uid, name, type, url, access: 'proxy', isDefault, jsonData, secureJsonFields };
}
