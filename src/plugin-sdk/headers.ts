import type { Headers } from './handlers';

/**
 * Headers as Grafana hands them over: some plain, those forwarded from HTTP with the prefix `http_`, in whatever
 * case. A plain one wins over its prefixed twin.
 */
export function headersFrom(entries: Readonly<Record<string, string>>): Headers {
  const byName = new Map(Object.entries(entries).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    get(name) {
      const plain = name.toLowerCase().replace(/^http_/, '');
      return byName.get(plain) ?? byName.get(`http_${plain}`);
    },
  };
}
