/** The built executable as Grafana starts it, in front of a local CLS, with short ways to ask. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogResponse } from '#cls';
import type { Settings } from '#contract';
import type { LogFormat } from '#flowlog';
import {
  type DecodedFrame,
  type HostContext,
  type HostQueryAnswer,
  type PluginProcess,
  startPlugin,
} from '#plugin-sdk';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../../src/local-cls/start-local-cls';
import { SWITCHES } from '../../switch-set';
import { EXECUTABLE } from '../executable';

export interface Range {
  fromMs: number;
  toMs: number;
  intervalMs?: number;
}

export class RunningPlugin {
  private constructor(
    readonly cls: LocalCls,
    readonly plugin: PluginProcess,
    private readonly dir: string,
    /** The data source the demo provisions: every CCN topic. */
    readonly settings: Settings,
  ) {}

  static async start(): Promise<RunningPlugin> {
    const dir = mkdtempSync(path.join(tmpdir(), 'flowlens-'));
    const cls = await startLocalCls({ dir, switches: SWITCHES });
    const plugin = await startPlugin({ executable: EXECUTABLE });
    const sources = cls.topics.map(({ region, topicId }) => ({
      region,
      topic: topicId,
      format: /\beni-/.test(topicId) ? ('eni' as const) : ('ccn' as const),
    }));
    return new RunningPlugin(cls, plugin, dir, { endpoint: { kind: 'custom', url: cls.url }, sources });
  }

  /** A topic of one's own, with the index of a flow log unless another is given. */
  async createTopic(
    { region, topic }: { region: string; topic: string },
    log: LogFormat,
    index = flowLogIndex(log),
  ): Promise<void> {
    const names = { topicId: topic, name: topic, logset: topic };
    await this.cls.store.createTopic({ region, ...names, index, retentionDays: null });
  }

  /** Waits until searches find all records of the topics; CLS takes a while to index what it has acknowledged. */
  async indexed(...topicIds: string[]): Promise<void> {
    for (const topicId of topicIds) {
      const stored = await this.cls.store.countBetween(topicId, 0, Number.MAX_SAFE_INTEGER);
      while ((await countFound(this.cls, topicId)) < stored) {
        await setTimeout(50);
      }
    }
  }

  async stop(): Promise<void> {
    await this.plugin.stop();
    await this.cls.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A call's context; `over` changes settings or keys. Each distinct one is its own data source. */
  context(over: Partial<Settings> & { secretKey?: string; headers?: Record<string, string> } = {}): HostContext {
    const { secretKey, headers, ...settings } = over;
    const jsonData = { ...this.settings, ...settings };
    return {
      dataSource: {
        uid: `flowlens-${JSON.stringify([jsonData, secretKey])}`,
        name: 'Flow logs',
        updatedMs: 1,
        jsonData,
        secureJsonData: { secretId: DEMO_KEYS[0]!.secretId, secretKey: secretKey ?? DEMO_KEYS[0]!.secretKey },
      },
      ...(headers ? { headers } : {}),
    };
  }

  /** One query's answer, whatever it is. */
  async answer(query: object, range: Range, context = this.context()): Promise<HostQueryAnswer> {
    const { intervalMs = 60_000, ...times } = range;
    const answers = await this.plugin.queryData(context, [{ refId: 'A', intervalMs, ...times, json: query }]);
    return answers.get('A')!;
  }

  /** One query's frames; its error is thrown. */
  async frames(query: object, range: Range, context = this.context()): Promise<DecodedFrame[]> {
    const { error, frames } = await this.answer(query, range, context);
    if (error !== undefined) {
      throw new Error(error);
    }
    return frames;
  }
}

async function countFound({ url, store }: LocalCls, TopicId: string): Promise<number> {
  const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: { ...DEMO_KEYS[0] },
    region: store.topic(TopicId)!.region,
    profile: { httpProfile: { endpoint: new URL(url).host, protocol: 'http://' } },
  });
  const QueryString = '* | select count(*) as n';
  const request = { TopicId, From: 0, To: Date.now() * 2, QueryString, UseNewAnalysis: true };
  const answer = (await client.request('SearchLog', request)) as SearchLogResponse;
  return (JSON.parse(answer.AnalysisRecords![0]!) as { n: number }).n;
}

/** A frame's column by name. */
export function column(frame: DecodedFrame, name: string): unknown[] {
  const field = frame.fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    throw new Error(`no column ${name} among ${frame.fields.map((candidate) => candidate.name).join(', ')}`);
  }
  return [...field.values];
}

/** Sum of the integers in a column; nulls are nothing. */
export function total(frame: DecodedFrame, name: string): bigint {
  return column(frame, name).reduce<bigint>((sum, value) => sum + BigInt((value as number | bigint | null) ?? 0), 0n);
}
