import { word } from '#wording';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, InlineField, Input, Stack, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { useId, useState } from 'react';
import type { Source } from '#contract';
import { type Pasted, type PastedReading, readPasted } from '#query';
import { filterText } from '../display-text';
import { logLabel } from '../labels';
import type { SavedQuery } from '../saved-query';
import { shownLocale } from '../start-translations';
import { applyPasted, hasTwoEnds, judgePasted, type PasteHow } from './apply-pasted';

interface Props {
  query: SavedQuery;
  sources: readonly Source[];
  onApply: (query: SavedQuery) => void;
}

/** Fills the builder from what a person has at hand. What is understood stands below before anything changes. */
export function PasteField({ query, sources, onApply }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [applied, setApplied] = useState<Pasted>();
  const reading = text.trim() === '' ? undefined : readPasted(text);
  const pasted = reading !== undefined && 'filters' in reading ? reading : undefined;
  const apply = (next: SavedQuery) => {
    setApplied(pasted);
    setText('');
    onApply(next);
  };
  const put = (how: PasteHow) => pasted && apply(applyPasted(query, pasted, how, sources));
  return (
    <Stack direction="column" gap={0.5}>
      <InlineField label={t('paste.label', 'Paste')} tooltip={tooltip()} htmlFor={id} labelWidth="auto" grow>
        <Input
          id={id}
          value={text}
          spellCheck={false}
          placeholder={t('paste.placeholder', 'An address, a five-tuple or a log line')}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setApplied(undefined);
          }}
          onKeyDown={(event) => event.key === 'Enter' && put('add')}
        />
      </InlineField>
      <Understood reading={reading} applied={applied} />
      {pasted !== undefined && (
        <Stack direction="row" gap={0.5} wrap="wrap">
          <Button size="sm" onClick={() => put('add')}>
            {query.kind === 'reachability' ? t('paste.take', 'Take over') : t('paste.add', 'Add to the filters')}
          </Button>
          {query.kind !== 'reachability' && (
            <Button size="sm" variant="secondary" onClick={() => put('replace')}>
              {t('paste.replace', 'Replace all filters')}
            </Button>
          )}
          {query.kind !== 'reachability' && hasTwoEnds(pasted) && (
            <Button size="sm" variant="secondary" onClick={() => apply(judgePasted(query, pasted))}>
              {t('paste.judge', 'Can they reach each other?')}
            </Button>
          )}
        </Stack>
      )}
    </Stack>
  );
}

function tooltip(): string {
  return t(
    'paste.tooltip',
    'Makes filters of what you paste. Adding replaces filters of the same fields and keeps all others; what belongs to the other flow log switches to it. Enter adds.',
  );
}

function Understood({ reading, applied }: { reading: PastedReading | undefined; applied: Pasted | undefined }) {
  const styles = useStyles2(getStyles);
  const words = reading === undefined ? applied && appliedText(applied) : readingText(reading);
  return (
    <div role="status" className={styles.words}>
      {words}
    </div>
  );
}

/** Values stay as they are. */
const PLAIN = { interpolation: { escapeValue: false } };

function appliedText(pasted: Pasted): string {
  return t('paste.applied', 'Applied: {{what}}', { what: whatText(pasted), ...PLAIN });
}

function readingText(reading: PastedReading): string {
  if (!('filters' in reading)) {
    const looked = t(
      'paste.unknown',
      'Not recognised. Looked for one or two addresses or networks with or without ports, a five-tuple, a CCN record of 16 fields or an interface record of 14, as a line or as JSON, two regions, and ids like ccn-... or eni-...',
    );
    return reading.reason === undefined ? looked : `${looked} (${word(reading.reason, shownLocale())})`;
  }
  const understood = t('paste.understood', 'Understood: {{what}}', { what: whatText(reading), ...PLAIN });
  const words = reading.leftOut.join(' ');
  return words === ''
    ? understood
    : `${understood}. ${t('paste.left-out', 'Left out: {{words}}', { words, ...PLAIN })}`;
}

function whatText({ log, filters }: Pasted): string {
  const what = filters.map(filterText).join('; ');
  return log === undefined ? what : `${logLabel(log)}: ${what}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  words: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
