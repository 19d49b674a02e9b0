/** What each choice of a control does to the number. Asked at render time, as labels are. */
import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import type { AlertChoice, AnswerFormat, Dimension, FilterField, Measure, ObserverRule, Operator } from '#query';
import { labelOf, type Labels } from './labels';

const PLAIN_MEASURES = {
  bytes: () =>
    t(
      'about.measure.bytes',
      'Sum of the bytes that got through; with a filter or split by action, of those chosen. Grows with the bucket.',
    ),
  bitsPerSecond: () =>
    t(
      'about.measure.bits-per-second',
      'Bytes times 8 divided by the seconds of the bucket: an average, short peaks flatten.',
    ),
  packets: () =>
    t(
      'about.measure.packets',
      'Sum of the packets that got through; with a filter or split by action, of those chosen.',
    ),
  packetsPerSecond: () =>
    t(
      'about.measure.packets-per-second',
      'Packets divided by the seconds of the bucket: an average, short peaks flatten.',
    ),
  meanPacketSize: () =>
    t(
      'about.measure.mean-packet-size',
      'Bytes divided by packets of the same bucket; empty where there was no packet.',
    ),
  records: () =>
    t('about.measure.records', 'Number of records, not of flows: a long flow has one record in each capture window.'),
  flows: () =>
    t(
      'about.measure.flows',
      'Different five-tuples, estimated with an error of about 2.3 %. Counts of several topics or buckets cannot be added; there is no Other.',
    ),
  peers: () =>
    t(
      'about.measure.peers',
      'Different addresses on the other side, estimated with an error of about 2.3 %. Counts cannot be added; there is no Other.',
    ),
  peakBitsPerSecond: () =>
    t(
      'about.measure.peak-bits-per-second',
      'The highest rate of one capture window in the bucket. Peaks of several keys do not add up; there is no Other.',
    ),
  p95BitsPerSecond: () =>
    t(
      'about.measure.p95-bits-per-second',
      '95 % of the capture windows in the bucket were at most this fast; windows without a record count as 0. There is no Other.',
    ),
  peakPacketsPerSecond: () =>
    t(
      'about.measure.peak-packets-per-second',
      'The highest packet rate of one capture window in the bucket. There is no Other.',
    ),
  p95PacketsPerSecond: () =>
    t(
      'about.measure.p95-packets-per-second',
      '95 % of the capture windows in the bucket had at most this packet rate; windows without a record count as 0. There is no Other.',
    ),
  utilisationPercent: () =>
    t(
      'about.measure.utilisation-percent',
      'Delivered bits per second as a share of the bandwidth cap of the region pair, or of the source region where the CCN caps what leaves a region. Caps come from the VPC API, else the settings, else a default. There is no Other.',
    ),
  peakUtilisationPercent: () =>
    t(
      'about.measure.peak-utilisation-percent',
      'The busiest capture window in the bucket as a share of the bandwidth cap. There is no Other.',
    ),
  p95UtilisationPercent: () =>
    t(
      'about.measure.p95-utilisation-percent',
      '95 % of the capture windows in the bucket took at most this share of the bandwidth cap; windows without a record count as 0. There is no Other.',
    ),
};

/** As with labels, no word is shared between drops of a limiter and refusals of rules. */
const MEASURES: Readonly<Record<LogFormat, Labels<string>>> = {
  ccn: {
    ...PLAIN_MEASURES,
    offeredBitsPerSecond: () =>
      t(
        'about.measure.offered-bits-per-second',
        'What was sent into the CCN: delivered and dropped together, per second.',
      ),
    offeredBytes: () => t('about.measure.offered-bytes', 'What was sent into the CCN: delivered and dropped together.'),
    rejectedBitsPerSecond: () =>
      t(
        'about.measure.dropped-bits-per-second',
        'What the rate limiter threw away, per second; it never arrived and is not in Bits per second.',
      ),
    rejectedBytes: () =>
      t('about.measure.dropped-bytes', 'What the rate limiter threw away; it never arrived and is not in Bytes.'),
    rejectedPackets: () =>
      t('about.measure.dropped-packets', 'Packets the rate limiter threw away; they are not in Packets.'),
    rejectedRecords: () =>
      t('about.measure.dropped-records', 'Records that tell of a drop, one for each flow and capture window.'),
    lossPercent: () =>
      t('about.measure.loss-percent', 'Dropped bytes as a share of the offered ones; empty where nothing was offered.'),
    packetLossPercent: () =>
      t(
        'about.measure.packet-loss-percent',
        'Dropped packets as a share of the offered ones; empty where nothing was offered.',
      ),
  },
  eni: {
    ...PLAIN_MEASURES,
    offeredBitsPerSecond: () =>
      t('about.measure.tried-bits-per-second', 'What was tried: accepted and refused together, per second.'),
    offeredBytes: () => t('about.measure.tried-bytes', 'What was tried: accepted and refused together.'),
    rejectedBitsPerSecond: () =>
      t(
        'about.measure.refused-bits-per-second',
        'What a security group or network ACL refused, per second; not in Bits per second.',
      ),
    rejectedBytes: () =>
      t('about.measure.refused-bytes', 'What a security group or network ACL refused; not in Bytes.'),
    rejectedPackets: () =>
      t('about.measure.refused-packets', 'Packets a security group or network ACL refused; not in Packets.'),
    rejectedRecords: () =>
      t('about.measure.refused-records', 'Records that tell of a refusal, one for each flow and capture window.'),
    lossPercent: () =>
      t(
        'about.measure.refused-percent',
        'Refused bytes as a share of the tried ones. A refusal costs few bytes, so it looks small; empty where nothing was tried.',
      ),
    packetLossPercent: () =>
      t(
        'about.measure.refused-packet-percent',
        'Refused packets as a share of the tried ones; empty where nothing was tried.',
      ),
  },
};

/** Fields of the record speak for themselves. */
const DIMENSIONS: Labels<Exclude<Dimension, Exclude<FilterField, 'pair'>>> = {
  pair: () => t('about.dimension.pair', 'Source and destination region: A to B and B to A are two.'),
  addressPair: () =>
    t('about.dimension.address-pair', 'Source and destination address: each direction is one of its own.'),
  service: () =>
    t(
      'about.dimension.service',
      'Protocol and destination port: requests of a service; its replies go to many other ports.',
    ),
  application: () =>
    t(
      'about.dimension.application',
      'Protocol and the port of the service on either side: requests and replies added up.',
    ),
  servicePort: () =>
    t(
      'about.dimension.service-port',
      'The port that looks like the one listened on: the registered or the lower one. A guess.',
    ),
  fiveTuple: () =>
    t('about.dimension.five-tuple', 'Both addresses, both ports and the protocol: very many, so most are in Other.'),
  publicCountry: () =>
    t(
      'about.dimension.public-country',
      'Of the public address, by the address library of CLS; private for traffic without one.',
    ),
  publicProvince: () =>
    t(
      'about.dimension.public-province',
      'Of the public address, by the address library of CLS; known for some countries only.',
    ),
  publicProvider: () =>
    t('about.dimension.public-provider', 'The operator of the public address, by the address library of CLS.'),
};

const OPERATORS: Labels<Operator> = {
  is: () => t('about.operator.is', 'Keeps records with any of the values'),
  isNot: () => t('about.operator.is-not', 'Drops records with any of the values'),
  inNetwork: () => t('about.operator.in-network', 'Keeps addresses inside any of the networks'),
  notInNetwork: () => t('about.operator.not-in-network', 'Drops addresses inside any of the networks'),
  between: () => t('about.operator.between', 'Keeps values in any of the ranges, both ends included'),
  atLeast: () => t('about.operator.at-least', 'Keeps this number and everything above'),
  atMost: () => t('about.operator.at-most', 'Keeps this number and everything below'),
  exists: () => t('about.operator.exists', 'Drops records that have no value here'),
  missing: () => t('about.operator.missing', 'Keeps only records that have no value here'),
  eitherWay: () => t('about.operator.either-way', 'Keeps both directions of the pair, which are added up'),
};

const FORMATS: Labels<AnswerFormat> = {
  series: () => t('about.format.series', 'One value for each bucket; what alert rules and charts read.'),
  table: () => t('about.format.table', 'Rows with every column, for reading and sorting.'),
  number: () => t('about.format.number', 'One total for the whole range; rates are averages over it.'),
  nodeGraph: () =>
    t(
      'about.format.node-graph',
      'Nodes and edges for the node graph panel; two edges for each pair, one for each direction.',
    ),
  logs: () => t('about.format.logs', 'Each record as a line with its fields.'),
  annotations: () => t('about.format.annotations', 'Events on the time axis of a dashboard.'),
};

const OBSERVERS: Labels<ObserverRule> = {
  one: () =>
    t(
      'observer.about.one',
      'Each flow counts once: by its source region where that delivered records at the time, else by its destination region.',
    ),
  egress: () =>
    t(
      'observer.about.egress',
      'Only records of the source region count: flows from regions without a flow log are missing, and so is everything while the source region delivers nothing.',
    ),
  ingress: () =>
    t(
      'observer.about.ingress',
      'Only records of the destination region count: flows to regions without a flow log are missing, and so is everything while the destination region delivers nothing.',
    ),
  asRecorded: () =>
    t(
      'observer.about.as-recorded',
      'Every record counts: a flow that both of its regions recorded is counted twice, so sums are up to twice the traffic.',
    ),
};

const ALERTS: Labels<AlertChoice> = {
  settled: () =>
    t(
      'about.alert.settled',
      'Settled records only: the range keeps its length and moves back by the 10 min (CCN) or 20 min (ENI) that records take, or by what was measured. A topic that fails and an answer that is cut, sampled or partial make the rule an error.',
    ),
  lowerBound: () =>
    t(
      'about.alert.lower-bound',
      'The newest buckets too, and what there is of an incomplete answer: the number can only grow. For rules that something is too high.',
    ),
  strict: () =>
    t(
      'about.alert.strict',
      'Settled records only, and whatever a panel would warn of makes the rule an error, lost windows (SKIPDATA) included.',
    ),
};

/** Undefined for what has no entry, as plain fields of the record. */
function maybe<Key extends string>(labels: Labels<Key>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key as Key]() : undefined;
}

export const measureAbout = (measure: Measure, log: LogFormat) => maybe(MEASURES[log], measure);
export const operatorAbout = (operator: Operator) => labelOf(OPERATORS, operator);
export const formatAbout = (format: AnswerFormat) => labelOf(FORMATS, format);
export const alertAbout = (choice: AlertChoice) => labelOf(ALERTS, choice);
export const observerAbout = (rule: ObserverRule) => labelOf(OBSERVERS, rule);
export const dimensionAbout = (dimension: Dimension) => maybe(DIMENSIONS, dimension);
