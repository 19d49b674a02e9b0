/** Reads the answers of a reachability question: groups of records, and what the interfaces and topics are like. */
import { type FlowGroup, guessOwnAddresses, isMissing, type Stretch, type Tally } from '#flowlog';
import { REACH } from '#query';
import { type AnalysisCell, readAnalysis, toInteger } from './analysis-rows';
import type { Asked } from './ask';

/** What an interface's own records say of it. */
export interface InterfaceFacts {
  /** Addresses, of those asked about, that stand in nearly all records: own ones, or those of the only peer. */
  own: string[];
  /** Those of them that speak with several peers, so that they are no only peer. */
  sureOwn: string[];
  /** In how many records an address stands. */
  standsIn: ReadonlyMap<string, number>;
  /** It delivered records of some traffic. */
  delivers: boolean;
  /** When it reported lost records. */
  lost: Stretch[];
  /** Its records of all traffic, by status. */
  statuses: ReadonlyMap<string, number>;
}

/** What interfaces delivered to a topic in the range, of whatever traffic. */
export interface Alive {
  /** About. */
  interfaces: number;
  records: number;
}

/** How many other hosts let the same clients in to a service, or refuse them. */
export interface Neighbours {
  accepting: number;
  refusing: number;
}

/** What the limiter of one CCN dropped from one region to another, of the addresses asked about. */
export interface Drop {
  ccn: string;
  /** Absent where there are several. */
  source?: string;
  destination?: string;
  /** Ordered pairs of addresses. */
  pairs: number;
  srcregion: string;
  dstregion: string;
  records: number;
  packets: number;
  firstSeconds: number;
  lastSeconds: number;
}

export type Row = (name: string) => AnalysisCell;

export function rowsOf({ answer }: Asked): Row[] {
  const { info, columns, rows } = readAnalysis(answer);
  const places = new Map(info.map(({ Name }, index) => [Name, index]));
  return Array.from(
    { length: rows },
    (_, row): Row =>
      (name) =>
        columns[places.get(name) ?? -1]?.[row] ?? null,
  );
}

export const rowCount = ({ answer }: Asked): number => answer.AnalysisRecords?.length ?? 0;

const words = (cell: AnalysisCell): string => String(cell ?? '-');
const count = (cell: AnalysisCell): number => Number(toInteger(cell));

export function readGroups(asked: Asked): FlowGroup[] {
  const port = (cell: AnalysisCell) => (count(cell) < 0 ? undefined : count(cell));
  return rowsOf(asked).flatMap((cell): FlowGroup[] => {
    const action = words(cell(REACH.action));
    return action !== 'ACCEPT' && action !== 'REJECT'
      ? []
      : [
          {
            interface: words(cell(REACH.interface)),
            source: words(cell(REACH.source)),
            destination: words(cell(REACH.destination)),
            protocol: count(cell(REACH.protocol)),
            srcport: port(cell(REACH.srcport)),
            dstport: port(cell(REACH.dstport)),
            action,
            step: count(cell(REACH.step)),
            tally: readTally(cell),
          },
        ];
  });
}

function readTally(cell: Row): Tally {
  return {
    records: count(cell(REACH.records)),
    packets: count(cell(REACH.packets)),
    windows: count(cell(REACH.windows)),
    firstSeconds: count(cell(REACH.first)),
    latestSeconds: count(cell(REACH.latest)),
    lastSeconds: count(cell(REACH.last)),
  };
}

export function readInterfaceIds(asked: Asked): string[] {
  return rowsOf(asked).map((cell) => words(cell(REACH.interface)));
}

/** ICMP type and code stand in the ports. */
export function decodesIcmp(asked: Asked): boolean {
  return rowsOf(asked).some((cell) => count(cell(REACH.icmp)) > 0);
}

/** An interface has addresses of two families, so each family is judged by its own records. */
export function readInterfaces(asked: Asked): Map<string, InterfaceFacts> {
  const byInterface = groupBy(rowsOf(asked), (cell) => words(cell(REACH.interface)));
  return new Map([...byInterface].map(([id, rows]) => [id, factsOf(rows)]));
}

function factsOf(rows: Row[]): InterfaceFacts {
  const ok = rows.filter((cell) => cell(REACH.status) === 'OK');
  const families = [...groupBy(ok, (cell) => count(cell(REACH.family))).values()].map((family) => {
    const standsIn = new Map<string, number>();
    for (const cell of family) {
      const ends = new Set([words(cell(REACH.source)), words(cell(REACH.destination))]);
      for (const end of ends) {
        if (!isMissing('srcaddr', end)) {
          standsIn.set(end, (standsIn.get(end) ?? 0) + count(cell(REACH.records)));
        }
      }
    }
    const records = family.reduce((sum, cell) => sum + count(cell(REACH.records)), 0);
    const own = guessOwnAddresses(standsIn, records);
    return { standsIn, own, sureOwn: own.filter((address) => peersOf(address, family) > 1) };
  });
  return {
    own: families.flatMap(({ own }) => own),
    sureOwn: families.flatMap(({ sureOwn }) => sureOwn),
    standsIn: new Map(families.flatMap(({ standsIn }) => [...standsIn])),
    delivers: ok.length > 0,
    lost: rows.filter((cell) => cell(REACH.status) === 'SKIPDATA').map(stretchOf),
    statuses: countBy(rows, REACH.status),
  };
}

const stretchOf = (cell: Row): Stretch => ({
  fromSeconds: count(cell(REACH.first)),
  toSeconds: count(cell(REACH.last)),
});

function countBy(rows: readonly Row[], name: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of rows) {
    const key = words(cell(name));
    counts.set(key, (counts.get(key) ?? 0) + count(cell(REACH.records)));
  }
  return counts;
}

export function readAlive(asked: readonly Asked[]): Alive {
  const ok = asked.flatMap(rowsOf).filter((cell) => cell(REACH.status) === 'OK');
  const sum = (name: string) => ok.reduce((total, cell) => total + count(cell(name)), 0);
  return { interfaces: sum(REACH.interfaces), records: sum(REACH.records) };
}

/**
 * By protocol and port. An interface that recorded several of the hosts is none of theirs (it sees requests leave, not
 * arrive), and neither are those that are known to be clients'.
 */
export function readNeighbours(asked: Asked, to: string, ofClients: ReadonlySet<string>): Map<string, Neighbours> {
  const byInterface = groupBy(rowsOf(asked), (cell) => words(cell(REACH.interface)));
  const atHosts = [...byInterface].flatMap(([id, rows]) => {
    const hosts = new Set(rows.map((cell) => words(cell(REACH.destination))));
    return hosts.size > 1 || hosts.has(to) || ofClients.has(id) ? [] : rows;
  });
  const services = groupBy(atHosts, (cell) => serviceKey(count(cell(REACH.protocol)), count(cell(REACH.dstport))));
  return new Map(
    [...services].map(([key, rows]) => {
      const hosts = [...groupBy(rows, (cell) => words(cell(REACH.destination))).values()];
      const only = (action: string) =>
        hosts.filter((seen) => seen.every((cell) => cell(REACH.action) === action)).length;
      return [key, { accepting: only('ACCEPT'), refusing: only('REJECT') }];
    }),
  );
}

export const serviceKey = (protocol: number, port: number): string => `${protocol}/${port}`;

/** With how many addresses one speaks, at least: rows name some of them and count the others. */
function peersOf(address: string, rows: readonly Row[]): number {
  const named = new Set<string>();
  let others = 0;
  for (const cell of rows) {
    const ends = [words(cell(REACH.source)), words(cell(REACH.destination))];
    const peer = ends.includes(address) ? (ends.find((end) => end !== address) ?? address) : undefined;
    if (peer === '-') {
      others = Math.max(others, count(cell(REACH.peers)));
    } else if (peer !== undefined) {
      named.add(peer);
    }
  }
  return others + named.size;
}

/** Of a whole range. Both regions may record a drop; the one it leaves is where the limiter acts, so its record counts if there is one. */
export function readDrops(asked: readonly Asked[]): Drop[] {
  const rows = asked.flatMap(rowsOf);
  const way = [REACH.ccn, REACH.srcregion, REACH.dstregion];
  const keyOf = (names: readonly string[]) => (cell: Row) => names.map((name) => cell(name)).join(' ');
  const flows = groupBy(rows, keyOf([...way, REACH.source, REACH.destination]));
  const counted = [...flows.values()].map(
    (seen) => seen.find((cell) => cell(REACH.observer) === cell(REACH.srcregion)) ?? seen[0]!,
  );
  return [...groupBy(counted, keyOf(way)).values()].map(dropOf);
}

function dropOf(pairs: readonly Row[]): Drop {
  const [first] = pairs as [Row, ...Row[]];
  const valuesOf = (name: string) => pairs.map((cell) => count(cell(name)));
  const sumOf = (name: string) => valuesOf(name).reduce((sum, value) => sum + value, 0);
  const soleOf = (name: string) =>
    new Set(pairs.map((cell) => cell(name))).size === 1 ? words(first(name)) : undefined;
  const [source, destination] = [soleOf(REACH.source), soleOf(REACH.destination)];
  return {
    ccn: words(first(REACH.ccn)),
    ...(source === undefined ? {} : { source }),
    ...(destination === undefined ? {} : { destination }),
    pairs: pairs.length,
    srcregion: words(first(REACH.srcregion)),
    dstregion: words(first(REACH.dstregion)),
    records: sumOf(REACH.records),
    packets: sumOf(REACH.packets),
    firstSeconds: Math.min(...valuesOf(REACH.first)),
    lastSeconds: Math.max(...valuesOf(REACH.last)),
  };
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
