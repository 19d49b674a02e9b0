import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogRequest, SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { type Measured, median, timed } from '../figure';
import { startLocalClsProcess } from '../programs';
import { END_SECONDS, REGION, storeDay, TOPIC, tripleDay } from '../ten-million';

const RUNS = 7;
const STARTS = 5;
const ALLOWANCE_MS = 25;
const SIX_HOURS = { From: (END_SECONDS - 6 * 3600) * 1000, To: END_SECONDS * 1000 };
const THREE_DAYS = { From: (END_SECONDS - 3 * 86_400) * 1000, To: END_SECONDS * 1000 };
const FLOW = '"srcaddr", "srcport", "dstaddr", "dstport", "protocol"';
const TOP_20 = `* | select ${FLOW}, sum("bytes") as b group by ${FLOW} order by b desc limit 20`;
const RECORD = `${FLOW}, "srcregionid", "dstregionid", "start", "end", "version", "packets", "bytes", "ccnid", "action", "region-id", "log-status"`;

/** A question as a client sends it, and as the engine is asked for the same by hand. */
interface Question {
  name: string;
  query: string;
  limit?: number;
  raw: (table: string) => string;
}

const inRange = `"__TIMESTAMP__" >= ${SIX_HOURS.From} AND "__TIMESTAMP__" < ${SIX_HOURS.To}`;

const QUESTIONS: readonly Question[] = [
  {
    name: 'sums of 27 pairs a minute',
    query:
      '* | select "start" - "start" % 60 as t, "srcregionid", "dstregionid", sum("bytes") as b ' +
      'group by t, "srcregionid", "dstregionid" order by t limit 10000',
    raw: (table) =>
      `SELECT "start" - "start" % 60 AS t, "srcregionid", "dstregionid", sum("bytes")::BIGINT AS b FROM ${table} ` +
      `WHERE ${inRange} GROUP BY ALL ORDER BY t LIMIT 10000`,
  },
  {
    name: 'top 20 flows',
    query: TOP_20,
    raw: (table) =>
      `SELECT ${FLOW}, sum("bytes")::BIGINT AS b FROM ${table} WHERE ${inRange} GROUP BY ALL ORDER BY b DESC LIMIT 20`,
  },
  {
    name: 'newest 1,000 refused SSH',
    query: 'action:REJECT AND dstport:22',
    limit: 1000,
    raw: (table) =>
      `SELECT "__TIMESTAMP__", ${RECORD} FROM ${table} WHERE ${inRange} AND "action" = 'REJECT' AND "dstport" = 22 ` +
      'ORDER BY "__TIMESTAMP__" DESC LIMIT 1000',
  },
];

/** A store of ten million records: its start, six hours of it beside the engine asked by hand, and thirty million. */
export async function localStore(): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'flowlens-bench-'));
  try {
    const cls = await startLocalCls({ dir });
    await storeDay(cls.store);
    const table = cls.store.topic(TOPIC)!.table;
    const figures: Measured[] = [];
    for (const question of QUESTIONS) {
      figures.push(await besideEngine(cls, table, question));
    }
    figures.push(await eightAtOnce(cls));
    await cls.close();
    figures.push(await start(dir));
    await tripleDay(dir, table);
    return [...figures, await peakMemory(dir)];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function besideEngine(cls: LocalCls, table: string, { name, query, limit, raw }: Question): Promise<Measured> {
  const { signal } = new AbortController();
  const engine = await timed(RUNS, () =>
    cls.store.readers.run(
      async (connection) => (await connection.runAndReadAll(raw(`"${table}"`))).getRowsJS().length,
      signal,
    ),
  );
  const client = await timed(RUNS, () => search(cls.url, { ...SIX_HOURS, query, limit }));
  return {
    name: `10 million: ${name}, without ${ALLOWANCE_MS} ms, to engine`,
    value: (client - ALLOWANCE_MS) / engine,
    unit: `times ${engine.toFixed(0)} ms`,
    target: { most: 1.5 },
  };
}

async function eightAtOnce(cls: LocalCls): Promise<Measured> {
  const clients = Array.from({ length: 8 }, async () => {
    let failed = 0;
    for (const { query, limit } of [...QUESTIONS, ...QUESTIONS]) {
      await search(cls.url, { ...SIX_HOURS, query, limit }).catch(() => (failed += 1));
    }
    return failed;
  });
  const failed = (await Promise.all(clients)).reduce((sum, count) => sum + count, 0);
  return { name: '10 million: 8 clients at once, 48 searches', value: failed, unit: 'errors', target: { most: 0 } };
}

/** From the start of the program to its address. */
async function start(dir: string): Promise<Measured> {
  const times: number[] = [];
  for (let run = 0; run < STARTS; run++) {
    const started = performance.now();
    const { stop } = await startLocalClsProcess(dir, '--no-traffic');
    times.push(performance.now() - started);
    await stop();
  }
  return { name: '10 million: start', value: median(times) / 1000, unit: 's', target: { most: 1 } };
}

/** Of the whole process, as Linux tells it. */
async function peakMemory(dir: string): Promise<Measured> {
  const cls = await startLocalClsProcess(dir, '--no-traffic', '--memory-limit', '700MB');
  try {
    await search(cls.url, { ...THREE_DAYS, query: TOP_20 });
    const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${cls.pid}/status`, 'utf8')) ?? [];
    return {
      name: '30 million: top 20 of all, 700 MB for the engine, peak',
      value: Number(kib) / 1024 / 1024,
      unit: 'GiB',
      target: { most: 1.5 },
    };
  } finally {
    await cls.stop();
  }
}

async function search(
  url: string,
  { query, limit, From, To }: { query: string; limit?: number | undefined; From: number; To: number },
): Promise<void> {
  const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: DEMO_KEYS[0]!,
    region: REGION,
    profile: { httpProfile: { endpoint: new URL(url).host, protocol: 'http://' } },
  });
  const request: SearchLogRequest = {
    From,
    To,
    TopicId: TOPIC,
    QueryString: query,
    QuerySyntax: 1,
    UseNewAnalysis: true,
  };
  const answer = (await client.request('SearchLog', {
    ...request,
    ...(limit === undefined ? {} : { Limit: limit }),
  })) as SearchLogResponse;
  if (((answer.Analysis ? answer.AnalysisRecords : answer.Results)?.length ?? 0) === 0) {
    throw new Error(`no rows for ${query}`);
  }
}
