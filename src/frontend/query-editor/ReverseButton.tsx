import { Button } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { reverseQuery } from '#query';
import type { SavedQuery } from '../saved-query';

interface Props {
  query: SavedQuery;
  onReverse: (query: SavedQuery) => void;
}

/** Asks the same about what flows the other way; not there where nothing has a side. */
export function ReverseButton({ query, onReverse }: Props) {
  const reversed = reverseQuery(query);
  return reversed === undefined ? null : (
    <Button
      variant="secondary"
      size="sm"
      icon="exchange-alt"
      tooltip={t(
        'editor.reverse.tooltip',
        'The same question about the other direction: sources and destinations change places in filters and splits.',
      )}
      onClick={() => onReverse(reversed)}
    >
      {t('editor.reverse.label', 'Reverse direction')}
    </Button>
  );
}
