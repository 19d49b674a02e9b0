import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { sceneGraph, SceneObjectBase, type SceneComponentProps } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import { clockOf } from '../zone';

/** Beside the time picker: the clock all times of the page stand on. */
export class ClockName extends SceneObjectBase {
  static readonly Component = ClockNameText;
}

function ClockNameText({ model }: SceneComponentProps<ClockName>) {
  const styles = useStyles2(getStyles);
  const timeRange = sceneGraph.getTimeRange(model);
  const { value } = timeRange.useState();
  return (
    <span className={styles.clock} title={t('preview.clock', 'All times here stand on this clock.')}>
      {clockOf(value.to.valueOf(), timeRange.getTimeZone())}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  clock: css({ alignSelf: 'center', color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
});
