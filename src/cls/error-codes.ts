/**
 * The codes CLS and the VPC API answer with: what each means to us and what the caller can do. `{api}` stands for the
 * one that answered. Whether a code heals by itself is our judgement, save for the request limits that the official SDKs retry too.
 */

import { permissionOf, type ReadAction, SERVICE_NAMES, serviceOf } from './read-actions';

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
  happened: string;
  /** What the reader can do, one sentence without the full stop. */
  nextStep: string;
}

type Row = readonly [ErrorClass, Retry, happened: string, nextStep: string];

const KEY_PAGE = 'check SecretId and SecretKey in the data source settings';
const ASK_ADMIN =
  'ask the account administrator to grant the read actions of CLS (SearchLog, DescribeTopics, DescribeIndex)';
const REPORT = 'try again; if it stays, give the RequestId to Tencent Cloud support';
const LESS = 'shorten the time range or add filters';
const WAIT = 'wait a moment and try again, or refresh the dashboard less often';
const PLUGIN_FAULT = 'this is a fault of the plugin: report it with the RequestId';

const ROWS: Readonly<Record<string, Row>> = {
  'AuthFailure.InvalidAuthorization': ['key', 'no', '{api} could not read the request signature', KEY_PAGE],
  'AuthFailure.InvalidSecretId': ['key', 'no', 'the SecretId is not that of an API key', KEY_PAGE],
  'AuthFailure.MFAFailure': [
    'key',
    'no',
    'the account asks for a second factor',
    'use a key of a sub-account without MFA for API calls',
  ],
  'AuthFailure.SecretIdNotFound': ['key', 'no', 'the SecretId does not exist or is disabled', KEY_PAGE],
  'AuthFailure.SignatureExpire': [
    'key',
    'no',
    'the clock of this machine is more than five minutes off',
    'set the clock of the Grafana server (NTP)',
  ],
  'AuthFailure.SignatureFailure': ['key', 'no', 'the SecretKey does not belong to the SecretId', KEY_PAGE],
  'AuthFailure.TokenFailure': [
    'key',
    'once',
    'the temporary token is wrong or has expired',
    'get a new temporary key and token',
  ],
  'AuthFailure.UnauthorizedOperation': ['permission', 'no', 'the key is not allowed to do this', ASK_ADMIN],
  AuthFailure: ['key', 'no', '{api} refused the key', KEY_PAGE],
  UnauthorizedOperation: ['permission', 'no', 'the key is not allowed to do this', ASK_ADMIN],
  'OperationDenied.ACLFailed': ['permission', 'no', 'the key is not allowed to read this topic', ASK_ADMIN],
  IpInBlacklist: ['permission', 'no', 'the address of this server is on the block list of the account', ASK_ADMIN],
  IpNotInWhitelist: [
    'permission',
    'no',
    'the address of this server is not on the allow list of the account',
    ASK_ADMIN,
  ],

  ActionOffline: ['request', 'no', '{api} no longer offers this action', PLUGIN_FAULT],
  InvalidAction: [
    'request',
    'no',
    'the endpoint does not know this action',
    'check the endpoint in the data source settings',
  ],
  NoSuchVersion: [
    'request',
    'no',
    'the endpoint does not know this API version',
    'check the endpoint in the data source settings',
  ],
  NoSuchProduct: [
    'request',
    'no',
    'the endpoint does not know this service',
    'check the endpoint in the data source settings',
  ],
  DryRunOperation: ['request', 'no', 'the request was only a trial run', PLUGIN_FAULT],
  InvalidParameter: ['request', 'no', '{api} refused a parameter', 'compare the message with the query'],
  'InvalidParameter.Content': [
    'request',
    'no',
    'CLS refused the content of the request',
    'compare the message with the query',
  ],
  'InvalidParameter.IndexConflict': [
    'request',
    'no',
    'the index rule contradicts itself',
    'mend the index configuration of the topic',
  ],
  InvalidParameterValue: [
    'request',
    'no',
    '{api} refused the value of a parameter',
    'compare the message with the query',
  ],
  MissingParameter: ['request', 'no', 'a parameter is missing', 'choose region and topic in the query'],
  UnknownParameter: ['request', 'no', 'the endpoint does not know a parameter', PLUGIN_FAULT],
  InvalidRequest: ['request', 'no', '{api} could not read the request', PLUGIN_FAULT],
  RequestSizeLimitExceeded: ['request', 'no', 'the request is too large', 'shorten the query text'],
  UnsupportedOperation: ['request', 'no', 'this is not supported here', 'compare the message with the query'],
  UnsupportedProtocol: ['request', 'no', 'the endpoint does not speak this protocol', 'use https in the endpoint'],
  UnsupportedRegion: ['request', 'no', '{api} does not exist in this region', 'choose another region'],

  'FailedOperation.SyntaxError': [
    'query',
    'no',
    'CLS could not read the query',
    'mend the text at the place the message names',
  ],
  'FailedOperation.QueryError': [
    'query',
    'no',
    'CLS could not run the query',
    'check that every field exists and has statistics switched on in the index',
  ],
  'OperationDenied.AnalysisSwitchClose': [
    'query',
    'no',
    'statistics are switched off for a field',
    'switch statistics on for the field in the index configuration of the topic',
  ],
  'OperationDenied.NewSyntaxNotSupported': [
    'query',
    'no',
    'the topic does not support CQL',
    'ask Tencent Cloud support to enable CQL for the topic',
  ],
  'OperationDenied.OperationNotSupportInSearchLow': [
    'query',
    'no',
    'the topic uses infrequent-access storage, which has no SQL',
    'use a topic with standard storage',
  ],

  'ResourceNotFound.TopicNotExist': [
    'missing',
    'no',
    'the topic does not exist in this region',
    'check the region of the topic: topics are seen in their own region only',
  ],
  'ResourceNotFound.LogsetNotExist': ['missing', 'no', 'the log set does not exist in this region', 'check the region'],
  'ResourceNotFound.IndexNotExist': [
    'missing',
    'no',
    'the topic has no index',
    'switch on the index of the topic in the CLS console',
  ],
  ResourceNotFound: ['missing', 'no', 'what the request names does not exist', 'check region and topic'],

  RequestLimitExceeded: ['busy', 'backoff', 'too many requests', WAIT],
  'LimitExceeded.LogSearch': ['busy', 'backoff', 'more than 15 searches run on the topic at once', WAIT],
  'FailedOperation.ReadQpsLimit': ['busy', 'backoff', 'too many reads', WAIT],
  'FailedOperation.WriteQpsLimit': ['busy', 'backoff', 'too many writes', WAIT],
  'FailedOperation.WriteTrafficLimit': ['busy', 'backoff', 'too much is being written', WAIT],
  'FailedOperation.GetlogReachLimit': ['busy', 'no', 'the limit of reads is reached', LESS],

  'LimitExceeded.SearchResources': [
    'limit',
    'no',
    'the query needs too much memory',
    `${LESS}, or group by fewer fields`,
  ],
  'LimitExceeded.SearchResultTooLarge': ['limit', 'no', 'the result is too large', 'ask for fewer rows'],
  ResponseSizeLimitExceeded: ['limit', 'no', 'the answer is too large', 'ask for fewer rows'],
  LimitExceeded: ['limit', 'no', 'a quota is used up', 'raise the quota or ask for less'],

  'FailedOperation.SearchTimeout': ['time', 'once', 'the query took too long', LESS],
  'FailedOperation.Timeout': ['time', 'once', 'the request took too long', LESS],
  'FailedOperation.InvalidContext': [
    'cursor',
    'no',
    'the paging cursor is invalid, older than an hour or past 10,000 records',
    'start paging again without it',
  ],

  'FailedOperation.TopicIsolated': ['account', 'no', 'the topic is isolated because of arrears', 'settle the account'],
  'FailedOperation.TopicClosed': ['account', 'no', 'the topic is closed', 'open the topic in the CLS console'],
  'FailedOperation.TopicCreating': ['service', 'backoff', 'the topic is still being created', 'wait a minute'],
  'FailedOperation.MissingContent': ['request', 'no', 'the request has no content', PLUGIN_FAULT],
  OperationDenied: ['account', 'no', '{api} denied the operation', 'check the state of the account'],
  'OperationDenied.AccountDestroy': ['account', 'no', 'the account is closed', 'use another account'],
  'OperationDenied.AccountIsolate': ['account', 'no', 'the account is in arrears', 'settle the account'],
  'OperationDenied.AccountNotExists': ['account', 'no', 'the account does not exist', KEY_PAGE],

  InternalError: ['service', 'backoff', '{api} had an internal fault', REPORT],
  'InternalError.ServerBusy': ['service', 'backoff', '{api} is overloaded', WAIT],
  ServiceUnavailable: ['service', 'backoff', '{api} is not available at the moment', REPORT],
  ResourceInUse: ['service', 'no', 'the resource is in use', REPORT],
  ResourceInsufficient: ['service', 'no', '{api} has no resources left for this', REPORT],
  ResourceUnavailable: ['service', 'no', 'the resource is not available', REPORT],
  FailedOperation: ['service', 'once', 'the operation failed', REPORT],
};

/** Where the VPC API means something else by a code. The plugin alone makes up these requests. */
const VPC_ROWS: Readonly<Record<string, Row>> = {
  InvalidParameter: ['request', 'no', '{api} refused a parameter', PLUGIN_FAULT],
  InvalidParameterValue: ['request', 'no', '{api} refused the value of a parameter', PLUGIN_FAULT],
  MissingParameter: ['request', 'no', 'a parameter is missing', PLUGIN_FAULT],
  UnsupportedOperation: ['request', 'no', 'this is not supported here', PLUGIN_FAULT],
  ResourceNotFound: ['missing', 'no', 'what the request names does not exist', 'if it was just deleted, ask again'],
};

const UNKNOWN: Row = ['service', 'no', '{api} answered with a code FlowLens does not know', REPORT];

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
    happened: happened.replace('{api}', apiName(action)),
    nextStep:
      isVpc && nextStep === ASK_ADMIN ? `ask the account administrator to grant ${permissionOf(action)}` : nextStep,
  };
}

/**
 * One message for people: what happened, what CLS said, the next step, the code and the RequestId.
 *
 *     The topic does not exist in this region. CLS says: no topic t1. Next step: check the region ... (ResourceNotFound.TopicNotExist, RequestId 7f..)
 */
export function describeClsError(error: {
  code: string;
  message: string;
  requestId?: string | undefined;
  action?: ReadAction | undefined;
}): string {
  const { happened, nextStep } = meaningOfClsError(error.code, error.action);
  const said =
    error.message === '' ? '' : ` ${capital(apiName(error.action))} says: ${error.message.replace(/\.$/, '')}.`;
  const requestId = error.requestId ? `, RequestId ${error.requestId}` : '';
  return `${capital(happened)}.${said} Next step: ${nextStep}. (${error.code}${requestId})`;
}

function apiName(action: ReadAction | undefined): string {
  return SERVICE_NAMES[action === undefined ? 'cls' : serviceOf(action)];
}

function capital(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}

function family(code: string): string {
  return code.split('.', 1)[0]!;
}
