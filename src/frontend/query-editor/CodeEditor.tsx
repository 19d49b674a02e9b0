import { InlineField, TextArea } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type KeyboardEvent, useId, useRef } from 'react';
import { checkSyntax } from '#query';
import { useFieldError } from '../controls/field-error';
import { CodeError } from './CodeError';

interface Props {
  text: string;
  onEdit: (text: string) => void;
  onRun: () => void;
}

/** A CLS statement as text. Saved while typing; asked when the focus leaves or on Ctrl+Enter. */
export function CodeEditor({ text, onEdit, onRun }: Props) {
  const id = useId();
  const asked = useRef(text);
  const wrong = checkSyntax(text);
  const fromBackend = useFieldError('text');
  const run = () => {
    asked.current = text;
    onRun();
  };
  return (
    <>
      <InlineField label={t('code.label', 'Statement')} tooltip={tooltip()} grow htmlFor={id}>
        <TextArea
          id={id}
          rows={Math.max(4, text.split('\n').length)}
          spellCheck={false}
          style={{ fontFamily: 'monospace' }}
          invalid={wrong !== undefined || fromBackend !== undefined}
          aria-describedby={`${id}-error`}
          value={text}
          onChange={(event) => onEdit(event.currentTarget.value)}
          onBlur={() => text !== asked.current && run()}
          onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && run()}
        />
      </InlineField>
      <div id={`${id}-error`} role="status">
        <CodeError text={text} syntaxError={wrong} />
      </div>
    </>
  );
}

function tooltip(): string {
  return t(
    'code.tooltip',
    'A search condition (CQL), or a condition, a bar and a SELECT. It is put to every source as it stands and counts every record it finds: log-status, both recording regions and missing values are yours to handle. Ctrl+Enter runs it.',
  );
}
