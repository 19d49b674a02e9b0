import type { LogsetInfo } from '#cls';
import type { Endpoint } from '#contract';
import { REGIONS } from '#flowlog';
import type { Source } from '#query';
import { allPages } from '../cls-client/all-pages';
import type { ClsClient } from '../cls-client/cls-client';
import { TopicQueue } from '../cls-client/topic-queue';
import { KeptAnswers } from '../kept-answers';
import { readSchema } from '../schema-cache';
import type { FoundTopic, RegionScan, Scan } from './found-topic';
import { joinScans } from './join-scans';
import { RegionCaller } from './region-caller';

/** Short: a person who has just created a flow log looks for it. */
const KEEP_MS = 60_000;

const REGIONS_AT_ONCE = 8;

/** Topics of a region whose index is looked at, where no flow log names them. */
export const MOST_LOOKED_THROUGH = 100;

/** "Find my flow logs": the flow logs of all regions and the topics that look like one. */
export class FlowLogFinder {
  readonly #kept = new KeptAnswers<Scan>(KEEP_MS, 1);

  constructor(
    private readonly client: ClsClient,
    private readonly sources: readonly Source[],
  ) {}

  /** Rejects where no region answers anything, or with the signal's reason once cancelled. */
  find(signal: AbortSignal): Promise<Scan> {
    return this.#kept.get('', (stop) => this.#scan(stop), signal);
  }

  async #scan(signal: AbortSignal): Promise<Scan> {
    const caller = new RegionCaller(this.client, signal);
    const queue = new TopicQueue(REGIONS_AT_ONCE);
    const regions = regionsOf(this.client.endpoint, this.sources);
    const scans = await Promise.all(regions.map((region) => queue.run('', signal, () => scanRegion(caller, region))));
    caller.throwIfNothing('DescribeFlowLogs');
    const topics = joinScans(scans);
    const unnamed = topics.filter(({ flowLogs, hasIndex }) => flowLogs.length === 0 && hasIndex);
    const looked = regions.flatMap((region) =>
      unnamed.filter((topic) => topic.region === region).slice(0, MOST_LOOKED_THROUGH),
    );
    await Promise.all(looked.map((topic) => queue.run('', signal, () => guessFormat(caller, topic))));
    return {
      topics: topics.filter(({ flowLogs, format }) => flowLogs.length > 0 || format !== undefined),
      regions,
      failures: caller.failures,
      cut: regions.filter((region) => unnamed.filter((topic) => topic.region === region).length > MOST_LOOKED_THROUGH),
    };
  }
}

/** Finance regions are a world of their own: asked where the endpoint or a source is there. */
function regionsOf({ kind }: Endpoint, sources: readonly Source[]): string[] {
  const isFinance = (region: string) => region.endsWith('-fsi');
  const usual = REGIONS.map(({ id }) => id).filter((region) => isFinance(region) === (kind === 'finance'));
  return [...new Set([...sources.map(({ region }) => region), ...usual])];
}

async function scanRegion(caller: RegionCaller, region: string): Promise<RegionScan> {
  const flowLogs = allPages(async (page) => {
    const answer = await caller.call('DescribeFlowLogs', region, page);
    return { items: answer.FlowLog, total: answer.TotalNum };
  });
  const topics = allPages(async (page) => {
    const answer = await caller.call('DescribeTopics', region, page);
    return { items: answer.Topics, total: answer.TotalCount };
  });
  const found = await Promise.all([
    caller.orNothing('DescribeFlowLogs', region, flowLogs),
    caller.orNothing('DescribeTopics', region, topics),
  ]);
  const logsets = found[1].length === 0 ? [] : await listLogsets(caller, region);
  return { region, flowLogs: found[0], topics: found[1], logsets };
}

function listLogsets(caller: RegionCaller, region: string): Promise<LogsetInfo[]> {
  const logsets = allPages(async (page) => {
    const answer = await caller.call('DescribeLogsets', region, page);
    return { items: answer.Logsets, total: answer.TotalCount };
  });
  return caller.orNothing('DescribeLogsets', region, logsets);
}

/** Recognises a flow log by the fields of its index. */
async function guessFormat(caller: RegionCaller, found: FoundTopic): Promise<void> {
  const { region, topic } = found;
  const index = caller.call('DescribeIndex', region, { TopicId: topic }).then((answer) => [answer]);
  const [answer] = await caller.orNothing('DescribeIndex', region, index);
  if (answer?.Status && answer.Rule) {
    const { formats } = readSchema(topic, answer);
    found.format = formats.length > 1 ? 'mixed' : formats[0];
  }
}
