import { askedLocale, say } from '#wording';
import { type PreviewAnswer, type PreviewRequest, type ResourceError } from '#contract';
import type { ResourceAnswer, ResourceRequest } from '#plugin-sdk';
import { InvalidQueryError, parseQuery, previewRequests, readInteger, readObject } from '#query';
import { toFailure, UnknownResourceError } from '../errors';
import type { Instance, InstanceCache } from '../instance';
import { planQuery } from '../run-query';
import { listFields } from './list-fields';
import { listFlowLogs } from './list-flow-logs';
import { offerTail } from './live-tail';
import { listNetworks } from './list-networks';
import { listRegions } from './list-regions';
import { listTopics } from './list-topics';
import { listValues } from './list-values';
import { readRange } from './read-range';

type Handler = (body: unknown, instance: Instance, signal: AbortSignal) => Promise<unknown>;

/** Everything a browser may ask beside queries. Anything else is refused. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  'POST preview': preview,
  'POST fields': listFields,
  'POST tail': offerTail,
  'POST topics': listTopics,
  'POST flow-logs': listFlowLogs,
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
  const asked = readJson(body);
  let locale = askedLocale(asked);
  try {
    const handler = findHandler(`${method} ${path}`);
    if (asked === undefined) {
      throw new InvalidQueryError('request', say('the body is not JSON'));
    }
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
  const asked = { ...readRange(request), intervalMs: readInteger(request, 'intervalMs', 1, 365 * day, 60_000) };
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

function findHandler(name: string): Handler {
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
  if (handler === undefined) {
    throw new UnknownResourceError(name, Object.keys(HANDLERS));
  }
  return handler;
}

/** Undefined where it is no JSON. */
function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): ResourceAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
