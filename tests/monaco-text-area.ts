/** A text area in place of Monaco's editor: as much of both as `CodeEditor` of @grafana/ui and the plugin touch. */
import { type ChangeEvent, createElement, type KeyboardEvent, useEffect, useRef } from 'react';

const monaco = {
  KeyCode: { Enter: 'Enter', KeyS: 's' },
  MarkerSeverity: { Error: 8 },
  editor: { defineTheme() {}, remeasureFonts() {}, setModelMarkers() {} },
  languages: {
    getLanguages: () => [],
    register() {},
    setLanguageConfiguration() {},
    setMonarchTokensProvider() {},
    registerCompletionItemProvider: () => ({ dispose() {} }),
  },
};

type Listener<Event> = (event: Event) => void;

interface Props {
  value: string;
  options: { ariaLabel: string };
  beforeMount?: (module: typeof monaco) => void;
  onMount?: (editor: object, module: typeof monaco) => void;
}

export default function Editor({ value, options, beforeMount, onMount }: Props) {
  const text = useRef(value);
  const changes = useRef<Listener<void>[]>([]);
  const keys = useRef<Listener<object>[]>([]);
  useEffect(() => {
    beforeMount?.(monaco);
    const model = { id: '1', onDidChangeContent: (listener: Listener<void>) => changes.current.push(listener) };
    const editor = {
      getModel: () => model,
      getValue: () => text.current,
      onDidContentSizeChange: () => undefined,
      onKeyDown: (listener: Listener<object>) => keys.current.push(listener),
    };
    onMount?.(editor, monaco);
    // As with Monaco, what is handed over first stays.
  }, []);
  return createElement('textarea', {
    'aria-label': options.ariaLabel,
    value,
    onChange: ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => {
      text.current = currentTarget.value;
      changes.current.forEach((listener) => listener());
    },
    onKeyDown: ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
      keys.current.forEach((listener) =>
        listener({ keyCode: key, ctrlKey, metaKey, preventDefault() {}, stopPropagation() {} }),
      ),
  });
}

export const loader = { config() {} };
export const { editor, languages, KeyCode, MarkerSeverity } = monaco;
