/** "Save & test": what the plugin says about its own settings. */
import { type DataSourceApi } from '@grafana/data';

export interface TestOutcome {
  status: 'success' | 'warning' | 'error';
  message: string;
  verboseMessage?: string;
}

interface Details {
  message?: string;
  verboseMessage?: string;
}

/** An answer, or what a failed test rejects with: the plugin's error, or one of the request itself. */
interface TestAnswer {
  status?: string | number;
  message?: string;
  details?: Details;
  error?: { details?: Details };
  data?: { message?: string };
}

function toOutcome(answer: TestAnswer, otherwise: 'success' | 'error'): TestOutcome {
  const details = answer.details ?? answer.error?.details;
  const status = answer.status === 'warning' || answer.status === 'error' ? answer.status : otherwise;
  const message = answer.message ?? answer.data?.message ?? details?.message ?? '';
  return { status, message, verboseMessage: details?.verboseMessage };
}

export function failedTest(error: unknown): TestOutcome {
  return toOutcome(error as TestAnswer, 'error');
}

export async function runTest(dataSource: DataSourceApi): Promise<TestOutcome> {
  try {
    return toOutcome((await dataSource.testDatasource()) as TestAnswer, 'success');
  } catch (error) {
    return failedTest(error);
  }
}
