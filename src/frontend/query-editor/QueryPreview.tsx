import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, ControlledCollapse, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type MergedStep, mergeSteps } from './merge-steps';
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
      <ControlledCollapse label={t('preview.label', 'What is sent to CLS')} isOpen>
        {answer?.notices.map((notice) => (
          <Alert key={notice} severity="info" title={notice} />
        ))}
        {mergeSteps(answer?.steps ?? []).map((step, index) => (
          <Step key={index} {...step} />
        ))}
        {answer === undefined && error === undefined && t('preview.waiting', 'Compiling...')}
      </ControlledCollapse>
    </>
  );
}

function Step({ purpose, search, sql, topics }: MergedStep) {
  const styles = useStyles2(getStyles);
  return (
    <section aria-label={purpose}>
      <div className={styles.where} title={topics.join('\n')}>
        {`${purpose}: ${topics.slice(0, TOPICS_NAMED).join(', ')}${topics.length > TOPICS_NAMED ? `, +${topics.length - TOPICS_NAMED}` : ''}`}
      </div>
      <pre aria-label="CQL" className={styles.text}>
        {search}
      </pre>
      {sql !== undefined && (
        <pre aria-label="SQL" className={styles.text}>
          {sql}
        </pre>
      )}
    </section>
  );
}

const TOPICS_NAMED = 2;

const getStyles = (theme: GrafanaTheme2) => ({
  where: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(0.5) }),
  text: css({ whiteSpace: 'pre-wrap' }),
});
