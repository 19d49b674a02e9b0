import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** What a panel says where there is nothing to draw. */
export function PanelMessage({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.message}>{text}</div>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({
    alignItems: 'center',
    color: theme.colors.text.secondary,
    display: 'flex',
    height: '100%',
    justifyContent: 'center',
    padding: theme.spacing(1),
    textAlign: 'center',
  }),
});
