import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { importTopicId } from '../src/local-cls/demo-topics';
import { quoteName } from '../src/local-cls/escape';
import type { Store } from '../src/local-cls/store/store';
import { SEQUENCE, TIME } from '../src/local-cls/store/topic-record';

/** The topic that is filled: its records are never deleted. */
export const TOPIC = importTopicId('ccn');
export const REGION = 'ap-guangzhou';

/** One day of records ends here, 2026-01-02 00:00 UTC, in seconds. */
export const END_SECONDS = 1_767_312_000;
const DAY_SECONDS = 86_400;
const PER_DAY = 10_000_000;
const CHUNK = 100_000;

const REGIONS = ['ap-guangzhou', 'ap-shanghai', 'ap-beijing', 'ap-chengdu', 'ap-hongkong', 'ap-singapore'];
const PAIRS = REGIONS.flatMap((source) =>
  REGIONS.filter((destination) => destination !== source).map((destination) => [source, destination] as const),
).slice(0, 27);
const SOURCES = Array.from({ length: 4000 }, (_, host) => `10.${host % 6}.${host >> 8}.${host & 255}`);
const DESTINATIONS = Array.from({ length: 20_000 }, (_, host) => `10.${host % 6}.${100 + (host >> 8)}.${host & 255}`);
const SOURCE_PORTS = Array.from({ length: 28_000 }, (_, port) => String(32_768 + port));

/** Stores a day of ten million CCN records, 27 region pairs. */
export async function storeDay(store: Store): Promise<void> {
  for (let first = 0; first < PER_DAY; first += CHUNK) {
    await store.append(TOPIC, recordsFrom(END_SECONDS - DAY_SECONDS, first));
  }
}

/** Puts the day twice more before it, with other flows, inside the engine; no local CLS may run on the folder. */
export async function tripleDay(dir: string, table: string): Promise<void> {
  const instance = await DuckDBInstance.create(path.join(dir, 'logs.duckdb'));
  const connection = await instance.connect();
  const [time, sequence] = [quoteName(TIME), quoteName(SEQUENCE)];
  for (const day of [1, 2]) {
    const back = day * DAY_SECONDS * 1000;
    await connection.run(
      `INSERT INTO ${quoteName(table)} SELECT * REPLACE (${time} - ${back} AS ${time}, ` +
        `${sequence} + ${day * PER_DAY} AS ${sequence}, "srcport" || '${day}' AS "srcport") FROM ${quoteName(table)} WHERE ${sequence} < ${PER_DAY}`,
    );
  }
  connection.closeSync();
  instance.closeSync();
}

function recordsFrom(daySeconds: number, first: number) {
  const rows = Array.from({ length: CHUNK }, (_, row) => first + row);
  const noise = rows.map((row) => Math.imul(row ^ 0x9e3779b9, 0x85ebca6b) >>> 0);
  const starts = rows.map((row) => daySeconds + Math.floor((row * DAY_SECONDS) / PER_DAY));
  const columns = {
    srcaddr: noise.map((value) => SOURCES[value % SOURCES.length]!),
    dstregionid: noise.map((value) => PAIRS[value % PAIRS.length]![1]),
    dstport: noise.map((value) => (value % 20 === 0 ? 22 : 443)),
    start: starts,
    dstaddr: noise.map((value) => DESTINATIONS[(value >>> 7) % DESTINATIONS.length]!),
    version: rows.map(() => '2'),
    packets: noise.map((value) => 1 + ((value >>> 5) % 900)),
    ccnid: rows.map(() => 'ccn-demo0001'),
    protocol: rows.map(() => 6),
    srcregionid: noise.map((value) => PAIRS[value % PAIRS.length]![0]),
    bytes: noise.map((value) => 60 + (value >>> 9)),
    action: noise.map((value) => (value % 50 === 0 ? 'REJECT' : 'ACCEPT')),
    'region-id': noise.map((value) => PAIRS[value % PAIRS.length]![0]),
    srcport: noise.map((value) => SOURCE_PORTS[(value >>> 3) % SOURCE_PORTS.length]!),
    end: starts.map((start) => start + 59),
    'log-status': rows.map(() => 'OK'),
  };
  return {
    timesMs: starts.map((start) => (start + 59) * 1000),
    keys: Object.keys(columns),
    columns: Object.values(columns),
  };
}
