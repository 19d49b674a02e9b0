import { css } from '@emotion/css';
import { AppEvents, type AlertPayload, type GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { appEvents } from './services/set-services';

type Severity = 'success' | 'warning' | 'error';
type Toast = { id: number; severity: Severity; title: string; text: string };

const EVENTS: Record<Severity, string> = {
  success: AppEvents.alertSuccess.name,
  warning: AppEvents.alertWarning.name,
  error: AppEvents.alertError.name,
};
const SHOWN_MS = 8000;
let lastId = 0;

/** The short messages that editors publish on Grafana's event bus. */
export function Toasts() {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);
  useEffect(() => {
    const listeners = (Object.keys(EVENTS) as Severity[]).map((severity) => {
      const show = (payload?: AlertPayload) => {
        const [title, text] = payload ?? [''];
        const id = ++lastId;
        setToasts((all) => [...all, { id, severity, title, text: text ?? '' }]);
        setTimeout(() => setToasts((all) => all.filter((toast) => toast.id !== id)), SHOWN_MS);
      };
      appEvents.on(EVENTS[severity], show);
      return () => appEvents.off(EVENTS[severity], show);
    });
    return () => listeners.forEach((stop) => stop());
  }, []);
  return (
    <div className={styles.stack}>
      {toasts.map(({ id, severity, title, text }) => (
        <Alert key={id} severity={severity} title={title} elevated>
          {text}
        </Alert>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  stack: css({
    position: 'fixed',
    right: theme.spacing(2),
    top: theme.spacing(8),
    width: 400,
    zIndex: theme.zIndex.portal,
  }),
});
