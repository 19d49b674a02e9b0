/** `npm run local-cls`: the local CLS as a program, with simulated traffic. */
// First: the engine starts the threads when it is loaded.
import './thread-count';
import { readArguments, USAGE } from './program-arguments';
import { DEMO_KEYS, startLocalCls } from './start-local-cls';
import { StoreInUseError } from './store/open-store';

/** What is stored outlives a kill, so a stop waits no longer for what still runs. */
const STOP_WITHIN_MS = 1500;

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    console.log(USAGE);
    return;
  }
  const local = await startLocalCls({ ...options, log: console.error });
  console.log(`Local CLS listens on ${local.url}`);
  DEMO_KEYS.forEach(({ secretId, secretKey }) => console.log(`  SecretId ${secretId}  SecretKey ${secretKey}`));
  local.topics.forEach(({ region, topicId }) => console.log(`  ${region.padEnd(18)} ${topicId}`));
  const stop = () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), STOP_WITHIN_MS).unref();
    local.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const text = error instanceof Error ? error.message : String(error);
  const advice = code === 'EADDRINUSE' ? '; another local CLS may run already, or choose --port' : '';
  console.error(error instanceof StoreInUseError || advice ? `${text}${advice}` : `The local CLS stopped: ${text}`);
  process.exit(1);
}

// Nothing acknowledged is lost by going on, and others are being served.
process.on('unhandledRejection', (reason) =>
  console.error('An error that nothing handled; the local CLS goes on:', reason),
);

main().catch(fail);
