/** Findings as rows of a table or as numbers, in the words of the reader's language. */
import { portName, protocolName } from '#flowlog';
import type { Cell, CellField, FieldType, Frame } from '#plugin-sdk';
import { isSpread, type KeyField, type SecurityQuery } from '#query';
import { text, type TextKey } from '../texts/text';
import { eventFrame } from './event-frame';
import { nameOf, type Naming, withName } from './naming';
import { securityEvent } from './security-event';
import type { Finding } from './security-findings';
import { codeOf, SEVERITIES, severityOf } from './security-severity';

const COLUMNS = {
  severity: 'string',
  finding: 'string',
  source: 'string',
  'source name': 'string',
  target: 'string',
  'target name': 'string',
  service: 'string',
  targets: 'int64',
  networks: 'int64',
  open: 'int64',
  examples: 'string',
  accepted: 'int64',
  refused: 'int64',
  packets: 'int64',
  bytes: 'int64',
  answers: 'int64',
  answerBytes: 'int64',
  firstSeen: 'time',
  lastSeen: 'time',
  code: 'string',
} as const satisfies Record<string, FieldType>;

type Column = keyof typeof COLUMNS;

/** Values that filters take; the rest is counted or told in words. */
const DIMENSIONS: readonly Column[] = ['source', 'target'];

/** The gravest first, then the biggest. */
export function worstFirst(query: SecurityQuery): (one: Finding, other: Finding) => number {
  const rank = (finding: Finding) => SEVERITIES.indexOf(severityOf(query, finding));
  return (one, other) =>
    rank(one) - rank(other) ||
    (other.open?.number ?? 0) - (one.open?.number ?? 0) ||
    other.targets - one.targets ||
    other.bytes - one.bytes ||
    (one.key < other.key ? -1 : 1);
}

export function securityFrames(
  query: SecurityQuery,
  findings: readonly Finding[],
  naming: Naming,
  inspected: object,
): Frame[] {
  const rows = findings.map((finding) => new FindingRow(query, finding, naming));
  if (query.format === 'table') {
    return [
      { ...tableOf(query, rows, naming), meta: { ...inspected, type: 'table', preferredVisualisationType: 'table' } },
    ];
  }
  if (query.format === 'annotations') {
    const events = findings.map((finding, index) => securityEvent(query, finding, rows[index]!.words()));
    return [eventFrame(events, inspected)];
  }
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const frames = rows.map((row): Frame => ({ fields: [row.number()], meta }));
  const [first, ...rest] = frames.length === 0 ? [{ fields: [], meta }] : frames;
  return [{ ...first!, meta: { ...meta, ...inspected } }, ...rest];
}

function tableOf(query: SecurityQuery, rows: readonly FindingRow[], naming: Naming): Frame {
  const shown = (Object.keys(COLUMNS) as Column[]).filter((column) => isShown(column, query, naming));
  const cells = rows.map((row) => row.cells());
  const fields = shown.map((name): CellField => {
    const about = describe(query, name);
    return {
      name,
      type: COLUMNS[name],
      values: cells.map((row) => row[name]),
      config: {
        ...(DIMENSIONS.includes(name) ? { filterable: true } : {}),
        ...(about === undefined ? {} : { description: text(query.locale, about) }),
        ...(name === 'bytes' || name === 'answerBytes' ? { unit: 'bytes' } : {}),
      },
    };
  });
  return { fields };
}

/** What a check has nothing to say about is no column of its table. */
function isShown(column: Column, { check, log }: SecurityQuery, naming: Naming): boolean {
  switch (column) {
    case 'target':
      return check !== 'horizontalScan' && check !== 'fanOut';
    case 'target name':
      return naming.hasNames && check !== 'horizontalScan' && check !== 'fanOut';
    case 'source name':
      return naming.hasNames;
    case 'service':
      return check !== 'fanOut';
    case 'targets':
      return isSpread(check);
    case 'networks':
      return check === 'fanOut';
    case 'open':
    case 'examples':
      return check === 'horizontalScan' || check === 'verticalScan';
    case 'refused':
      return log === 'eni';
    case 'answers':
    case 'answerBytes':
      return check === 'givenAddresses';
    default:
      return true;
  }
}

function describe({ log }: SecurityQuery, column: Column): TextKey | undefined {
  switch (column) {
    case 'targets':
    case 'networks':
      return 'security.column.targets';
    case 'open':
      return log === 'ccn' ? 'security.column.open.ccn' : 'security.column.open.eni';
    case 'accepted':
      return log === 'ccn' ? 'security.column.accepted.ccn' : 'security.column.accepted.eni';
    case 'answers':
    case 'answerBytes':
      return 'security.column.answers';
    default:
      return undefined;
  }
}

class FindingRow {
  constructor(
    private readonly query: SecurityQuery,
    private readonly finding: Finding,
    private readonly naming: Naming,
  ) {}

  cells(): Record<Column, Cell> {
    const { finding, query } = this;
    const { open } = finding;
    return {
      severity: text(query.locale, `severity.${severityOf(query, finding)}`),
      finding: this.words(),
      source: this.part('srcaddr') ?? null,
      'source name': this.name('srcaddr') ?? null,
      target: this.part('dstaddr') ?? null,
      'target name': this.name('dstaddr') ?? null,
      service: this.service() ?? null,
      targets: BigInt(finding.targets),
      networks: BigInt(finding.networks),
      open: open === undefined ? null : BigInt(open.number),
      examples: open?.examples.join(', ') || null,
      accepted: BigInt(finding.accepted),
      refused: BigInt(finding.refused),
      packets: BigInt(finding.packets),
      bytes: BigInt(finding.bytes),
      answers: BigInt(finding.answers),
      answerBytes: BigInt(finding.answerBytes),
      firstSeen: finding.firstSeconds * 1000,
      lastSeen: finding.lastSeconds * 1000,
      code: codeOf(query, finding),
    };
  }

  /** The value an alert compares, with labels that tell one finding from all others. */
  number(): CellField {
    const { query, finding } = this;
    const labels = { source: this.part('srcaddr'), target: this.part('dstaddr'), service: this.service() };
    const present = Object.entries({ ...labels, code: codeOf(query, finding) }).filter(([, value]) => value);
    const [name, value] = this.size();
    return {
      name,
      type: 'int64',
      values: [BigInt(value)],
      labels: Object.fromEntries(present) as Record<string, string>,
      config: { displayNameFromDS: this.words(), ...(name === 'bytes' ? { unit: 'bytes' } : {}) },
    };
  }

  private size(): [name: string, value: number] {
    const { targets, accepted, refused, answers, bytes } = this.finding;
    switch (this.query.check) {
      case 'horizontalScan':
      case 'verticalScan':
      case 'fanOut':
        return ['targets', targets];
      case 'sensitivePorts':
        return ['accepted', accepted];
      case 'givenAddresses':
        return ['records', accepted + refused + answers];
      case 'uncommonProtocols':
      case 'newTalkers':
        return ['bytes', bytes];
    }
  }

  words(): string {
    const { query, finding } = this;
    const { targets, networks, precision, open } = finding;
    const about = (number: number) => text(query.locale, `security.${precision}`, { number });
    const said = text(query.locale, `security.${codeOf(query, finding)}` as TextKey, {
      source: this.shown('srcaddr'),
      target: this.shown('dstaddr'),
      service: this.service() ?? '-',
      targets: about(targets),
      networks: about(networks),
    });
    return open === undefined || open.number === 0
      ? said
      : `${said}; ${text(query.locale, query.log === 'ccn' ? 'security.open.ccn' : 'security.open.eni', {
          number: open.isAtLeast ? text(query.locale, 'security.atLeast', { number: open.number }) : open.number,
        })}`;
  }

  private part(field: KeyField): string | undefined {
    return this.finding.parts.get(field);
  }

  private name(field: KeyField): string | undefined {
    return nameOf(this.naming, field, (other) => this.part(other));
  }

  private shown(field: KeyField): string {
    return withName(this.part(field) ?? '-', this.name(field));
  }

  /** `TCP 443 (HTTPS)`, `TCP ephemeral`, `GRE`. */
  private service(): string | undefined {
    const told = this.part('protocol');
    if (told === undefined) {
      return undefined;
    }
    const protocol = Number(told);
    const port = this.part('dstport') ?? this.part('servicePort') ?? '-';
    const name = /^\d+$/.test(port) ? portName(protocol, Number(port)) : undefined;
    const shown = Number.isInteger(protocol) ? protocolName(protocol) : told;
    return [shown, ...(port === '-' ? [] : [withName(port, name)])].join(' ');
  }
}
