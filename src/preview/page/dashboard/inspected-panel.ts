/** Which panel the inspector drawer shows. */
import { type VizPanel } from '@grafana/scenes';
import { BehaviorSubject } from 'rxjs';

export const inspectedPanel = new BehaviorSubject<VizPanel | undefined>(undefined);

export function openInspector(panel: VizPanel): void {
  inspectedPanel.next(panel);
}
