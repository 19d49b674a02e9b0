import { type Address, type Network, networkEnd, parseAddress, parseCidr } from './address';

/** A name people gave to a network, or to one address. */
export interface NamedNetwork {
  /** `10.1.2.0/24`, `2001:db8::/32`, or an address. */
  network: string;
  name: string;
  /** The CCN it holds in; absent: everywhere. Addresses are unique inside one CCN only. */
  ccn?: string;
}

/** The name of an address, of the longest network that holds it; undefined where none does, and for `-`. */
export type FindName = (address: string, ccn?: string) => string | undefined;

/** Addresses that share a name: from `from` up to the next stretch. */
interface Stretch<Value> {
  from: Value;
  name: string | undefined;
}

interface Block extends Network {
  name: string;
  ccn: string | undefined;
}

/** Names by CCN; the empty text is every CCN that has no names of its own. */
const ANYWHERE = '';

/**
 * Looks up names. In a CCN its own names count beside those that hold everywhere, and win over them for the same
 * network. Texts that are no network name nothing.
 */
export function findNames(names: readonly NamedNetwork[]): FindName {
  const blocks = names.flatMap(({ network, name, ccn }): Block[] => {
    const block = parseCidr(network);
    return block ? [{ ...block, name, ccn }] : [];
  });
  const ccns = new Set([ANYWHERE, ...blocks.map(({ ccn }) => ccn ?? ANYWHERE)]);
  const finders = new Map([...ccns].map((ccn) => [ccn, findIn(blocks, ccn)]));
  return (text, ccn = ANYWHERE) => {
    const address = parseAddress(text);
    return address && (finders.get(ccn) ?? finders.get(ANYWHERE)!)(address);
  };
}

function findIn(blocks: readonly Block[], ccn: string): (address: Address) => string | undefined {
  const here = blocks.filter((block) => block.ccn === undefined || block.ccn === ccn);
  const v4 = layOut(here.filter(({ family }) => family === 4)).map(({ from, name }) => ({ from: Number(from), name }));
  const v6 = layOut(here.filter(({ family }) => family === 6));
  return ({ family, value }) => (family === 4 ? findStretch(v4, Number(value)) : findStretch(v6, value));
}

/**
 * Networks nest or lie apart, so laid out from low to high, wide before narrow, each covers the one that is open and
 * gives way to it again at its end.
 */
function layOut(blocks: Block[]): Stretch<bigint>[] {
  const isOwn = ({ ccn }: Block) => Number(ccn !== undefined);
  const ordered = [...blocks].sort(
    (a, b) => compare(a.first, b.first) || a.prefixLength - b.prefixLength || isOwn(a) - isOwn(b),
  );
  const stretches: Stretch<bigint>[] = [{ from: 0n, name: undefined }];
  const open: { end: bigint; name: string }[] = [];
  const closeUpTo = (first: bigint | undefined) => {
    for (let last = open.at(-1); last && (first === undefined || last.end <= first); last = open.at(-1)) {
      open.pop();
      stretches.push({ from: last.end, name: open.at(-1)?.name });
    }
  };
  for (const block of ordered) {
    closeUpTo(block.first);
    open.push({ end: networkEnd(block), name: block.name });
    stretches.push({ from: block.first, name: block.name });
  }
  closeUpTo(undefined);
  return stretches;
}

/** The last stretch that begins at or below a value. */
function findStretch<Value extends number | bigint>(stretches: readonly Stretch<Value>[], value: Value) {
  let low = 0;
  let high = stretches.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (stretches[middle]!.from <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return stretches[low]!.name;
}

function compare(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
