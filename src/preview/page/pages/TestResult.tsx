import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, Icon, useStyles2 } from '@grafana/ui';
import { type Check } from '#contract';
import { type TestOutcome } from './run-test';

const ICON = { ok: 'check-circle', warning: 'exclamation-triangle', error: 'exclamation-circle' } as const;

/** The verdict, and under it every check in the order it was made. */
export function TestResult({ outcome }: { outcome: TestOutcome }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.result} data-testid="test-result">
      <Alert severity={outcome.status} title={outcome.message}>
        {outcome.checks.length === 0 && outcome.verboseMessage && (
          <pre className={styles.verbose}>{outcome.verboseMessage}</pre>
        )}
      </Alert>
      {outcome.checks.length > 0 && (
        <ul className={styles.list}>
          {outcome.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      )}
    </div>
  );
}

function CheckLine({ check }: { check: Check }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.check}>
      <Icon name={ICON[check.status]} className={styles[check.status]} aria-label={check.status} />
      <div>
        <strong>{check.name}</strong>
        <div>{check.message}</div>
        {check.nextStep && <div className={styles.next}>{check.nextStep}</div>}
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  result: css({ marginTop: theme.spacing(3) }),
  verbose: css({ whiteSpace: 'pre-wrap' }),
  list: css({ listStyle: 'none' }),
  check: css({
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1, 0),
    svg: { marginTop: 3 },
  }),
  next: css({ color: theme.colors.text.secondary }),
  ok: css({ color: theme.colors.success.text }),
  warning: css({ color: theme.colors.warning.text }),
  error: css({ color: theme.colors.error.text }),
});
