import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { TablePanel, type TableOptions } from './TablePanel';

const LINE_HEIGHT = 24;

/** Panel types the preview does not draw: their data as a table, under a line that says so. */
export function FallbackPanel(props: PanelProps<TableOptions>) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <div className={styles.line}>
        {t('preview.panel.not-drawn', 'The preview does not draw this panel type; its data as a table:')}
      </div>
      <TablePanel {...props} height={props.height - LINE_HEIGHT} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ color: theme.colors.text.secondary, fontSize: theme.typography.size.sm, height: LINE_HEIGHT }),
});
