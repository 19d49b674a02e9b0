import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { type Place } from './navigation';

/** Says which part of the link was not followed. */
export function LinkNotice({ place }: { place: Place }) {
  const styles = useStyles2(getStyles);
  if (place.page === 'settings' || place.badTimes.length === 0) {
    return null;
  }
  return (
    <div className={styles.notice} role="status">
      <Icon name="exclamation-triangle" className={styles.icon} />
      {t(
        'preview.link.bad-time',
        'The link says {{times}}, which is no time, so the usual one is shown. Times are milliseconds since the epoch, ISO times, or like now-6h.',
        { times: place.badTimes.map(([name, text]) => `${name}=${text}`).join(', ') },
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notice: css({ alignItems: 'center', display: 'flex', gap: theme.spacing(1), padding: theme.spacing(1, 2, 0) }),
  icon: css({ color: theme.colors.warning.text }),
});
