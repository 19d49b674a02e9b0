import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import { type TestOutcome } from './run-test';

/** The verdict of "Save & test", as Grafana shows it; the plugin's editor lists the single checks itself. */
export function TestResult({ outcome }: { outcome: TestOutcome }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.result} data-testid="test-result">
      <Alert severity={outcome.status} title={outcome.message}>
        {outcome.verboseMessage && <pre className={styles.verbose}>{outcome.verboseMessage}</pre>}
      </Alert>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  result: css({ marginTop: theme.spacing(3) }),
  verbose: css({ whiteSpace: 'pre-wrap' }),
});
