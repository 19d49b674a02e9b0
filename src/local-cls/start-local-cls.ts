import type { Server } from 'node:http';
import { isClsRegion } from './actions/check-region';
import { openCursorSignature } from './actions/cursor-signature';
import { FreshLogs } from './actions/fresh-logs';
import { RequestRates } from './actions/request-rates';
import { SearchSlots } from './actions/search-slots';
import type { KeyPair } from './authenticate';
import { demoTopics } from './demo-topics';
import { MACROS } from './engine/sql/macros';
import { FaultPlan } from './faults/fault-plan';
import { createFaultRoute, FAULTS_PATH } from './faults/fault-route';
import { type ConsoleContext, createConsoleRoute, FLOW_LOGS_PATH } from './flow-logs/console-route';
import { demoFlowLogs } from './flow-logs/demo-flow-logs';
import { FlowLogs } from './flow-logs/flow-logs';
import { Recorder } from './flow-logs/recorder';
import { IMPORT_PATH } from './import/import-answer';
import { createImportRoute } from './import/import-route';
import { createStatusRoute, type RouteHandler } from './local-routes';
import { enforceRetention } from './retention';
import { startServer } from './server';
import { openStore } from './store/open-store';
import type { Store } from './store/store';
import type { NewTopic, TopicRecord } from './store/topic-record';
import { DEFAULT_SWITCHES, type Switches } from './switches';
import { createTrafficModel, type TrafficOptions } from './traffic/traffic-model';
import { WriteRates } from './upload/write-rates';

export const DEFAULT_PORT = 8765;

export const DEMO_KEYS: readonly KeyPair[] = [{ secretId: 'AKIDflowlensdemo', secretKey: 'flowlens-demo-secret-key' }];

/** CLS documents no figure; its SDKs give up then. */
const SEARCH_TIMEOUT_MS = 60_000;

export interface LocalClsOptions {
  /** Folder of the records. */
  dir: string;
  /** 0, the default: any free port. */
  port?: number;
  host?: string;
  keys?: readonly KeyPair[];
  /** Topics that exist from the start; those already stored are kept as they are. */
  topics?: readonly NewTopic[];
  /** Simulated traffic, for flow logs to record; without, topics hold only what is appended. */
  traffic?: TrafficOptions | false;
  /** From the creation of a flow log to its first records; ten minutes, as the documents say, when absent. */
  firstDataMs?: number;
  switches?: Partial<Switches>;
  /** After what time a search ends with SearchTimeout; 60 s when absent. */
  searchTimeoutMs?: number;
  memoryLimit?: string;
  /** Unix milliseconds. */
  now?: () => number;
  log?: (message: string) => void;
}

export interface LocalCls {
  url: string;
  store: Store;
  topics: readonly TopicRecord[];
  /** What goes wrong on demand; nothing at first. */
  faults: FaultPlan;
  /** Resolves when everything that should have arrived by now is recorded: for tests whose clock jumps. */
  recordDue(): Promise<void>;
  /** Stops traffic and searches, and closes the store. */
  close(): Promise<void>;
}

/** Starts a local CLS. Throws `StoreInUseError` when another one uses the folder. */
export async function startLocalCls(options: LocalClsOptions): Promise<LocalCls> {
  const { now = Date.now, log = () => undefined } = options;
  const store = await openStore({
    dir: options.dir,
    prepare: MACROS,
    now,
    ...(options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit }),
  });
  try {
    await createMissing(store, options.topics ?? demoTopics());
    const isTopic = (topicId: string) => store.topic(topicId) !== undefined;
    const flowLogs = await FlowLogs.open(options.dir, demoFlowLogs(now(), isTopic), options.firstDataMs);
    const faults = new FaultPlan(now, (region) => isClsRegion(region) || store.topics(region).length > 0);
    const switches = { ...DEFAULT_SWITCHES, ...options.switches };
    const fresh = new FreshLogs(switches.indexingDelayMs, now);
    store.onAppend = fresh.arrive;
    const { server, url } = await startServer({
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      keys: options.keys ?? DEMO_KEYS,
      switches,
      searchTimeoutMs: options.searchTimeoutMs ?? SEARCH_TIMEOUT_MS,
      fresh,
      slots: new SearchSlots(),
      rates: new RequestRates(),
      writes: new WriteRates(),
      signCursor: await openCursorSignature(options.dir),
      routes: routesOf({ store, flowLogs, faults, switches, now }),
      faults,
      store,
      flowLogs,
      now,
      log,
    });
    const stop = new AbortController();
    const model = options.traffic ? createTrafficModel(options.traffic) : undefined;
    const recorder =
      model && new Recorder({ store, flowLogs, model, signal: stop.signal, now, log, logTime: switches.logTime });
    const recorded = recorder?.run();
    const kept = enforceRetention(store, { signal: stop.signal, now, log });
    const close = async () => {
      stop.abort();
      await closeServer(server);
      await recorded;
      await kept;
      await flowLogs.settled();
      await store.close();
    };
    const recordDue = async () => recorder?.catchUp();
    return { url, store, topics: store.topics(), faults, recordDue, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function createMissing(store: Store, topics: readonly NewTopic[]): Promise<void> {
  for (const topic of topics) {
    if (store.topic(topic.topicId) === undefined) {
      await store.createTopic(topic);
    }
  }
}

function routesOf(context: ConsoleContext & { faults: FaultPlan }): Map<string, RouteHandler> {
  const { store, faults } = context;
  return new Map([
    ['/local/status', createStatusRoute(store)],
    [IMPORT_PATH, createImportRoute(store)],
    [FAULTS_PATH, createFaultRoute(faults)],
    [FLOW_LOGS_PATH, createConsoleRoute(context)],
  ]);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
