import { askedLocale, knownLocale, type Locale, say } from '#wording';
import {
  type FlowLogsAnswer,
  InvalidSettingsError,
  type PreviewAnswer,
  type PreviewRequest,
  type ResourceError,
  type TopicChoice,
  type TopicsAnswer,
} from '#contract';
import type { ResourceAnswer, ResourceRequest } from '#plugin-sdk';
import { parseQuery, previewRequests, readInteger, readObject, readText } from '#query';
import { toFailure } from '../errors';
import type { Instance, InstanceCache } from '../instance';
import { offerTopics } from '../inventory/offer-topics';
import { planQuery } from '../run-query';
import { readSchema } from '../schema-cache';
import { listFields } from './list-fields';
import { offerTail } from './live-tail';
import { listNetworks } from './list-networks';
import { listRegions } from './list-regions';
import { listValues } from './list-values';

type Handler = (body: unknown, instance: Instance, signal: AbortSignal) => Promise<unknown>;

/** Everything a browser may ask beside queries. Anything else is refused. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  'POST preview': preview,
  'POST fields': listFields,
  'POST tail': offerTail,
  'POST topics': topics,
  'POST flow-logs': flowLogs,
  'POST regions': (body, instance) => Promise.resolve(listRegions(body, instance)),
  'POST values': listValues,
  'POST networks': (_body, instance, signal) => listNetworks(instance, signal),
};

/** Serves one resource call. */
export async function callResource(
  instances: InstanceCache,
  { context, method, path, body }: ResourceRequest,
  signal: AbortSignal,
): Promise<ResourceAnswer> {
  let locale: Locale | undefined;
  try {
    const name = `${method} ${path}`;
    const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
    if (handler === undefined) {
      return json(404, {
        message: `There is no resource ${name}. There are: ${Object.keys(HANDLERS).join(', ')}`,
      } satisfies ResourceError);
    }
    const asked = readBody(body);
    locale = askedLocale(asked);
    const instance = instances.get(context);
    locale ??= instance.settings.locale;
    return json(200, await handler(asked, instance, signal));
  } catch (error) {
    const { status, message, field, position } = toFailure(error, locale);
    const failure: ResourceError = { message, ...(field ? { field } : {}), ...(position ? { position } : {}) };
    return json(status, failure);
  }
}

async function preview(body: unknown, instance: Instance, signal: AbortSignal): Promise<PreviewAnswer> {
  const request = readObject(body, 'request') as Partial<Record<keyof PreviewRequest, unknown>>;
  const day = 86_400_000;
  const epoch = (key: 'fromMs' | 'toMs') => readInteger(request, key, 0, Number.MAX_SAFE_INTEGER, 0);
  const asked = {
    fromMs: epoch('fromMs'),
    toMs: epoch('toMs'),
    intervalMs: readInteger(request, 'intervalMs', 1, 365 * day, 60_000),
  };
  const query = parseQuery(request.query);
  if (query.kind === 'inventory') {
    return { notices: [], steps: [] };
  }
  const { plan, failures } = await planQuery(query, instance, asked, false, signal);
  return {
    notices: [...failures, ...plan.notices],
    ...('settleSeconds' in plan ? { settleSeconds: plan.settleSeconds } : {}),
    ...('statement' in plan ? { code: plan.statement() } : {}),
    steps: previewRequests(plan).map(({ purpose, source, search, sql }) => ({
      purpose,
      region: source.region,
      topic: source.topic,
      search,
      ...(sql === undefined ? {} : { sql }),
    })),
  };
}

/** The topics of one region with the format their index suggests, for the settings page. */
async function topics(body: unknown, instance: Instance, signal: AbortSignal): Promise<TopicsAnswer> {
  const region = readText(readObject(body, 'request'), 'region', undefined);
  const found: TopicChoice[] = [];
  const page = 100;
  for (let offset = 0; ; offset += page) {
    const answer = await instance.client.call('DescribeTopics', region, { Offset: offset, Limit: page }, signal);
    const listed = answer.Topics ?? [];
    found.push(
      ...(await Promise.all(
        listed.map(async ({ TopicId, TopicName, Index }): Promise<TopicChoice> => {
          const format = Index ? await guessFormat(instance, region, TopicId, signal) : undefined;
          return { topic: TopicId, name: TopicName, ...(format ? { format } : {}) };
        }),
      )),
    );
    if (listed.length < page || found.length >= answer.TotalCount) {
      return { topics: found };
    }
  }
}

/** The topics of all regions that hold flow logs, for the settings page. */
async function flowLogs(body: unknown, instance: Instance, signal: AbortSignal): Promise<FlowLogsAnswer> {
  const locale = knownLocale(readObject(body, 'request').locale);
  return offerTopics(await instance.flowLogs.find(signal), instance.settings.sources, locale);
}

async function guessFormat(instance: Instance, region: string, topic: string, signal: AbortSignal) {
  const index = await instance.client.call('DescribeIndex', region, { TopicId: topic }, signal).catch(() => undefined);
  if (!index?.Status || !index.Rule) {
    return undefined;
  }
  const { formats } = readSchema(topic, index);
  return formats.length > 1 ? ('mixed' as const) : formats[0];
}

function readBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new InvalidSettingsError('request', say('the body is not JSON'));
  }
}

function json(status: number, value: unknown): ResourceAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
