import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, ControlledCollapse, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { PreviewStep } from '#contract';
import type { PreviewState } from './use-preview';

/** The CLS text of each step, as the backend compiles it for the run itself. */
export function QueryPreview({ answer, error }: PreviewState) {
  // An error with a place is shown at its place.
  const refused = error?.position === undefined ? error : undefined;
  return (
    <>
      {refused !== undefined && (
        <Alert severity="error" title={t('preview.refused', 'The query cannot be asked as it stands')}>
          {refused.message}
        </Alert>
      )}
      <ControlledCollapse label={t('preview.label', 'What is sent to CLS')} isOpen={false}>
        {answer?.notices.map((notice) => (
          <Alert key={notice} severity="info" title={notice} />
        ))}
        {answer?.steps.map((step, index) => (
          <Step key={index} step={step} />
        ))}
        {answer === undefined && error === undefined && t('preview.waiting', 'Compiling...')}
      </ControlledCollapse>
    </>
  );
}

function Step({ step }: { step: PreviewStep }) {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label={`${step.purpose} ${step.region}`}>
      <div className={styles.where}>{`${step.purpose}: ${step.region} / ${step.topic}`}</div>
      <pre aria-label="CQL">{step.search}</pre>
      {step.sql !== undefined && <pre aria-label="SQL">{step.sql}</pre>}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  where: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(0.5) }),
});
