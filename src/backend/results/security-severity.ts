import type { SecurityQuery } from '#query';
import type { Finding } from './security-findings';

/** The gravest first. */
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What was found: the check, or the part of contact with listed addresses. */
type Code = SecurityQuery['check'] | 'listedIn' | 'listedInRefused' | 'listedOut' | 'listedOutRefused';

export function codeOf({ check }: SecurityQuery, { side, accepted, answers }: Finding): Code {
  if (side === undefined) {
    return check;
  }
  const wasLetThrough = accepted + answers > 0;
  return side === 'out'
    ? wasLetThrough
      ? 'listedOut'
      : 'listedOutRefused'
    : wasLetThrough
      ? 'listedIn'
      : 'listedInRefused';
}

export function severityOf(query: SecurityQuery, finding: Finding): Severity {
  switch (codeOf(query, finding)) {
    case 'horizontalScan':
    case 'verticalScan':
      return (finding.open?.number ?? 0) > 0 ? 'high' : 'medium';
    case 'sensitivePorts':
    case 'listedOut':
      return 'high';
    case 'listedIn':
      return finding.answers > 0 ? 'high' : 'medium';
    case 'listedOutRefused':
    case 'fanOut':
      return 'medium';
    case 'listedInRefused':
    case 'uncommonProtocols':
    case 'newTalkers':
    case 'givenAddresses':
      return 'low';
  }
}
