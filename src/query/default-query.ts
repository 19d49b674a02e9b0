import type { LogFormat } from '#flowlog';
import { FORMATS_OF_KIND } from './choices';
import type { FlowQuery, Kind } from './model';
import { LIST_PRICES, SUBJECTS_OF_LOG } from './quality-query';
import { defaultSecurity } from './security-query';

/** What a new panel starts with; also what a missing member of a saved query means. */
export function defaultQuery(kind: Kind, log: LogFormat = 'ccn'): FlowQuery {
  const question = { version: 1 as const, log, format: FORMATS_OF_KIND[kind][0]!, filters: [] };
  switch (kind) {
    case 'traffic':
      return {
        ...question,
        kind,
        measures: ['bitsPerSecond'],
        splitBy: [log === 'ccn' ? 'pair' : 'interface'],
        topN: 8,
      };
    case 'top':
      return { ...question, kind, rankBy: 'bytes', dimensions: ['addressPair'], topN: 20 };
    case 'matrix':
      return {
        ...question,
        kind,
        row: log === 'ccn' ? 'srcregion' : 'srcaddr',
        column: log === 'ccn' ? 'dstregion' : 'dstaddr',
        measure: 'bitsPerSecond',
        cells: 100,
        shape: log === 'ccn' ? 'grid' : 'list',
      };
    case 'records':
      return { ...question, kind, limit: 100, sort: 'newest' };
    case 'quality':
      return { ...question, kind, view: 'freshness', each: SUBJECTS_OF_LOG[log][0]!, prices: LIST_PRICES };
    case 'inventory':
      return { ...question, kind, view: 'flowLogs' };
    case 'reachability':
      // Only interfaces record what rules refuse.
      return { ...question, log: 'eni', kind, from: '', to: '' };
    case 'security':
      return { ...question, ...defaultSecurity(log) };
    case 'code':
      return { ...question, kind, text: '*', limit: 1000 };
    case 'values':
      return { ...question, kind, of: log === 'ccn' ? 'pair' : 'interface', text: '' };
  }
}
