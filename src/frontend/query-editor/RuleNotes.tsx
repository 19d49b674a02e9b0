import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { SETTLE_SECONDS } from '#flowlog';
import type { SavedQuery } from '../saved-query';

interface Props {
  query: SavedQuery;
  /** As the backend knows it; until then the documented delay stands in. */
  settleSeconds: number | undefined;
}

/** What a rule looks at, which the graph and the table of Grafana's rule editor do not tell. */
export function RuleNotes({ query, settleSeconds = SETTLE_SECONDS[query.log] }: Props) {
  const styles = useStyles2(getStyles);
  const minutes = Math.ceil(settleSeconds / 60);
  return (
    <div role="note" aria-label={t('editor.rule-notes.label', 'What the rule looks at')} className={styles}>
      {query.alert !== 'lowerBound' && (
        <div>
          {t(
            'editor.rule-notes.time',
            'The rule judges as long a time as its range, ended {{minutes}} min ago or earlier, where records have settled. Over a shorter range the graph below is empty although the values beside it are right.',
            { minutes },
          )}
        </div>
      )}
      {query.kind === 'traffic' && query.splitBy.length > 0 && (
        <div>
          {t(
            'editor.rule-notes.top',
            'It watches the {{number}} biggest of that time by name, and all others together as Other. Where every one matters, raise Top N or filter for them.',
            { number: query.topN },
          )}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) =>
  css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize });
