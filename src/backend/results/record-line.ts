import { fieldValue, type FlowRecord, type LogFormat, protocolName } from '#flowlog';
import { nameOf, type Naming, valuesOfRecord, withName } from './naming';

/**
 * A record as one line to read.
 *
 *     ACCEPT ap-shanghai > ap-guangzhou 10.2.1.5:443 (web) > 10.1.7.9:51515 TCP 12 packets 15000 bytes
 *     ACCEPT eni-lq6mkcis 10.2.9.77:9 > 10.1.8.10:2048 ICMP (decoded: echo request) 5 packets 420 bytes
 *     NODATA eni-lq6mkcis
 */
export function recordLine(
  record: FlowRecord,
  format: LogFormat | undefined,
  naming: Naming,
  icmpMessage?: string,
): string {
  const value = valuesOfRecord(record);
  const status = value('status');
  if (format === undefined) {
    return Object.entries(record)
      .map(([key, text]) => `${key}=${text}`)
      .join(' ');
  }
  const place =
    format === 'ccn' ? join(' > ', value('srcregion'), value('dstregion')) || value('observer') : value('interface');
  if (status !== undefined && status !== 'OK') {
    return join(' ', status, place);
  }
  const protocol = value('protocol');
  const side = (address: 'srcaddr' | 'dstaddr', port: 'srcport' | 'dstport') =>
    withName(join(':', value(address), value(port)), nameOf(naming, address, value));
  return join(
    ' ',
    value('action'),
    place,
    join(' > ', side('srcaddr', 'srcport'), side('dstaddr', 'dstport')),
    protocol === undefined ? undefined : (protocolName(Number(protocol)) ?? `protocol ${protocol}`),
    icmpMessage === undefined ? undefined : `(decoded: ${icmpMessage})`,
    counted(value('packets'), 'packets'),
    counted(value('bytes'), 'bytes'),
  );
}

/** A level word Grafana colours: by status first, then by what became of the packets. */
export function recordSeverity(record: FlowRecord, format: LogFormat | undefined): string {
  switch (fieldValue(record, 'status')) {
    case 'NODATA':
      return 'debug';
    case 'SKIPDATA':
      return 'trace';
  }
  switch (fieldValue(record, 'action')) {
    case 'ACCEPT':
      return 'info';
    case 'REJECT':
      return format === 'ccn' ? 'warning' : 'error';
    default:
      return 'unknown';
  }
}

function join(separator: string, ...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

function counted(value: string | undefined, unit: string): string | undefined {
  return value === undefined ? undefined : `${value} ${unit}`;
}
