/** `npm run import -- FILE...`: hands flow-log files to the local CLS and tells what became of them. */
import { dirname, join, resolve } from 'node:path';
import { findLocalCls } from './find-local-cls';
import { describeOutcome, exitCode, type FileOutcome, previewLines } from './import-report';
import { DEFAULT_URL, readArguments } from './read-arguments';
import { sendFile } from './send-file';
import { showProgress } from './show-progress';

/** Resolves with the exit code. */
async function importFiles(words: readonly string[]): Promise<number> {
  const given = readArguments(words);
  if ('message' in given) {
    console.error(given.message);
    return 1;
  }
  // The two programs are built side by side; another address is the business of who named it.
  const program = given.url === DEFAULT_URL ? join(dirname(resolve(process.argv[1])), 'local-cls.cjs') : undefined;
  await findLocalCls(given.url, program, (text) => console.log(text));
  const outcomes: FileOutcome[] = [];
  // npm runs scripts in the project's folder and tells where it was called.
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  for (const file of given.files) {
    const progress = showProgress(file, process.stderr);
    const outcome = await sendFile(given.url, resolve(folder, file), (news) => progress.show(news));
    progress.end();
    outcomes.push({ file, outcome });
    describeOutcome({ file, outcome }).forEach((line) => console.log(line));
  }
  previewLines(outcomes).forEach((line) => console.log(line));
  return exitCode(outcomes);
}

importFiles(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
