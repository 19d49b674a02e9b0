import type { Monaco, MonacoEditor, monacoTypes } from '@grafana/ui';
import { type Completion, completionsAt, type Completions, withListed } from './completion';
import type { Marker } from './markers';
import type { ValuesOf } from './topic-values';
import { STATEMENT_CONFIGURATION, STATEMENT_LANGUAGE, STATEMENT_RULES } from './statement-language';

/** Makes the language known to Grafana's one Monaco; twice does no harm. */
export function registerLanguage(monaco: Monaco): void {
  if (monaco.languages.getLanguages().some(({ id }) => id === STATEMENT_LANGUAGE)) {
    return;
  }
  monaco.languages.register({ id: STATEMENT_LANGUAGE });
  monaco.languages.setLanguageConfiguration(STATEMENT_LANGUAGE, STATEMENT_CONFIGURATION);
  monaco.languages.setMonarchTokensProvider(
    STATEMENT_LANGUAGE,
    STATEMENT_RULES as unknown as monacoTypes.languages.IMonarchLanguage,
  );
}

/** What completion knows of the query at the moment. */
export interface Known {
  fields: Parameters<typeof completionsAt>[2];
  valuesOf: ValuesOf;
}

/** Completion for one editor. Returns what ends it. */
export function provideCompletions(monaco: Monaco, editor: MonacoEditor, known: () => Known): () => void {
  const provider = monaco.languages.registerCompletionItemProvider(STATEMENT_LANGUAGE, {
    triggerCharacters: ['$', ':', '"', "'", '(', '=', '-'],
    async provideCompletionItems(model, position) {
      // Monaco asks the providers of every editor that shows this language.
      if (model !== editor.getModel()) {
        return { suggestions: [] };
      }
      const { fields, valuesOf } = known();
      const found = completionsAt(model.getValue(), model.getOffsetAt(position), fields);
      const listed = found.valueAt === undefined ? [] : await inTime(valuesOf(found.valueAt.key));
      return {
        suggestions: suggestions(monaco, model, withListed(found, listed ?? []), position),
        // Asked again while typing: what came too late is there then.
        incomplete: listed === undefined,
      };
    },
  });
  return () => provider.dispose();
}

/** Nobody who types waits longer for a list. */
const PATIENCE_MS = 1500;

function inTime<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function suggestions(
  monaco: Monaco,
  model: monacoTypes.editor.ITextModel,
  { from, items }: Completions,
  end: monacoTypes.Position,
): monacoTypes.languages.CompletionItem[] {
  const start = model.getPositionAt(from);
  const range = new monaco.Range(start.lineNumber, start.column, end.lineNumber, end.column);
  const kinds = monaco.languages.CompletionItemKind;
  const kindOf: Record<Completion['kind'], monacoTypes.languages.CompletionItemKind> = {
    field: kinds.Field,
    value: kinds.Value,
    function: kinds.Function,
    macro: kinds.Variable,
    operator: kinds.Operator,
  };
  return items.map(({ label, kind, detail, about, insert }, index) => ({
    label: { label, description: detail },
    kind: kindOf[kind],
    detail,
    ...(about === undefined ? {} : { documentation: about }),
    insertText: insert,
    // A field of a search is followed by its values.
    ...(insert.endsWith(':') ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
    filterText: label,
    sortText: String(index).padStart(4, '0'),
    range,
  }));
}

export function showMarkers(monaco: Monaco, editor: MonacoEditor, markers: readonly Marker[]): void {
  const model = editor.getModel();
  if (model !== null) {
    monaco.editor.setModelMarkers(
      model,
      STATEMENT_LANGUAGE,
      markers.map(({ message, line, column, endColumn }) => ({
        severity: monaco.MarkerSeverity.Error,
        message,
        startLineNumber: line,
        startColumn: column,
        endLineNumber: line,
        endColumn,
      })),
    );
  }
}
