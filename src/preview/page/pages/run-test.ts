/** "Save & test": what the plugin says about its own settings. */
import { type DataSourceApi } from '@grafana/data';
import { type Check } from '#contract';

export interface TestOutcome {
  status: 'success' | 'warning' | 'error';
  message: string;
  verboseMessage?: string;
  checks: Check[];
}

interface Details {
  message?: string;
  verboseMessage?: string;
  checks?: Check[];
}

interface TestAnswer {
  status?: string;
  message?: string;
  details?: Details;
  error?: { details?: Details };
  data?: { message?: string };
}

function toOutcome(answer: TestAnswer, worst: TestOutcome['status']): TestOutcome {
  const details = answer.details ?? answer.error?.details;
  const status = answer.status === 'warning' ? 'warning' : worst;
  return {
    status,
    message: answer.message ?? answer.data?.message ?? details?.message ?? '',
    verboseMessage: details?.verboseMessage,
    checks: details?.checks ?? [],
  };
}

export function failedTest(error: unknown): TestOutcome {
  return toOutcome(error as TestAnswer, 'error');
}

export async function runTest(dataSource: DataSourceApi): Promise<TestOutcome> {
  try {
    const answer = (await dataSource.testDatasource()) as TestAnswer;
    return toOutcome(answer, answer.status === 'error' ? 'error' : 'success');
  } catch (error) {
    return failedTest(error);
  }
}
