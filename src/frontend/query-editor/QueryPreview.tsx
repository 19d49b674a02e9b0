import { css } from '@emotion/css';
import { CoreApp, type GrafanaTheme2 } from '@grafana/data';
import { Alert, ControlledCollapse, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { purposeLabel, withOperatorLabels } from '../labels';
import { type MergedStep, mergeSteps } from './merge-steps';
import type { PreviewState } from './use-preview';

interface Props extends PreviewState {
  app: CoreApp | undefined;
  isDamaged: boolean;
}

/** Where several queries stand below each other, or more fields or the answer, texts would push them out of sight. */
const OPEN_IN: readonly (CoreApp | undefined)[] = [CoreApp.PanelEditor];

/** The CLS text of each step, as the backend compiles it for the run itself. */
export function QueryPreview({ answer, error, app, isDamaged }: Props) {
  // An error with a place is shown at its place.
  const refused = error?.position === undefined && !isDamaged ? error : undefined;
  return (
    <>
      {refused !== undefined && (
        <Alert severity="error" title={t('preview.refused', 'The query cannot be asked as it stands')}>
          {withOperatorLabels(refused.message)}
        </Alert>
      )}
      <ControlledCollapse label={t('preview.label', 'What is sent to CLS')} isOpen={OPEN_IN.includes(app)}>
        {answer?.notices.map((notice) => (
          <Alert key={notice} severity="info" title={notice} />
        ))}
        {answer?.steps.some(({ purpose }) => purpose === 'heartbeat') && (
          <p>
            {t(
              'preview.earlier-steps',
              'Who delivers is asked first. Later steps are shown as if every region delivered; what earlier steps find, silent regions and the biggest keys, is filled in when they are sent.',
            )}
          </p>
        )}
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
  const label = purposeLabel(purpose);
  return (
    <section aria-label={label}>
      <div className={styles.where} title={topics.join('\n')}>
        {`${label}: ${topics.slice(0, TOPICS_NAMED).join(', ')}${topics.length > TOPICS_NAMED ? `, +${topics.length - TOPICS_NAMED}` : ''}`}
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
