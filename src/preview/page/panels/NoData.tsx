import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

/** What a panel says where there is nothing to draw: that nothing came, or that asking failed. */
export function NoData({ data }: { data: PanelData }) {
  const styles = useStyles2(getStyles);
  if (data.state === LoadingState.Loading) {
    return null;
  }
  return (
    <div className={styles.message}>
      {data.error?.message ?? t('preview.panel.no-data', 'No data in this time range')}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({
    alignItems: 'center',
    color: theme.colors.text.secondary,
    display: 'flex',
    height: '100%',
    justifyContent: 'center',
    overflow: 'auto',
    padding: theme.spacing(1),
    textAlign: 'center',
  }),
});
