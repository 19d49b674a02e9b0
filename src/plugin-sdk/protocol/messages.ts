/**
 * The messages of Grafana's plugin protocol (package `pluginv2`), of go-plugin's controller and of gRPC's health
 * check: field name, number, type. Written from the published field tables; codec and types both come from here.
 * Fields a newer host adds are skipped when read.
 */
type FieldSpec =
  readonly [number: number, type: string] | readonly [number: number, many: 'repeated' | 'map', type: string];
type MessageSpec = Readonly<Record<string, FieldSpec>>;

export const enums = {
  DataFrameFormat: { ARROW: 0, JSON: 1 },
  HealthStatus: { UNKNOWN: 0, OK: 1, ERROR: 2 },
  StreamStatus: { OK: 0, NOT_FOUND: 1, PERMISSION_DENIED: 2 },
  ServingStatus: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

export const messages = {
  User: { login: [1, 'string'], name: [2, 'string'], email: [3, 'string'], role: [4, 'string'] },
  DataSourceInstanceSettings: {
    id: [1, 'int64'],
    name: [2, 'string'],
    url: [3, 'string'],
    user: [4, 'string'],
    database: [5, 'string'],
    basicAuthEnabled: [6, 'bool'],
    basicAuthUser: [7, 'string'],
    jsonData: [8, 'bytes'],
    decryptedSecureJsonData: [9, 'map', 'string'],
    lastUpdatedMS: [10, 'int64'],
    uid: [11, 'string'],
    apiVersion: [12, 'string'],
  },
  PluginContext: {
    orgId: [1, 'int64'],
    pluginId: [2, 'string'],
    user: [3, 'User'],
    dataSourceInstanceSettings: [5, 'DataSourceInstanceSettings'],
    grafanaConfig: [6, 'map', 'string'],
    pluginVersion: [7, 'string'],
    userAgent: [8, 'string'],
    apiVersion: [9, 'string'],
    namespace: [10, 'string'],
  },
  TimeRange: { fromEpochMS: [1, 'int64'], toEpochMS: [2, 'int64'] },
  DataQuery: {
    refId: [1, 'string'],
    maxDataPoints: [2, 'int64'],
    intervalMS: [3, 'int64'],
    timeRange: [4, 'TimeRange'],
    json: [5, 'bytes'],
    queryType: [6, 'string'],
  },
  QueryDataRequest: {
    pluginContext: [1, 'PluginContext'],
    headers: [2, 'map', 'string'],
    queries: [3, 'repeated', 'DataQuery'],
    format: [4, 'DataFrameFormat'],
  },
  DataResponse: {
    frames: [1, 'repeated', 'bytes'],
    error: [2, 'string'],
    jsonMeta: [3, 'bytes'],
    status: [4, 'int32'],
    errorSource: [5, 'string'],
    format: [6, 'DataFrameFormat'],
  },
  QueryDataResponse: { responses: [1, 'map', 'DataResponse'] },
  CheckHealthRequest: { pluginContext: [1, 'PluginContext'], headers: [2, 'map', 'string'] },
  CheckHealthResponse: { status: [1, 'HealthStatus'], message: [2, 'string'], jsonDetails: [3, 'bytes'] },
  CollectMetricsRequest: { pluginContext: [1, 'PluginContext'] },
  MetricsPayload: { prometheus: [1, 'bytes'] },
  CollectMetricsResponse: { metrics: [1, 'MetricsPayload'] },
  StringList: { values: [1, 'repeated', 'string'] },
  CallResourceRequest: {
    pluginContext: [1, 'PluginContext'],
    path: [2, 'string'],
    method: [3, 'string'],
    url: [4, 'string'],
    headers: [5, 'map', 'StringList'],
    body: [6, 'bytes'],
  },
  CallResourceResponse: { code: [1, 'int32'], headers: [2, 'map', 'StringList'], body: [3, 'bytes'] },
  SubscribeStreamRequest: {
    pluginContext: [1, 'PluginContext'],
    path: [2, 'string'],
    data: [3, 'bytes'],
    headers: [4, 'map', 'string'],
  },
  SubscribeStreamResponse: { status: [1, 'StreamStatus'], data: [2, 'bytes'] },
  RunStreamRequest: {
    pluginContext: [1, 'PluginContext'],
    path: [2, 'string'],
    data: [3, 'bytes'],
    headers: [4, 'map', 'string'],
  },
  StreamPacket: { data: [1, 'bytes'] },
  PublishStreamRequest: {
    pluginContext: [1, 'PluginContext'],
    path: [2, 'string'],
    data: [3, 'bytes'],
    headers: [4, 'map', 'string'],
  },
  PublishStreamResponse: { status: [1, 'StreamStatus'], data: [2, 'bytes'] },
  Empty: {},
  HealthCheckRequest: { service: [1, 'string'] },
  HealthCheckResponse: { status: [1, 'ServingStatus'] },
} as const satisfies Readonly<Record<string, MessageSpec>>;

type Messages = typeof messages;
export type MessageName = keyof Messages;

/** 64-bit fields of this protocol are times and ids; all of them are safe integers. */
interface Scalars {
  string: string;
  bool: boolean;
  int32: number;
  int64: number;
  bytes: Uint8Array;
}

type Single<T> = T extends keyof Scalars ? Scalars[T] : T extends keyof typeof enums ? number : never;
type Shape<F, Inner> = F extends readonly [number, unknown]
  ? Inner
  : F extends readonly [number, 'repeated', unknown]
    ? NonNullable<Inner>[]
    : Record<string, NonNullable<Inner>>;
type TypeOf<F> = F extends readonly [number, infer T] ? T : F extends readonly [number, string, infer T] ? T : never;

/** A message as read: every field is there, absent ones with their default, absent messages as null. */
export type Message<N extends MessageName> = {
  [K in keyof Messages[N]]: Shape<
    Messages[N][K],
    TypeOf<Messages[N][K]> extends MessageName ? Message<TypeOf<Messages[N][K]>> | null : Single<TypeOf<Messages[N][K]>>
  >;
};

/** A message as written: any field may be left out. */
export type MessageInput<N extends MessageName> = {
  [K in keyof Messages[N]]?: Shape<
    Messages[N][K],
    TypeOf<Messages[N][K]> extends MessageName
      ? MessageInput<TypeOf<Messages[N][K]>> | null
      : Single<TypeOf<Messages[N][K]>>
  >;
};
