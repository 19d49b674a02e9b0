import { Alert } from '@grafana/ui';
import { type TestOutcome } from './run-test';

/** The verdict of "Save & test"; the single checks are listed by the plugin's own editor. */
export function TestResult({ outcome }: { outcome: TestOutcome }) {
  return (
    <div data-testid="test-result">
      <Alert severity={outcome.status} title={outcome.message} topSpacing={3} />
    </div>
  );
}
