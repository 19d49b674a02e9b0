import { CoreApp } from '@grafana/data';

/** Whether the editor stands in the editor of alert rules. */
export function isAlertRule(app: CoreApp | undefined): boolean {
  return app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
}
