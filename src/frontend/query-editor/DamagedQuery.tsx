import { Alert, Button } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { InvalidQueryError } from '#query';
import { withOperatorLabels } from '../labels';
import { shownLocale } from '../start-translations';

/** Names what of a saved query the plugin does not know. It stays as saved until a person starts over. */
export function DamagedQuery({ damage, onStartOver }: { damage: InvalidQueryError; onStartOver: () => void }) {
  return (
    <Alert
      severity="error"
      title={t('damaged.title', 'The saved query holds something this editor does not know; it is kept as it is')}
    >
      <p>{withOperatorLabels(damage.in(shownLocale()))}</p>
      <Button variant="secondary" onClick={onStartOver}>
        {t('damaged.start-over', 'Start over')}
      </Button>
    </Alert>
  );
}
