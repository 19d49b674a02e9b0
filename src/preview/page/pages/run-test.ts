/** "Save & test": what the plugin says about its own settings. */
import { type DataSourceApi } from '@grafana/data';

export interface TestOutcome {
  status: 'success' | 'warning' | 'error';
  message: string;
}

/** An answer, or what a failed test rejects with: the plugin's error, or one of the request itself. */
interface TestAnswer {
  status?: string | number;
  message?: string;
  data?: { message?: string };
}

function toOutcome(answer: TestAnswer, otherwise: 'success' | 'error'): TestOutcome {
  const status = answer.status === 'warning' || answer.status === 'error' ? answer.status : otherwise;
  const message = answer.message ?? answer.data?.message ?? '';
  return { status, message };
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
