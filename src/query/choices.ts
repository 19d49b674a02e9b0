/** What each kind, log and field offers. Editors show these choices, `parseQuery` refuses everything else. */
import { FIELDS, isOfCap, LOGICAL_FIELDS, type LogFormat, MEASURES } from '#flowlog';
import type {
  AlertChoice,
  AnswerFormat,
  ComparedWith,
  Dimension,
  FilterField,
  FlowQuery,
  InventoryView,
  Kind,
  MatrixShape,
  Measure,
  Operator,
  ObserverRule,
  PublicPart,
  TopOrder,
} from './model';
import { FORMATS_OF_VIEW } from './quality-query';
import type { RankBy } from './volume-columns';

export const KINDS: readonly Kind[] = [
  'traffic',
  'top',
  'matrix',
  'records',
  'reachability',
  'security',
  'quality',
  'inventory',
  'code',
  'values',
];

/** What a panel asks; the others are for variables. */
export const PANEL_KINDS: readonly Kind[] = KINDS.filter((kind) => kind !== 'values');

/** The first format of a kind is its default. */
export const FORMATS_OF_KIND: Readonly<Record<Kind, readonly AnswerFormat[]>> = {
  traffic: ['series', 'table', 'number', 'annotations'],
  top: ['table', 'number'],
  matrix: ['table', 'nodeGraph'],
  records: ['logs', 'table', 'series', 'annotations'],
  reachability: ['table'],
  security: ['table', 'number', 'annotations'],
  quality: ['table', 'series', 'number', 'annotations'],
  inventory: ['table'],
  code: ['table', 'series', 'number', 'logs', 'annotations'],
  values: ['table'],
};

/** Kinds whose answers can be events. */
export const EVENT_KINDS: readonly Kind[] = KINDS.filter((kind) => FORMATS_OF_KIND[kind].includes('annotations'));

/** The formats of a question; those of a quality question follow its view. */
export function formatsOf(query: FlowQuery): readonly AnswerFormat[] {
  return query.kind === 'quality' ? FORMATS_OF_VIEW[query.view] : FORMATS_OF_KIND[query.kind];
}

/** Those of them that alert rules read; a table is for SQL expressions alone. */
export function ruleFormatsOf(query: FlowQuery): readonly AnswerFormat[] {
  return formatsOf(query).filter((format) => format === 'series' || format === 'number');
}

export const INVENTORY_VIEWS: readonly InventoryView[] = ['flowLogs', 'ccns'];

export const MEASURE_CHOICES = Object.keys(MEASURES) as readonly Measure[];

/** Bandwidth caps are those of a CCN. */
export function measuresFor(log: LogFormat): Measure[] {
  return MEASURE_CHOICES.filter((measure) => log === 'ccn' || !isOfCap(measure));
}

export const RANK_CHOICES: readonly RankBy[] = [
  'bytes',
  'packets',
  'records',
  'offeredBytes',
  'rejectedBytes',
  'rejectedPackets',
  'lossPercent',
  'peakBitsPerSecond',
  'flows',
  'peers',
];

export const COMPARED_WITH: readonly ComparedWith[] = ['day', 'week'];

export const TOP_ORDERS: readonly TopOrder[] = ['biggest', 'grew', 'fell', 'new', 'gone'];

export const ALERT_CHOICES: readonly AlertChoice[] = ['settled', 'lowerBound', 'strict'];

export const OBSERVER_RULES: readonly ObserverRule[] = ['one', 'egress', 'ingress', 'asRecorded'];

/** Most keys a split keeps apart: more would not be readable, nor fit one CLS statement of 12 KB. */
export const MAX_TOP = 50;

export const MATRIX_SHAPES: readonly MatrixShape[] = ['list', 'grid'];

/** Most cells of a matrix: every ordered pair of twenty regions. */
export const MAX_CELLS = 380;

/** Most raw records one answer carries; CLS's cursor ends at 10,000 and browsers suffer earlier. */
export const MAX_RECORDS = 5000;

/** Most rows CLS gives for one SQL statement. */
export const MAX_ROWS = 10000;

/** The zone of a code query's times that are printed without one, where none is chosen: that of `histogram`. */
export const DEFAULT_COLUMN_ZONE = 'UTC+8';

const COUNTERS_AND_TIMES = ['packets', 'bytes', 'start', 'end'];

export const PUBLIC_PARTS: readonly PublicPart[] = ['publicCountry', 'publicProvince', 'publicProvider'];

/** Dimensions that records of a log can be split or ranked by, composed ones first. */
export function dimensionsOf(log: LogFormat): Dimension[] {
  const composed: Dimension[] = ['addressPair', 'service', 'application', 'fiveTuple'];
  const plain = LOGICAL_FIELDS.filter(
    (field) => FIELDS[field].formats.includes(log) && !COUNTERS_AND_TIMES.includes(field),
  );
  return [...(log === 'ccn' ? ['pair' as const] : []), ...composed, ...plain, ...PUBLIC_PARTS];
}

/** Fields that records of a log can be filtered by, forms for either side first. `mixed`: of either log. */
export function filterFieldsOf(log: LogFormat | 'mixed'): FilterField[] {
  const plain = LOGICAL_FIELDS.filter((field) => log === 'mixed' || FIELDS[field].formats.includes(log));
  return log === 'eni'
    ? ['address', 'port', ...plain, 'words']
    : ['pair', 'region', 'address', 'port', ...plain, 'words'];
}

/** Operators that make sense for a field, the commonest first. */
export function operatorsOf(field: FilterField): Operator[] {
  switch (field) {
    case 'pair':
      return ['is', 'eitherWay', 'isNot'];
    case 'words':
    case 'region':
      return ['is', 'isNot'];
    case 'address':
      return ['is', 'isNot', 'inNetwork', 'notInNetwork'];
    case 'port':
      return ['is', 'isNot', 'between'];
    default:
      return [...operatorsOfKind(FIELDS[field].kind), 'exists', 'missing'];
  }
}

function operatorsOfKind(kind: (typeof FIELDS)[keyof typeof FIELDS]['kind']): Operator[] {
  switch (kind) {
    case 'address':
      return operatorsOf('address');
    case 'port':
      return operatorsOf('port');
    case 'number':
    case 'time':
      return ['is', 'isNot', 'between', 'atLeast', 'atMost'];
    case 'text':
    case 'region':
      return ['is', 'isNot'];
  }
}
