import { Button, Modal, TextArea } from '@grafana/ui';
import type { PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useState } from 'react';
import { answerOf } from '../evidence/answer-of';
import { evidenceReport } from '../evidence/evidence-report';
import type { SavedQuery } from '../saved-query';

interface Props {
  data: PanelData | undefined;
  query: SavedQuery;
}

/** Copies the last answer for an incident report. Where the browser forbids that, the text is shown to be copied. */
export function CopyEvidence({ data, query }: Props) {
  const [copiedFrom, setCopiedFrom] = useState<PanelData>();
  const [shown, setShown] = useState<string>();
  const answer = answerOf(data, query);
  const copied = copiedFrom !== undefined && copiedFrom === data;
  const copy = async () => {
    if (answer === undefined) {
      return;
    }
    const report = evidenceReport(answer);
    try {
      await navigator.clipboard.writeText(report);
      setCopiedFrom(data);
    } catch {
      setShown(report);
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={copied ? 'check' : 'copy'}
        disabled={answer === undefined}
        tooltip={t(
          'evidence.tooltip',
          'The last answer for an incident report: question, texts sent to CLS, RequestIds, completeness, and the rows as CSV. Keys are not part of it.',
        )}
        onClick={() => void copy()}
      >
        {copied ? t('evidence.copied', 'Copied') : t('evidence.copy', 'Copy evidence')}
      </Button>
      <Modal title={t('evidence.title', 'Evidence')} isOpen={shown !== undefined} onDismiss={() => setShown(undefined)}>
        <p>{t('evidence.by-hand', 'The browser does not let this page copy. Copy the text by hand (Ctrl+C).')}</p>
        <TextArea
          aria-label={t('evidence.title', 'Evidence')}
          readOnly
          rows={20}
          value={shown ?? ''}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
        />
      </Modal>
    </>
  );
}
