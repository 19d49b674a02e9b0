import type { Check, HealthDetails } from '#contract';
import type { HealthAnswer, PluginContext } from '#plugin-sdk';
import { ClsError } from '../cls-client/cls-error';
import { toFailure } from '../errors';
import type { Instance, InstanceCache } from '../instance';
import { checkTopic } from './check-topic';

/** "Save & test": a list of checks, each with its next step, so that one wrong setting does not hide another. */
export async function checkHealth(
  instances: InstanceCache,
  context: PluginContext,
  signal: AbortSignal,
): Promise<HealthAnswer> {
  const checks = await runChecks(instances, context, signal);
  const details = summarise(checks);
  return {
    status: details.status === 'error' ? 'error' : 'ok',
    message: details.message,
    details: { ...details },
  };
}

async function runChecks(instances: InstanceCache, context: PluginContext, signal: AbortSignal): Promise<Check[]> {
  let instance: Instance;
  try {
    instance = instances.get(context);
  } catch (error) {
    return [{ name: 'settings', status: 'error', message: toFailure(error).message }];
  }
  const { sources } = instance.settings;
  const key = await checkKey(instance, sources[0]?.region ?? 'ap-guangzhou', signal);
  if (key.status === 'error') {
    return [key];
  }
  if (sources.length === 0) {
    return [
      key,
      {
        name: 'topics',
        status: 'warning',
        message: 'No topics are chosen yet',
        nextStep: 'add the topics that keep your flow logs below',
      },
    ];
  }
  const perTopic = await Promise.all(sources.map((source) => checkTopic(instance, source, Date.now(), signal)));
  return [key, ...perTopic];
}

/** Whether the endpoint answers and takes the key. Being forbidden to list topics still proves the key. */
async function checkKey({ client }: Instance, region: string, signal: AbortSignal): Promise<Check> {
  const name = 'endpoint and key';
  try {
    await client.call('DescribeTopics', region, { Limit: 1 }, signal);
    return { name, status: 'ok', message: 'CLS answers and accepts the key' };
  } catch (error) {
    if (error instanceof ClsError && error.meaning.class === 'permission') {
      return {
        name,
        status: 'warning',
        message: `The key works but may not list topics. ${error.message}`,
        nextStep: 'allow cls:DescribeTopics, or type topic ids by hand',
      };
    }
    return { name, status: 'error', message: toFailure(error).message };
  }
}

function summarise(checks: Check[]): HealthDetails {
  const worst = (['error', 'warning', 'ok'] as const).find((status) =>
    checks.some((check) => check.status === status),
  )!;
  const bad = checks.filter(({ status }) => status !== 'ok');
  return {
    status: worst,
    message:
      bad.length === 0
        ? `All ${checks.length} checks passed`
        : `${bad.length} of ${checks.length} checks need attention: ${bad[0]!.name}: ${bad[0]!.message}`,
    verboseMessage: checks
      .map(({ name, status, message, nextStep }) =>
        [`[${status}] ${name}: ${message}`, ...(nextStep ? [`  Next step: ${nextStep}`] : [])].join('\n'),
      )
      .join('\n'),
    checks,
  };
}
