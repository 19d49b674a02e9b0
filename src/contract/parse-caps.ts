import { say } from '#wording';
import { InvalidQueryError, readInteger, readList, readObject, readText } from '#query';
import type { CapSetting } from './settings';

/** Far above any CCN's, so that a figure in bit/s is noticed. */
const MOST_MBPS = 1_000_000;

/** The list of bandwidth caps; each stretch may have one cap only. */
export function parseCaps(saved: Readonly<Record<string, unknown>>): CapSetting[] {
  const caps = readList(saved, 'caps', [], parseCap);
  const keys = caps.map(({ ccn, from, to }) => [ccn, from, to].join());
  const again = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (again >= 0) {
    throw new InvalidQueryError(`caps[${again}]`, say('the same CCN and regions have a cap already; keep one of them'));
  }
  return caps;
}

function parseCap(json: unknown, path: string): CapSetting {
  const saved = readObject(json, path);
  const text = (key: string) => readText(saved, key, '', path).trim();
  const [ccn, from, to] = [text('ccn'), text('from'), text('to')];
  if (from === '') {
    throw new InvalidQueryError(`${path}.from`, say('choose the region whose outbound traffic is capped'));
  }
  return {
    ...(ccn === '' ? {} : { ccn }),
    from,
    ...(to === '' ? {} : { to }),
    mbps: readInteger({ [`${path}.mbps`]: saved.mbps }, `${path}.mbps`, 1, MOST_MBPS, 0),
  };
}
