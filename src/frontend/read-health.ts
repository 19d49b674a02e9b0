import type { TestDataSourceResponse } from '@grafana/data';
import { HealthStatus, type HealthCheckResult } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import type { Check, HealthDetails } from '#contract';
import { rememberChecks } from './last-checks';

/**
 * The health answer as the settings page wants it. Grafana's health knows only OK and ERROR; the page also shows
 * warnings, which come in the details.
 */
export function readHealth(uid: string, result: HealthCheckResult | undefined): TestDataSourceResponse {
  if (result === undefined) {
    return { status: 'error', message: t('health.no-answer', 'The plugin gave no answer. See the log of Grafana.') };
  }
  const details: Partial<HealthDetails> = result.details ?? {};
  rememberChecks(uid, details.checks ?? []);
  return {
    status: result.status === HealthStatus.OK ? pageStatus(details.status) : 'error',
    message: result.message,
    details: { verboseMessage: details.verboseMessage ?? '' },
  };
}

function pageStatus(status: Check['status'] | undefined): string {
  return status === undefined || status === 'ok' ? 'success' : status;
}
