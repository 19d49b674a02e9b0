/** Scripts without types: they define the global `System` and, with `amd.js`, `define`. */
declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';
/** Only handed through, as `monaco-editor`. */
declare module 'monaco-editor/esm/vs/editor/edcore.main';
