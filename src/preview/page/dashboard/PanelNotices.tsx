/** The notices of a panel's frames as one icon in its header: Grafana draws these in its application. */
import { type QueryResultMetaNotice } from '@grafana/data';
import { sceneGraph, SceneObjectBase, type SceneComponentProps, type SceneObjectState } from '@grafana/scenes';
import { Icon, PanelChrome, Tooltip } from '@grafana/ui';

export const NOTICE_ICON = {
  info: 'document-info',
  warning: 'exclamation-triangle',
  error: 'exclamation-circle',
} as const;
const RANK = { info: 0, warning: 1, error: 2 };

export function distinctNotices(notices: QueryResultMetaNotice[]): QueryResultMetaNotice[] {
  const seen = new Map(notices.map((notice) => [`${notice.severity} ${notice.text}`, notice]));
  return [...seen.values()].sort((left, right) => RANK[right.severity] - RANK[left.severity]);
}

export class PanelNotices extends SceneObjectBase<SceneObjectState> {
  static Component = PanelNoticesView;
}

function PanelNoticesView({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  const notices = distinctNotices(data?.series.flatMap((frame) => frame.meta?.notices ?? []) ?? []);
  if (notices.length === 0) {
    return null;
  }
  return (
    <Tooltip
      content={
        <>
          {notices.map((notice) => (
            <div key={notice.text}>{notice.text}</div>
          ))}
        </>
      }
      interactive
    >
      <PanelChrome.TitleItem>
        <Icon name={NOTICE_ICON[notices[0].severity]} aria-label={notices[0].severity} />
      </PanelChrome.TitleItem>
    </Tooltip>
  );
}
