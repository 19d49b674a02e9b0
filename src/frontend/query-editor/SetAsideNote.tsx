import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { fieldLabel, formatLabel, logLabel } from '../labels';
import type { SetAside } from '../saved-query';

/** What choosing the kind has changed beside it; nothing of a question changes in silence. */
export function SetAsideNote({ value: { log, filters = [], format } = {} }: { value: SetAside | undefined }) {
  const styles = useStyles2(getStyles);
  const parts = [
    ...(log === undefined ? [] : [logLabel(log)]),
    ...(format === undefined ? [] : [formatLabel(format)]),
    ...filters.map(({ field }) => fieldLabel(field)),
  ];
  return parts.length === 0 ? null : (
    <div role="note" className={styles.note}>
      {t('editor.set-aside', 'This question has no use for: {{what}}. Put back when you choose another question.', {
        what: parts.join(', '),
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
