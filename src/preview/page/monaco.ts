/** What the page has of the Monaco editor: everything but the languages, of which SQL is enough here. */
import 'monaco-editor/esm/vs/basic-languages/sql/sql.contribution';

export * from 'monaco-editor/esm/vs/editor/edcore.main';

Object.assign(window, {
  MonacoEnvironment: {
    getWorker: () => new Worker(new URL('monaco-editor/esm/vs/editor/editor.worker.js', import.meta.url)),
  },
});
