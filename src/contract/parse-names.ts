import { say } from '#wording';
import { type NamedNetwork, parseCidr, printNetwork } from '#flowlog';
import { InvalidQueryError, readObject, readText } from '#query';

/** Settings travel with every call of the data source, so the list cannot grow without end. */
export const MAX_NAMES = 10_000;
const MAX_NAME_LENGTH = 100;

/** Reads the list of names. The second name of a network, within the same CCN, is refused. */
export function parseNames(saved: unknown): NamedNetwork[] {
  if (!Array.isArray(saved)) {
    throw new InvalidQueryError('names', say('expected a list'));
  }
  if (saved.length > MAX_NAMES) {
    throw new InvalidQueryError(
      'names',
      say('has {{rows}} rows; {{most}} are the most', { rows: saved.length, most: MAX_NAMES }),
    );
  }
  const rows = new Map<string, number>();
  return saved.map((row, index) => {
    const read = parseName(row, `names[${index}]`);
    const key = `${read.network} ${read.ccn ?? ''}`;
    const first = rows.get(key);
    if (first !== undefined) {
      throw new InvalidQueryError(
        `names[${index}].network`,
        say('{{network}} has a name already, in row {{row}}', { network: read.network, row: first + 1 }),
      );
    }
    rows.set(key, index);
    return read;
  });
}

/** One row of the list: `10.1.2.9/24` becomes the network it lies in, 10.1.2.0/24. */
export function parseName(json: unknown, path: string): NamedNetwork {
  const saved = readObject(json, path);
  const member = (key: string) => readText(saved, key, '', path).trim();
  const block = parseCidr(member('network'));
  if (block === undefined) {
    throw new InvalidQueryError(
      `${path}.network`,
      say("'{{network}}' is neither an address nor a network; write it like 10.1.2.0/24 or 2001:db8::1", {
        network: member('network'),
      }),
    );
  }
  const name = member('name');
  if (name === '' || name.length > MAX_NAME_LENGTH) {
    throw new InvalidQueryError(
      `${path}.name`,
      say('give a name of 1 to {{most}} characters', { most: MAX_NAME_LENGTH }),
    );
  }
  const ccn = member('ccn');
  return { network: printNetwork(block), name, ...(ccn === '' ? {} : { ccn }) };
}
