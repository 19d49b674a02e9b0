/** What a panel asked and got: the text sent to CLS, statistics, the request and the answer. */
import { css } from '@emotion/css';
import {
  formattedValueToString,
  getValueFormat,
  type DataFrame,
  type GrafanaTheme2,
  type PanelData,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, ClipboardButton, Drawer, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { distinctNotices } from './PanelNotices';

type Section = 'query' | 'stats' | 'request' | 'frames';

interface Props {
  title: string;
  data: PanelData;
  onClose: () => void;
}

export function Inspector({ title, data, onClose }: Props) {
  const [section, setSection] = useState<Section>('query');
  const labels: Record<Section, string> = {
    query: t('preview.inspect.query', 'Sent to CLS'),
    stats: t('preview.inspect.stats', 'Statistics'),
    request: t('preview.inspect.request', 'Request'),
    frames: t('preview.inspect.frames', 'Answer'),
  };
  const tabs = (
    <TabsBar>
      {(Object.keys(labels) as Section[]).map((each) => (
        <Tab key={each} label={labels[each]} active={each === section} onChangeTab={() => setSection(each)} />
      ))}
    </TabsBar>
  );
  return (
    <Drawer title={t('preview.inspect.title', 'Inspect: {{title}}', { title })} onClose={onClose} tabs={tabs}>
      {data.errors?.map((error, index) => (
        <Alert key={index} severity="error" title={error.refId ?? ''}>
          {error.message}
        </Alert>
      ))}
      {section === 'query' && <SentText frames={data.series} />}
      {section === 'stats' && <Statistics data={data} />}
      {section === 'request' && <Json value={requestOf(data)} />}
      {section === 'frames' && <Json value={data.series.map(summaryOf)} />}
    </Drawer>
  );
}

function SentText({ frames }: { frames: DataFrame[] }) {
  const texts = [...new Set(frames.flatMap((frame) => frame.meta?.executedQueryString ?? []))];
  if (texts.length === 0) {
    return <p>{t('preview.inspect.nothing-sent', 'The answer names no query text.')}</p>;
  }
  return (
    <>
      {texts.map((text) => (
        <Text key={text} text={text} />
      ))}
    </>
  );
}

function Statistics({ data }: { data: PanelData }) {
  const styles = useStyles2(getStyles);
  const stats = data.series.flatMap((frame) => frame.meta?.stats ?? []);
  const distinct = [...new Map(stats.map((stat) => [stat.displayName, stat])).values()];
  const rows = data.series.reduce((sum, frame) => sum + frame.length, 0);
  const elapsed = (data.request?.endTime ?? 0) - (data.request?.startTime ?? 0);
  const shown = [
    { displayName: t('preview.inspect.elapsed', 'Time until the answer was here'), value: elapsed, unit: 'ms' },
    { displayName: t('preview.inspect.frame-count', 'Frames'), value: data.series.length, unit: 'none' },
    { displayName: t('preview.inspect.rows', 'Rows'), value: rows, unit: 'none' },
    ...distinct,
  ];
  const notices = distinctNotices(data.series.flatMap((frame) => frame.meta?.notices ?? []));
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {shown.map(({ displayName, value, unit }) => (
            <tr key={displayName}>
              <th>{displayName}</th>
              <td>{formattedValueToString(getValueFormat(unit ?? 'none')(value))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {notices.map((notice) => (
        <Alert key={notice.text} severity={notice.severity} title={notice.text} />
      ))}
    </>
  );
}

function Json({ value }: { value: unknown }) {
  return <Text text={JSON.stringify(value, null, 2)} />;
}

function Text({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.block}>
      <ClipboardButton icon="copy" variant="secondary" size="sm" getText={() => text} className={styles.copy}>
        {t('preview.inspect.copy', 'Copy')}
      </ClipboardButton>
      <pre className={styles.text}>{text}</pre>
    </div>
  );
}

function requestOf({ request }: PanelData) {
  return {
    from: request?.range.from.toISOString(),
    to: request?.range.to.toISOString(),
    intervalMs: request?.intervalMs,
    maxDataPoints: request?.maxDataPoints,
    queries: request?.targets,
  };
}

function summaryOf(frame: DataFrame) {
  return {
    name: frame.name,
    refId: frame.refId,
    length: frame.length,
    meta: frame.meta,
    fields: frame.fields.map(({ name, type, labels, config, values }) => ({
      name,
      type,
      labels,
      unit: config.unit,
      firstValues: Array.from(values).slice(0, 5),
    })),
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  block: css({ marginBottom: theme.spacing(2), position: 'relative' }),
  copy: css({ position: 'absolute', right: theme.spacing(1), top: theme.spacing(1) }),
  text: css({
    fontSize: 12,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    margin: 0,
    paddingRight: theme.spacing(12),
  }),
  table: css({
    marginBottom: theme.spacing(2),
    width: '100%',
    'th, td': { borderBottom: `1px solid ${theme.colors.border.weak}`, padding: theme.spacing(0.75, 1) },
    th: { fontWeight: theme.typography.fontWeightRegular },
    td: { textAlign: 'right' },
  }),
});
