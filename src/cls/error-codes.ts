/**
 * The codes CLS and the VPC API answer with: what each means to us and what the caller can do. Whether a code heals by
 * itself is our judgement, save for the request limits that the official SDKs retry too.
 */

import { type Said, say } from '#wording';
import { apiOf, permissionOf, type ReadAction, SERVICE_NAMES, serviceOf } from './read-actions';

/**
 * - `key`: credentials or signature; `permission`: the key may not do this; `request`: the caller must change the request
 * - `query`: the search or SQL text; `missing`: topic or index not there; `busy`: too much at once; `limit`: a quota
 * - `time`: ran out of time; `cursor`: a paging cursor has ended; `account`: closed or in arrears; `service`: fault at CLS
 */
export type ErrorClass =
  'key' | 'permission' | 'request' | 'query' | 'missing' | 'busy' | 'limit' | 'time' | 'cursor' | 'account' | 'service';

/** `backoff`: may heal, try again with growing pauses. `once`: one more try is worth it. `no`: something must change. */
export type Retry = 'backoff' | 'once' | 'no';

export interface ErrorMeaning {
  class: ErrorClass;
  retry: Retry;
  /** What happened, one sentence without the full stop. */
  happened: Said;
  /** What the reader can do, one sentence without the full stop. */
  nextStep: Said;
}

/** What happened is told of CLS, which gives way to the API that answered. */
type Row = readonly [ErrorClass, Retry, happened: Said, nextStep: Said];

const CLS = { api: SERVICE_NAMES.cls };

const KEY_PAGE = say('check SecretId and SecretKey in the data source settings');
const ASK_ADMIN = say(
  'ask the account administrator to grant the read actions of CLS (SearchLog, DescribeTopics, DescribeIndex)',
);
const REPORT = say('try again; if it stays, give the RequestId to Tencent Cloud support');
const LESS = say('shorten the time range or add filters');
const WAIT = say('wait a moment and try again, or refresh the dashboard less often');
const COMPARE = say('compare the message with the query');
const CHECK_ENDPOINT = say('check the endpoint in the data source settings');
const PLUGIN_FAULT = say('this is a fault of the plugin: report it with the RequestId');

const ROWS: Readonly<Record<string, Row>> = {
  'AuthFailure.InvalidAuthorization': ['key', 'no', say('{{api}} could not read the request signature', CLS), KEY_PAGE],
  'AuthFailure.InvalidSecretId': ['key', 'no', say('The SecretId is not that of an API key'), KEY_PAGE],
  'AuthFailure.MFAFailure': [
    'key',
    'no',
    say('The account asks for a second factor'),
    say('use a key of a sub-account without MFA for API calls'),
  ],
  'AuthFailure.SecretIdNotFound': ['key', 'no', say('The SecretId does not exist or is disabled'), KEY_PAGE],
  'AuthFailure.SignatureExpire': [
    'key',
    'no',
    say('The clock of this machine is more than five minutes off'),
    say('set the clock of the Grafana server (NTP)'),
  ],
  'AuthFailure.SignatureFailure': ['key', 'no', say('The SecretKey does not belong to the SecretId'), KEY_PAGE],
  'AuthFailure.TokenFailure': [
    'key',
    'once',
    say('The temporary token is wrong or has expired'),
    say('get a new temporary key and token'),
  ],
  'AuthFailure.UnauthorizedOperation': ['permission', 'no', say('The key is not allowed to do this'), ASK_ADMIN],
  AuthFailure: ['key', 'no', say('{{api}} refused the key', CLS), KEY_PAGE],
  UnauthorizedOperation: ['permission', 'no', say('The key is not allowed to do this'), ASK_ADMIN],
  'OperationDenied.ACLFailed': ['permission', 'no', say('The key is not allowed to read this topic'), ASK_ADMIN],
  IpInBlacklist: ['permission', 'no', say('The address of this server is on the block list of the account'), ASK_ADMIN],
  IpNotInWhitelist: [
    'permission',
    'no',
    say('The address of this server is not on the allow list of the account'),
    ASK_ADMIN,
  ],

  ActionOffline: ['request', 'no', say('{{api}} no longer offers this action', CLS), PLUGIN_FAULT],
  InvalidAction: ['request', 'no', say('The endpoint does not know this action'), CHECK_ENDPOINT],
  NoSuchVersion: ['request', 'no', say('The endpoint does not know this API version'), CHECK_ENDPOINT],
  NoSuchProduct: ['request', 'no', say('The endpoint does not know this service'), CHECK_ENDPOINT],
  DryRunOperation: ['request', 'no', say('The request was only a trial run'), PLUGIN_FAULT],
  InvalidParameter: ['request', 'no', say('{{api}} refused a parameter', CLS), COMPARE],
  'InvalidParameter.Content': ['request', 'no', say('CLS refused the content of the request'), COMPARE],
  'InvalidParameter.IndexConflict': [
    'request',
    'no',
    say('The index rule contradicts itself'),
    say('mend the index configuration of the topic'),
  ],
  InvalidParameterValue: ['request', 'no', say('{{api}} refused the value of a parameter', CLS), COMPARE],
  MissingParameter: ['request', 'no', say('A parameter is missing'), say('choose region and topic in the query')],
  UnknownParameter: ['request', 'no', say('The endpoint does not know a parameter'), PLUGIN_FAULT],
  InvalidRequest: ['request', 'no', say('{{api}} could not read the request', CLS), PLUGIN_FAULT],
  RequestSizeLimitExceeded: ['request', 'no', say('The request is too large'), say('shorten the query text')],
  UnsupportedOperation: ['request', 'no', say('This is not supported here'), COMPARE],
  UnsupportedProtocol: [
    'request',
    'no',
    say('The endpoint does not speak this protocol'),
    say('use https in the endpoint'),
  ],
  UnsupportedRegion: ['request', 'no', say('{{api}} does not exist in this region', CLS), say('choose another region')],

  'FailedOperation.SyntaxError': [
    'query',
    'no',
    say('CLS could not read the query'),
    say('mend the text at the place the message names'),
  ],
  'FailedOperation.QueryError': [
    'query',
    'no',
    say('CLS could not run the query'),
    say('check that every field exists and has statistics switched on in the index'),
  ],
  'OperationDenied.AnalysisSwitchClose': [
    'query',
    'no',
    say('Statistics are switched off for a field'),
    say('switch statistics on for the field in the index configuration of the topic'),
  ],
  'OperationDenied.NewSyntaxNotSupported': [
    'query',
    'no',
    say('The topic does not support CQL'),
    say('ask Tencent Cloud support to enable CQL for the topic'),
  ],
  'OperationDenied.OperationNotSupportInSearchLow': [
    'query',
    'no',
    say('The topic uses infrequent-access storage, which has no SQL'),
    say('use a topic with standard storage'),
  ],

  'ResourceNotFound.TopicNotExist': [
    'missing',
    'no',
    say('The topic does not exist in this region'),
    say('check the region of the topic: topics are seen in their own region only'),
  ],
  'ResourceNotFound.LogsetNotExist': [
    'missing',
    'no',
    say('The log set does not exist in this region'),
    say('check the region'),
  ],
  'ResourceNotFound.IndexNotExist': [
    'missing',
    'no',
    say('The topic has no index'),
    say('switch on the index of the topic in the CLS console'),
  ],
  ResourceNotFound: ['missing', 'no', say('What the request names does not exist'), say('check region and topic')],

  RequestLimitExceeded: ['busy', 'backoff', say('Too many requests'), WAIT],
  'LimitExceeded.LogSearch': ['busy', 'backoff', say('More than 15 searches run on the topic at once'), WAIT],
  'FailedOperation.ReadQpsLimit': ['busy', 'backoff', say('Too many reads'), WAIT],
  'FailedOperation.WriteQpsLimit': ['busy', 'backoff', say('Too many writes'), WAIT],
  'FailedOperation.WriteTrafficLimit': ['busy', 'backoff', say('Too much is being written'), WAIT],
  'FailedOperation.GetlogReachLimit': ['busy', 'no', say('The limit of reads is reached'), LESS],

  'LimitExceeded.SearchResources': [
    'limit',
    'no',
    say('The query needs too much memory'),
    say('shorten the time range or add filters, or group by fewer fields'),
  ],
  'LimitExceeded.SearchResultTooLarge': ['limit', 'no', say('The result is too large'), say('ask for fewer rows')],
  ResponseSizeLimitExceeded: ['limit', 'no', say('The answer is too large'), say('ask for fewer rows')],
  LimitExceeded: ['limit', 'no', say('A quota is used up'), say('raise the quota or ask for less')],

  'FailedOperation.SearchTimeout': ['time', 'once', say('The query took too long'), LESS],
  'FailedOperation.Timeout': ['time', 'once', say('The request took too long'), LESS],
  'FailedOperation.InvalidContext': [
    'cursor',
    'no',
    say('The paging cursor is invalid, older than an hour or past 10,000 records'),
    say('start paging again without it'),
  ],

  'FailedOperation.TopicIsolated': [
    'account',
    'no',
    say('The topic is isolated because of arrears'),
    say('settle the account'),
  ],
  'FailedOperation.TopicClosed': [
    'account',
    'no',
    say('The topic is closed'),
    say('open the topic in the CLS console'),
  ],
  'FailedOperation.TopicCreating': [
    'service',
    'backoff',
    say('The topic is still being created'),
    say('wait a minute'),
  ],
  'FailedOperation.MissingContent': ['request', 'no', say('The request has no content'), PLUGIN_FAULT],
  OperationDenied: ['account', 'no', say('{{api}} denied the operation', CLS), say('check the state of the account')],
  'OperationDenied.AccountDestroy': ['account', 'no', say('The account is closed'), say('use another account')],
  'OperationDenied.AccountIsolate': ['account', 'no', say('The account is in arrears'), say('settle the account')],
  'OperationDenied.AccountNotExists': ['account', 'no', say('The account does not exist'), KEY_PAGE],

  InternalError: ['service', 'backoff', say('{{api}} had an internal fault', CLS), REPORT],
  'InternalError.ServerBusy': ['service', 'backoff', say('{{api}} is overloaded', CLS), WAIT],
  ServiceUnavailable: ['service', 'backoff', say('{{api}} is not available at the moment', CLS), REPORT],
  ResourceInUse: ['service', 'no', say('The resource is in use'), REPORT],
  ResourceInsufficient: ['service', 'no', say('{{api}} has no resources left for this', CLS), REPORT],
  ResourceUnavailable: ['service', 'no', say('The resource is not available'), REPORT],
  FailedOperation: ['service', 'once', say('The operation failed'), REPORT],
};

/** Where the VPC API means something else by a code. The plugin alone makes up these requests. */
const VPC_ROWS: Readonly<Record<string, Row>> = {
  InvalidParameter: ['request', 'no', say('{{api}} refused a parameter', CLS), PLUGIN_FAULT],
  InvalidParameterValue: ['request', 'no', say('{{api}} refused the value of a parameter', CLS), PLUGIN_FAULT],
  MissingParameter: ['request', 'no', say('A parameter is missing'), PLUGIN_FAULT],
  UnsupportedOperation: ['request', 'no', say('This is not supported here'), PLUGIN_FAULT],
  ResourceNotFound: [
    'missing',
    'no',
    say('What the request names does not exist'),
    say('if it was just deleted, ask again'),
  ],
};

const UNKNOWN: Row = ['service', 'no', say('{{api}} answered with a code FlowLens does not know', CLS), REPORT];

export const CLS_ERROR_CODES: readonly string[] = Object.keys(ROWS);

/**
 * The meaning of a code; an unknown second part is read as its first part (`InternalError.X` as `InternalError`).
 * Without an action CLS has answered.
 */
export function meaningOfClsError(code: string, action?: ReadAction): ErrorMeaning {
  const isVpc = action !== undefined && serviceOf(action) === 'vpc';
  const rows = isVpc ? { ...ROWS, ...VPC_ROWS } : ROWS;
  const found = [code, family(code)].find((name) => Object.hasOwn(rows, name));
  const [errorClass, retry, happened, nextStep] = (found === undefined ? undefined : rows[found]) ?? UNKNOWN;
  return {
    class: errorClass,
    retry,
    happened: isVpc ? { ...happened, values: { api: apiOf(action) } } : happened,
    nextStep:
      isVpc && nextStep === ASK_ADMIN
        ? say('ask the account administrator to grant {{permission}}', { permission: permissionOf(action) })
        : nextStep,
  };
}

function family(code: string): string {
  return code.split('.', 1)[0]!;
}
