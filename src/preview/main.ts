/** `node build/preview.cjs`: the preview page on http://127.0.0.1:3080, or the next free port, until it is stopped. */
import path from 'node:path';
import { startPreview } from './server/start-preview';

const root = path.resolve(path.dirname(process.argv[1] ?? '.'), '..');
const port = Number(process.env.FLOWLENS_PREVIEW_PORT ?? 3080);

async function main(): Promise<void> {
  const preview = await startPreview({ root, port, environment: process.env, log: console.error });
  // `npm run demo` waits for this line.
  console.log(`Preview page: ${preview.url}`);
  const stop = () => void preview.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
