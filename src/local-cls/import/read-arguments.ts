/** The command line of the import. */
import { parseArgs } from 'node:util';

export const DEFAULT_URL = 'http://127.0.0.1:8765';

export const USAGE = `Usage: npm run import -- [--url URL] FILE...

Imports flow-log files into the local CLS: space-separated lines (16 fields CCN, 14 fields ENI), JSON lines or
CSV with a header, plain or gzip, told apart by their content.

  --url URL   the local CLS to import into (default ${DEFAULT_URL}, started when none runs)

Exits with 1 when nothing was imported because of errors, else with 0; a file that was imported before is no error.`;

export interface ImportArguments {
  url: string;
  files: string[];
}

/** The arguments, or what to tell the person who typed them. */
export function readArguments(words: readonly string[]): ImportArguments | { message: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { url: { type: 'string', default: DEFAULT_URL }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (values.help || positionals.length === 0) {
      return { message: values.help ? USAGE : `No file named.\n\n${USAGE}` };
    }
    return URL.canParse(values.url)
      ? { url: values.url.replace(/\/+$/, ''), files: positionals }
      : { message: `--url: "${values.url}" is not an address such as ${DEFAULT_URL}.` };
  } catch (error) {
    return { message: `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}` };
  }
}
