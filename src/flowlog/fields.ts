/**
 * The fields of flow-log records, as people and code speak of them, and the spellings they have in CLS.
 *
 * Facts: CCN has 16 fields, ENI 14; names differ between documents (`ccnid`, `ccn-id`), so a field is found in a
 * topic by looking for any of its spellings in the topic's index.
 */

export type LogFormat = 'ccn' | 'eni';

export type LogicalField =
  | 'version'
  | 'account'
  | 'interface'
  | 'ccn'
  | 'observer'
  | 'srcaddr'
  | 'dstaddr'
  | 'srcport'
  | 'dstport'
  | 'protocol'
  | 'srcregion'
  | 'dstregion'
  | 'packets'
  | 'bytes'
  | 'start'
  | 'end'
  | 'action'
  | 'status';

export type FieldKind = 'text' | 'address' | 'port' | 'number' | 'region' | 'time';

export interface FieldDefinition {
  /** Names the field has in CLS, the commonest first. */
  spellings: readonly string[];
  kind: FieldKind;
  formats: readonly LogFormat[];
}

const BOTH: readonly LogFormat[] = ['ccn', 'eni'];
const CCN: readonly LogFormat[] = ['ccn'];
const ENI: readonly LogFormat[] = ['eni'];

export const FIELDS: Readonly<Record<LogicalField, FieldDefinition>> = {
  version: { spellings: ['version'], kind: 'text', formats: BOTH },
  account: { spellings: ['account-id', 'account_id', 'accountid'], kind: 'text', formats: ENI },
  interface: { spellings: ['interface-id', 'interface_id', 'interfaceid'], kind: 'text', formats: ENI },
  ccn: { spellings: ['ccn-id', 'ccnid', 'ccn_id'], kind: 'text', formats: CCN },
  observer: { spellings: ['region-id', 'region_id', 'regionid'], kind: 'region', formats: CCN },
  srcaddr: { spellings: ['srcaddr'], kind: 'address', formats: BOTH },
  dstaddr: { spellings: ['dstaddr'], kind: 'address', formats: BOTH },
  srcport: { spellings: ['srcport'], kind: 'port', formats: BOTH },
  dstport: { spellings: ['dstport'], kind: 'port', formats: BOTH },
  protocol: { spellings: ['protocol'], kind: 'number', formats: BOTH },
  srcregion: { spellings: ['srcregionid', 'srcregion-id', 'srcregion'], kind: 'region', formats: CCN },
  dstregion: { spellings: ['dstregionid', 'dstregion-id', 'dstregion'], kind: 'region', formats: CCN },
  packets: { spellings: ['packets'], kind: 'number', formats: BOTH },
  bytes: { spellings: ['bytes'], kind: 'number', formats: BOTH },
  start: { spellings: ['start'], kind: 'time', formats: BOTH },
  end: { spellings: ['end'], kind: 'time', formats: BOTH },
  action: { spellings: ['action'], kind: 'text', formats: BOTH },
  status: { spellings: ['log-status', 'log_status', 'logstatus'], kind: 'text', formats: BOTH },
};

export const LOGICAL_FIELDS = Object.keys(FIELDS) as LogicalField[];

/** Field order of the space-separated text form, as the service's documents print it. */
export const TEXT_ORDER: Readonly<Record<LogFormat, readonly LogicalField[]>> = {
  ccn: [
    'srcaddr',
    'dstregion',
    'dstport',
    'start',
    'dstaddr',
    'version',
    'packets',
    'ccn',
    'protocol',
    'srcregion',
    'bytes',
    'action',
    'observer',
    'srcport',
    'end',
    'status',
  ],
  eni: [
    'version',
    'account',
    'interface',
    'srcaddr',
    'dstaddr',
    'srcport',
    'dstport',
    'protocol',
    'packets',
    'bytes',
    'start',
    'end',
    'action',
    'status',
  ],
};

/** Seconds one record covers, by the service's documents. */
export const CAPTURE_WINDOW_SECONDS: Readonly<Record<LogFormat, number>> = { ccn: 60, eni: 300 };

/** Seconds after its end when a bucket is taken to be complete. */
export const SETTLE_SECONDS: Readonly<Record<LogFormat, number>> = { ccn: 600, eni: 1200 };
