import { say } from '#wording';
import type { SearchLogResponse } from '#cls';
import { InvalidSettingsError, parseSettings, type SecretName, type Settings } from '#contract';
import { findNames } from '#flowlog';
import { type DataSourceInstance, type PluginContext, Secret } from '#plugin-sdk';
import { ClsClient, type Credentials } from './cls-client/cls-client';
import { CcnDirectory } from './inventory/ccn-directory';
import { FlowLogFinder } from './inventory/flow-log-finder';
import { KeptAnswers } from './kept-answers';
import { readNetwork } from './network';
import type { Naming } from './results/naming';
import { SchemaCache } from './schema-cache';
import { TopicActions } from './topic-actions';
import { TopicDelays } from './topic-delays';
import { TopicFlowLogs } from './topic-flow-logs';
import { TopicInfos } from './topic-infos';
import { TopicLists } from './topic-lists';
import { TopicWindows } from './topic-windows';

/** One configured data source: its settings, its client and what it has learnt about its topics. */
export interface Instance {
  settings: Settings;
  client: ClsClient;
  schemas: SchemaCache;
  /** The user's own names for addresses. */
  names: Pick<Naming, 'find' | 'hasNames'>;
  ccns: CcnDirectory;
  flowLogs: FlowLogFinder;
  delays: TopicDelays;
  windows: TopicWindows;
  actions: TopicActions;
  /** Heartbeats, which all panels of a dashboard ask alike. */
  heartbeats: KeptAnswers<SearchLogResponse>;
  /** Who delivered within a day before the newest hours: asked by whole hours. */
  lookBacks: KeptAnswers<SearchLogResponse>;
  /** All else: shared only while it is under way. */
  underWay: KeptAnswers<SearchLogResponse>;
  topics: TopicInfos;
  topicLists: TopicLists;
  /** Values of fields, which every viewer of a dashboard and every filter asks alike. */
  values: KeptAnswers<SearchLogResponse>;
}

/** As long as a refresh of all panels takes; the newest step may have grown by then. */
const HEARTBEAT_MS = 15_000;

/** New values are rare, and ranges that end now move on by a capture window. */
const VALUES_MS = 60_000;

/** What lies an hour back and more hardly changes. */
const LOOK_BACK_MS = 10 * 60_000;

/** Keeps instances until their settings change. Nobody tells a plugin of changes: the time of the last save does. */
export class InstanceCache {
  readonly #instances = new Map<string, { updatedMs: number; instance: Instance }>();

  get(context: PluginContext): Instance {
    const source = context.dataSource;
    if (source === undefined) {
      throw new InvalidSettingsError('data source', say('the call names none; open it from a data source'));
    }
    const key = `${context.orgId}/${source.uid}`;
    const known = this.#instances.get(key);
    if (known?.updatedMs === source.updatedMs) {
      return known.instance;
    }
    // The old client is not closed: queries that still run on it end by themselves, and its idle sockets with them.
    const instance = createInstance(source, context);
    this.#instances.set(key, { updatedMs: source.updatedMs, instance });
    return instance;
  }

  close(): void {
    for (const { instance } of this.#instances.values()) {
      instance.client.close();
    }
    this.#instances.clear();
  }
}

function createInstance(source: DataSourceInstance, { grafanaConfig }: PluginContext): Instance {
  const settings = parseSettings(source.jsonData);
  const { names = [] } = settings;
  const network = readNetwork(settings, source, grafanaConfig);
  const client = new ClsClient(settings.endpoint, readCredentials(source.secureJsonData), network);
  const topicFlowLogs = new TopicFlowLogs(client);
  return {
    settings,
    client,
    schemas: new SchemaCache(client),
    names: { find: findNames(names), hasNames: names.length > 0 },
    ccns: new CcnDirectory(client),
    flowLogs: new FlowLogFinder(client, settings.sources),
    delays: new TopicDelays(client),
    windows: new TopicWindows(client, topicFlowLogs, settings),
    actions: new TopicActions(client, topicFlowLogs),
    heartbeats: new KeptAnswers(HEARTBEAT_MS, 200),
    lookBacks: new KeptAnswers(LOOK_BACK_MS, 200),
    underWay: new KeptAnswers(0, 200),
    topics: new TopicInfos(client),
    topicLists: new TopicLists(client),
    values: new KeptAnswers(VALUES_MS, 200),
  };
}

function readCredentials(secrets: DataSourceInstance['secureJsonData']): Credentials {
  const secretId = readSecret(secrets, 'secretId');
  const secretKey = readSecret(secrets, 'secretKey');
  const token = readSecret(secrets, 'token');
  if (!secretId || !secretKey) {
    throw new InvalidSettingsError(
      secretId ? 'secretKey' : 'secretId',
      say('is empty: enter the SecretId and SecretKey of an API key that may read CLS'),
    );
  }
  return { secretId, secretKey, ...(token ? { token } : {}) };
}

/** Blanks around a pasted secret are dropped. What cannot stand in a header would come back in an error, in clear text. */
function readSecret(secrets: DataSourceInstance['secureJsonData'], name: SecretName): Secret | undefined {
  const text = secrets[name]?.reveal().trim() ?? '';
  if (!/^[\x21-\x7e]*$/.test(text)) {
    throw new InvalidSettingsError(
      name,
      say('holds a character that no key has, such as a blank or a line break; paste it again'),
    );
  }
  return text === '' ? undefined : new Secret(text);
}
