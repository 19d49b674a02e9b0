import { askedLocale, type Locale } from '#wording';
import type { Check, HealthDetails } from '#contract';
import type { HealthAnswer, PluginContext } from '#plugin-sdk';
import { ClsError } from '../cls-client/cls-error';
import { toFailure } from '../errors';
import type { Instance, InstanceCache } from '../instance';
import { text } from '../texts/text';
import { checkTopic } from './check-topic';

/** "Save & test": a list of checks, each with its next step, so that one wrong setting does not hide another. */
export async function checkHealth(
  instances: InstanceCache,
  context: PluginContext,
  signal: AbortSignal,
): Promise<HealthAnswer> {
  // Grafana does not tell who asks; settings that cannot be read may still name a language.
  const locale = askedLocale(context.dataSource?.jsonData);
  const checks = await runChecks(instances, context, locale, signal);
  const details = summarise(checks, locale);
  return {
    status: details.status === 'error' ? 'error' : 'ok',
    message: details.message,
    details: { ...details },
  };
}

async function runChecks(
  instances: InstanceCache,
  context: PluginContext,
  locale: Locale | undefined,
  signal: AbortSignal,
): Promise<Check[]> {
  let instance: Instance;
  try {
    instance = instances.get(context);
  } catch (error) {
    return [{ name: text(locale, 'health.settings'), status: 'error', message: toFailure(error, locale).message }];
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
        name: text(locale, 'health.topics'),
        status: 'warning',
        message: text(locale, 'health.topics.none'),
        nextStep: text(locale, 'health.topics.none.next'),
      },
    ];
  }
  const perTopic = await Promise.all(sources.map((source) => checkTopic(instance, source, Date.now(), signal)));
  return [key, ...perTopic];
}

/** Whether the endpoint answers and takes the key. Being forbidden to list topics still proves the key. */
async function checkKey(
  { client, settings: { locale } }: Instance,
  region: string,
  signal: AbortSignal,
): Promise<Check> {
  const name = text(locale, 'health.key');
  try {
    await client.call('DescribeTopics', region, { Limit: 1 }, signal);
    return { name, status: 'ok', message: text(locale, 'health.key.ok') };
  } catch (error) {
    if (error instanceof ClsError && error.meaning.class === 'permission') {
      return {
        name,
        status: 'warning',
        message: text(locale, 'health.key.listless', { reason: error.in(locale) }),
        nextStep: text(locale, 'health.key.listless.next'),
      };
    }
    return { name, status: 'error', message: toFailure(error, locale).message };
  }
}

function summarise(checks: Check[], locale: Locale | undefined): HealthDetails {
  const worst = (['error', 'warning', 'ok'] as const).find((status) =>
    checks.some((check) => check.status === status),
  )!;
  const bad = checks.filter(({ status }) => status !== 'ok');
  return {
    status: worst,
    message:
      bad.length === 0
        ? text(locale, 'health.passed', { all: checks.length })
        : text(locale, 'health.attention', {
            bad: bad.length,
            all: checks.length,
            name: bad[0]!.name,
            message: bad[0]!.message,
          }),
    verboseMessage: checks
      .map(({ name, status, message, nextStep }) =>
        [
          text(locale, 'health.line', { status: text(locale, `health.status.${status}`), name, message }),
          ...(nextStep ? [text(locale, 'health.nextStep', { nextStep })] : []),
        ].join('\n'),
      )
      .join('\n'),
    checks,
  };
}
