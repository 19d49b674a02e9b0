/** Names that people read for what the saved query holds. Asked at render time: the language is known only then. */
import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import type {
  AlertChoice,
  AnswerFormat,
  Dimension,
  FilterField,
  InventoryView,
  Kind,
  ListedThing,
  MatrixShape,
  Measure,
  ObserverRule,
  Operator,
  QualitySubject,
  QualityView,
  SecurityCheck,
} from '#query';

export type Labels<Key extends string> = Readonly<Record<Key, () => string>>;

const FIELDS: Labels<FilterField> = {
  version: () => t('field.version', 'Record version'),
  account: () => t('field.account', 'Account'),
  interface: () => t('field.interface', 'Network interface'),
  ccn: () => t('field.ccn', 'CCN'),
  observer: () => t('field.observer', 'Recording region'),
  srcaddr: () => t('field.srcaddr', 'Source address'),
  dstaddr: () => t('field.dstaddr', 'Destination address'),
  srcport: () => t('field.srcport', 'Source port'),
  dstport: () => t('field.dstport', 'Destination port'),
  protocol: () => t('field.protocol', 'Protocol'),
  srcregion: () => t('field.srcregion', 'Source region'),
  dstregion: () => t('field.dstregion', 'Destination region'),
  packets: () => t('field.packets', 'Packets'),
  bytes: () => t('field.bytes', 'Bytes'),
  start: () => t('field.start', 'Start'),
  end: () => t('field.end', 'End'),
  action: () => t('field.action', 'Action'),
  status: () => t('field.status', 'Log status'),
  address: () => t('field.address', 'Address, either side'),
  port: () => t('field.port', 'Port, either side'),
  region: () => t('field.region', 'Region, either side'),
  pair: () => t('field.pair', 'Region pair'),
  words: () => t('field.words', 'Free words'),
};

const COMPOSED: Labels<Exclude<Dimension, FilterField>> = {
  addressPair: () => t('dimension.address-pair', 'Address pair'),
  service: () => t('dimension.service', 'Service'),
  application: () => t('dimension.application', 'Service, replies with it'),
  servicePort: () => t('dimension.service-port', 'Port of the service'),
  fiveTuple: () => t('dimension.five-tuple', 'Five-tuple'),
  publicCountry: () => t('dimension.public-country', 'Country of the public side'),
  publicProvince: () => t('dimension.public-province', 'Province of the public side'),
  publicProvider: () => t('dimension.public-provider', 'Provider of the public side'),
};

const OPERATORS: Labels<Operator> = {
  is: () => t('operator.is', 'is'),
  isNot: () => t('operator.is-not', 'is not'),
  inNetwork: () => t('operator.in-network', 'in network'),
  notInNetwork: () => t('operator.not-in-network', 'not in network'),
  between: () => t('operator.between', 'between'),
  atLeast: () => t('operator.at-least', 'at least'),
  atMost: () => t('operator.at-most', 'at most'),
  exists: () => t('operator.exists', 'is present'),
  missing: () => t('operator.missing', 'is missing'),
  eitherWay: () => t('operator.either-way', 'is, either way'),
};

const KINDS: Labels<Kind> = {
  traffic: () => t('kind.traffic', 'Traffic'),
  top: () => t('kind.top', 'Top'),
  matrix: () => t('kind.matrix', 'Matrix'),
  records: () => t('kind.records', 'Records'),
  reachability: () => t('kind.reachability', 'Reachability'),
  security: () => t('kind.security', 'Security'),
  quality: () => t('kind.quality', 'Quality'),
  inventory: () => t('kind.inventory', 'Inventory'),
  code: () => t('kind.code', 'Code'),
  values: () => t('kind.values', 'Values'),
};

const FORMATS: Labels<AnswerFormat> = {
  series: () => t('format.series', 'Time series'),
  table: () => t('format.table', 'Table'),
  number: () => t('format.number', 'Number'),
  logs: () => t('format.logs', 'Logs'),
  nodeGraph: () => t('format.node-graph', 'Node graph'),
  annotations: () => t('format.annotations', 'Annotations'),
};

const LOGS: Labels<LogFormat> = {
  ccn: () => t('log.ccn', 'CCN cross-region'),
  eni: () => t('log.eni', 'VPC network interface'),
};

const PLAIN_MEASURES = {
  bytes: () => t('measure.bytes', 'Bytes'),
  bitsPerSecond: () => t('measure.bits-per-second', 'Bits per second'),
  packets: () => t('measure.packets', 'Packets'),
  packetsPerSecond: () => t('measure.packets-per-second', 'Packets per second'),
  meanPacketSize: () => t('measure.mean-packet-size', 'Mean packet size'),
  records: () => t('measure.records', 'Records'),
  flows: () => t('measure.flows', 'Distinct flows (about)'),
  peers: () => t('measure.peers', 'Distinct peers (about)'),
  peakBitsPerSecond: () => t('measure.peak-bits-per-second', 'Peak bits per second'),
  p95BitsPerSecond: () => t('measure.p95-bits-per-second', 'p95 bits per second'),
  peakPacketsPerSecond: () => t('measure.peak-packets-per-second', 'Peak packets per second'),
  p95PacketsPerSecond: () => t('measure.p95-packets-per-second', 'p95 packets per second'),
  utilisationPercent: () => t('measure.utilisation-percent', 'Utilisation % of the cap'),
  peakUtilisationPercent: () => t('measure.peak-utilisation-percent', 'Peak utilisation % of the cap'),
  p95UtilisationPercent: () => t('measure.p95-utilisation-percent', 'p95 utilisation % of the cap'),
};

const LISTED: Labels<ListedThing> = {
  ...FIELDS,
  topic: () => t('listed.topic', 'Topic'),
  flowLog: () => t('listed.flow-log', 'Flow log'),
  statement: () => t('listed.statement', 'Own statement, first column'),
};

/** A REJECT of a CCN is a drop of its rate limiter, one of an interface a refusal by its rules: no word for both. */
const MEASURES: Readonly<Record<LogFormat, Labels<Measure>>> = {
  ccn: {
    ...PLAIN_MEASURES,
    offeredBitsPerSecond: () => t('measure.offered-bits-per-second', 'Offered bits per second'),
    offeredBytes: () => t('measure.offered-bytes', 'Offered bytes'),
    rejectedBitsPerSecond: () => t('measure.dropped-bits-per-second', 'Bits per second dropped by the limiter'),
    rejectedBytes: () => t('measure.dropped-bytes', 'Bytes dropped by the limiter'),
    rejectedPackets: () => t('measure.dropped-packets', 'Packets dropped by the limiter'),
    rejectedRecords: () => t('measure.dropped-records', 'Records of drops by the limiter'),
    lossPercent: () => t('measure.loss-percent', 'Loss % (bytes)'),
    packetLossPercent: () => t('measure.packet-loss-percent', 'Loss % (packets)'),
  },
  eni: {
    ...PLAIN_MEASURES,
    offeredBitsPerSecond: () => t('measure.tried-bits-per-second', 'Tried bits per second'),
    offeredBytes: () => t('measure.tried-bytes', 'Tried bytes'),
    rejectedBitsPerSecond: () => t('measure.refused-bits-per-second', 'Refused bits per second'),
    rejectedBytes: () => t('measure.refused-bytes', 'Refused bytes'),
    rejectedPackets: () => t('measure.refused-packets', 'Refused packets'),
    rejectedRecords: () => t('measure.refused-records', 'Refused records'),
    lossPercent: () => t('measure.refused-percent', 'Refused % (bytes)'),
    packetLossPercent: () => t('measure.refused-packet-percent', 'Refused % (packets)'),
  },
};

const OBSERVERS: Labels<ObserverRule> = {
  one: () => t('observer.one', 'Each flow once'),
  egress: () => t('observer.egress', 'Sending side'),
  ingress: () => t('observer.ingress', 'Receiving side'),
  asRecorded: () => t('observer.as-recorded', 'As recorded'),
};

const ALERTS: Labels<AlertChoice> = {
  settled: () => t('alert.settled', 'Settled part'),
  lowerBound: () => t('alert.lower-bound', 'Lower bound'),
  strict: () => t('alert.strict', 'Strict'),
};

const SHAPES: Labels<MatrixShape> = {
  list: () => t('shape.list', 'List'),
  grid: () => t('shape.grid', 'Grid'),
};

const QUALITY_VIEWS: Labels<QualityView> = {
  freshness: () => t('quality.view.freshness', 'Freshness'),
  status: () => t('quality.view.status', 'Status over time'),
  delay: () => t('quality.view.delay', 'Delay'),
  coverage: () => t('quality.view.coverage', 'Coverage'),
  volume: () => t('quality.view.volume', 'Volume and cost'),
  losses: () => t('quality.view.losses', 'Losses'),
};

const SUBJECTS: Labels<QualitySubject> = {
  topic: () => t('quality.each.topic', 'Topic'),
  observer: () => t('quality.each.observer', 'Recording region'),
  pair: () => t('quality.each.pair', 'Region pair'),
  interface: () => t('quality.each.interface', 'Network interface'),
};

const INVENTORY: Labels<InventoryView> = {
  flowLogs: () => t('inventory.flow-logs', 'Flow logs'),
  ccns: () => t('inventory.ccns', 'CCNs'),
};

const CHECKS: Labels<SecurityCheck> = {
  horizontalScan: () => t('check.horizontal-scan', 'Horizontal scan: one port of many hosts'),
  verticalScan: () => t('check.vertical-scan', 'Vertical scan: many ports of one host'),
  fanOut: () => t('check.fan-out', 'Fan-out: one source, many addresses'),
  sensitivePorts: () => t('check.sensitive-ports', 'Sensitive ports reached from public addresses'),
  uncommonProtocols: () => t('check.uncommon-protocols', 'Uncommon protocols'),
  newTalkers: () => t('check.new-talkers', 'New talkers'),
  givenAddresses: () => t('check.given-addresses', 'Listed addresses: contact with them'),
};

/** What a step of the preview is for, as the backend names it. */
const PURPOSES: Labels<string> = {
  heartbeat: () => t('purpose.heartbeat', 'Who delivered when'),
  rank: () => t('purpose.rank', 'Ranking'),
  series: () => t('purpose.series', 'Sums over time'),
  totals: () => t('purpose.totals', 'Totals'),
  records: () => t('purpose.records', 'Records'),
  'record-counts': () => t('purpose.record-counts', 'Records over time by action'),
  code: () => t('purpose.code', 'Statement'),
  values: () => t('purpose.values', 'Values'),
  pairs: () => t('purpose.pairs', 'Records of the two ends'),
  ends: () => t('purpose.ends', 'Interfaces that recorded them'),
  collected: () => t('purpose.collected', 'Actions the topic collects'),
  alive: () => t('purpose.alive', 'Interfaces that deliver at all'),
  interfaces: () => t('purpose.interfaces', 'Addresses and losses of the interfaces'),
  limiter: () => t('purpose.limiter', 'Drops of the bandwidth limiter'),
  recent: () => t('purpose.recent', 'Newest records'),
  lookBack: () => t('purpose.look-back', 'Who delivered within a day'),
  status: () => t('purpose.status', 'Records by status'),
  delays: () => t('purpose.delays', 'Percentiles of the delay'),
  histogram: () => t('purpose.histogram', 'Records by delay'),
  coverage: () => t('purpose.coverage', 'Who records what'),
  words: () => t('purpose.words', 'Versions and regions'),
  sample: () => t('purpose.sample', 'Records to measure'),
  oldest: () => t('purpose.oldest', 'Oldest record'),
  find: () => t('purpose.find', 'Who does it'),
  listedSource: () => t('purpose.listed-source', 'What listed addresses sent'),
  listedDestination: () => t('purpose.listed-destination', 'What was sent to listed addresses'),
  whole: () => t('purpose.whole', 'Targets of all of the time'),
  open: () => t('purpose.open', 'Targets that were open'),
  known: () => t('purpose.known', 'Which are known from before'),
};

/** An unknown word, as a damaged query may hold, stands for itself. */
export function labelOf<Key extends string>(labels: Labels<Key>, key: Key): string {
  return Object.hasOwn(labels, key) ? labels[key]() : key;
}

export const fieldLabel = (field: FilterField) => labelOf(FIELDS, field);
export const operatorLabel = (operator: Operator) => labelOf(OPERATORS, operator);
export const kindLabel = (kind: Kind) => labelOf(KINDS, kind);
export const formatLabel = (format: AnswerFormat) => labelOf(FORMATS, format);
export const logLabel = (log: LogFormat) => labelOf(LOGS, log);
export const observerLabel = (rule: ObserverRule) => labelOf(OBSERVERS, rule);
export const alertLabel = (choice: AlertChoice) => labelOf(ALERTS, choice);
export const shapeLabel = (shape: MatrixShape) => labelOf(SHAPES, shape);
export const checkLabel = (check: SecurityCheck) => labelOf(CHECKS, check);
export const qualityViewLabel = (view: QualityView) => labelOf(QUALITY_VIEWS, view);
export const subjectLabel = (subject: QualitySubject) => labelOf(SUBJECTS, subject);
export const inventoryLabel = (view: InventoryView) => labelOf(INVENTORY, view);
export const measureLabel = (measure: Measure, log: LogFormat) => labelOf(MEASURES[log], measure);
export const listedLabel = (of: ListedThing) => labelOf(LISTED, of);
export const purposeLabel = (purpose: string) => labelOf<string>(PURPOSES, purpose);
export const dimensionLabel = (dimension: Dimension) => labelOf({ ...FIELDS, ...COMPOSED }, dimension);

/** A message of the backend with the operators it names called as in the menu. */
export function withOperatorLabels(message: string): string {
  const named = new RegExp(`${t('error.operator', 'operator')} (\\w+)`, 'g');
  return message.replace(named, (whole, name: string) =>
    Object.hasOwn(OPERATORS, name)
      ? t('error.operator-named', 'operator "{{label}}"', {
          label: operatorLabel(name as Operator),
          interpolation: { escapeValue: false },
        })
      : whole,
  );
}
