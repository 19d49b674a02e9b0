/** Log lines, the newest first as they came, each opening into its labels. */
import { css, cx } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { formatMoment } from '../zone';
import { NoData } from './NoData';

interface Line {
  id: string;
  time: number;
  body: string;
  severity: string;
  labels: Record<string, unknown>;
}

/** More lines than this make the page slow; Grafana's own panel is virtual, this one is a plain list. */
const MOST_LINES = 500;

function readLines(frame: DataFrame): Line[] {
  const column = (...names: string[]) => frame.fields.find((field) => names.includes(field.name))?.values;
  const times = column('timestamp', 'time');
  const bodies = column('body', 'line', 'content');
  const [ids, severities, labels] = [column('id'), column('severity', 'level'), column('labels')];
  return Array.from({ length: bodies ? frame.length : 0 }, (_, row) => ({
    id: String(ids?.[row] ?? row),
    time: times?.[row] as number,
    body: String(bodies?.[row] ?? ''),
    severity: String(severities?.[row] ?? 'info'),
    labels: (labels?.[row] as Record<string, unknown> | undefined) ?? {},
  }));
}

export function LogsPanel({ data, timeZone }: PanelProps) {
  const styles = useStyles2(getStyles);
  const lines = data.series.flatMap(readLines);
  if (lines.length === 0) {
    return <NoData data={data} />;
  }
  return (
    <div className={styles.list} role="list">
      {lines.slice(0, MOST_LINES).map((line) => (
        <LogLine key={line.id} line={line} timeZone={timeZone} />
      ))}
      {lines.length > MOST_LINES && (
        <div className={styles.more}>
          {t('preview.logs.more', '{{shown}} of {{total}} lines are drawn here.', {
            shown: MOST_LINES,
            total: lines.length,
          })}
        </div>
      )}
    </div>
  );
}

function LogLine({ line, timeZone }: { line: Line; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  return (
    <div role="listitem" className={cx(styles.line, severityClass(styles, line.severity))}>
      <button className={styles.row} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.time}>{formatMoment(line.time, timeZone)}</span>
        <span>{line.body}</span>
      </button>
      {open && (
        <dl className={styles.labels}>
          {Object.entries(line.labels).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function severityClass(styles: ReturnType<typeof getStyles>, severity: string): string {
  return /^(err|crit)/i.test(severity) ? styles.error : /^warn/i.test(severity) ? styles.warning : styles.info;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: 12, height: '100%', overflow: 'auto' }),
  line: css({ borderLeft: '3px solid', borderBottom: `1px solid ${theme.colors.border.weak}` }),
  info: css({ borderLeftColor: theme.colors.success.main }),
  warning: css({ borderLeftColor: theme.colors.warning.main }),
  error: css({ borderLeftColor: theme.colors.error.main }),
  row: css({
    background: 'none',
    border: 0,
    color: theme.colors.text.primary,
    display: 'flex',
    gap: theme.spacing(2),
    padding: theme.spacing(0.25, 1),
    textAlign: 'left',
    width: '100%',
    '&:hover': { background: theme.colors.action.hover },
  }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  labels: css({
    display: 'grid',
    gap: theme.spacing(0.25, 2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    margin: theme.spacing(0.5, 1, 1, 2),
    '& > div': { display: 'flex', gap: theme.spacing(1) },
    dt: { color: theme.colors.text.secondary, minWidth: 96 },
    dd: { margin: 0, overflowWrap: 'anywhere' },
  }),
  more: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
