import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Evidence } from '#contract';
import { distinctNotices } from '../dashboard/PanelNotices';

/** What a panel says where there is nothing to draw: that asking failed, that nothing came, or what is missing to ask. */
export function NoData({ data }: { data: PanelData }) {
  const styles = useStyles2(getStyles);
  if (data.state === LoadingState.Loading) {
    return null;
  }
  return (
    <div className={styles.message}>
      {linesOf(data).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

/** That there is no data is known only where CLS was asked. */
function linesOf({ error, series }: PanelData): string[] {
  if (error?.message !== undefined) {
    return [error.message];
  }
  const notices = distinctNotices(series.flatMap(({ meta }) => meta?.notices ?? [])).map(({ text }) => text);
  const isAsked = series.some(({ meta }) => {
    const evidence = meta?.custom?.evidence as Evidence | undefined;
    return evidence !== undefined && evidence.calls.length > 0;
  });
  return notices.length > 0 && !isAsked ? notices : [t('preview.panel.no-data', 'No data in this time range')];
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({
    alignItems: 'center',
    color: theme.colors.text.secondary,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    height: '100%',
    justifyContent: 'center',
    overflow: 'auto',
    padding: theme.spacing(1),
    textAlign: 'center',
  }),
});
