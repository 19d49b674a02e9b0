import { CodeEditor, InlineLabel, type Monaco, type MonacoEditor } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { useContext, useEffect, useRef, useState } from 'react';
import type { FieldChoice } from '#contract';
import { checkSyntax } from '#query';
import { FieldError } from '../controls/field-error';
import { provideCompletions, registerLanguage, showMarkers } from './attach-language';
import { CodeError } from './CodeError';
import { markersOf } from './markers';
import { STATEMENT_LANGUAGE } from './statement-language';
import type { ValuesOf } from './topic-values';

interface Props {
  text: string;
  fields: readonly FieldChoice[];
  valuesOf: ValuesOf;
  onEdit: (text: string) => void;
  onRun: () => void;
}

const LINE_HEIGHT = 18;
const [LEAST_LINES, MOST_LINES] = [5, 25];

/** A CLS statement as text. Saved while typing; asked when the focus leaves or on Ctrl+Enter. */
export function StatementEditor({ text, fields, valuesOf, onEdit, onRun }: Props) {
  const [mounted, setMounted] = useState<{ monaco: Monaco; editor: MonacoEditor }>();
  const [contentHeight, setContentHeight] = useState(0);
  const asked = useRef(text);
  const told = useContext(FieldError);
  const run = () => {
    asked.current = text;
    onRun();
  };
  // Monaco keeps the functions of its first day; these are today's.
  const today = useRef({ fields, valuesOf, onEdit, run });
  useEffect(() => {
    today.current = { fields, valuesOf, onEdit, run };
  });

  useEffect(() => mounted && provideCompletions(mounted.monaco, mounted.editor, () => today.current), [mounted]);
  useEffect(() => mounted && showMarkers(mounted.monaco, mounted.editor, markersOf(text, told)), [mounted, text, told]);

  const mount = (editor: MonacoEditor, monaco: Monaco) => {
    editor.onDidContentSizeChange(({ contentHeight }) => setContentHeight(contentHeight));
    editor.onKeyDown((event) => {
      if ((event.ctrlKey || event.metaKey) && event.keyCode === monaco.KeyCode.Enter) {
        event.preventDefault();
        event.stopPropagation();
        today.current.run();
      }
    });
    setMounted({ monaco, editor });
  };
  const height = Math.min(MOST_LINES * LINE_HEIGHT, Math.max(LEAST_LINES * LINE_HEIGHT, contentHeight + LINE_HEIGHT));
  return (
    <>
      <InlineLabel width="auto" tooltip={tooltip()}>
        {t('code.label', 'Statement')}
      </InlineLabel>
      <CodeEditor
        language={STATEMENT_LANGUAGE}
        value={text}
        height={`${height}px`}
        showLineNumbers
        showMiniMap={false}
        monacoOptions={{
          ariaLabel: t('code.label', 'Statement'),
          lineHeight: LINE_HEIGHT,
          scrollBeyondLastLine: false,
          wordWrap: 'on',
          // Words of the text itself are no knowledge.
          wordBasedSuggestions: false,
          suggest: { showInlineDetails: true },
        }}
        onBeforeEditorMount={registerLanguage}
        onEditorDidMount={mount}
        onChange={(next) => today.current.onEdit(next)}
        onBlur={() => text !== asked.current && run()}
      />
      <div role="status">
        <CodeError text={text} syntaxError={checkSyntax(text)} />
      </div>
    </>
  );
}

function tooltip(): string {
  return t(
    'code.tooltip',
    'A search condition (CQL), or a condition, a bar and a SELECT. It is put to every source as it stands and counts every record it finds: log-status, both recording regions and missing values are yours to handle. Variables are quoted by where they stand: $name is a value, and in SQL a number only if all its values are; "$name" in SQL is a field. Type $ for macros. Ctrl+Enter runs it.',
  );
}
