import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type LogFormat, SETTLE_SECONDS } from '#flowlog';
import type { ObserverRule } from '#query';
import { observerAbout } from '../explanations';

interface Props {
  log: LogFormat;
  observer: ObserverRule | undefined;
  /** As the backend knows it; until then the documented delay stands in. */
  settleSeconds: number | undefined;
}

/** The two rules that stand behind every sum: whose record counts, and which buckets are complete. */
export function CountingNotes({ log, observer = 'one', settleSeconds = SETTLE_SECONDS[log] }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="note" aria-label={t('editor.rules', 'How it is counted')} className={styles.notes}>
      {log === 'ccn' && <div>{observerAbout(observer)}</div>}
      <div>{settleText(log, settleSeconds)}</div>
    </div>
  );
}

function settleText(log: LogFormat, seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds > SETTLE_SECONDS[log]
    ? t(
        'editor.settle.measured',
        'Buckets younger than {{minutes}} min count as not settled: the topics asked here deliver that late. Charts mark them, alert rules leave them out.',
        { minutes },
      )
    : t(
        'editor.settle.documented',
        'Buckets younger than {{minutes}} min count as not settled: their records may still arrive. Charts mark them, alert rules leave them out.',
        { minutes },
      );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
