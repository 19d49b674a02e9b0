// `npm run local-cls`, `npm run import`, `npm run bench`: one of the programs in build/, with the rest of the arguments.
import { spawn } from 'node:child_process';
import { endWithParent } from './end-with-parent.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, ROOT } from './ensure-installed.mjs';
import { NODE_FLAGS } from './node-flags.mjs';

const [name, ...args] = process.argv.slice(2);
ensureInstalled();
ensureBuilt();

const child = spawn(process.execPath, [...NODE_FLAGS, `build/${name}.cjs`, ...args], { cwd: ROOT, stdio: 'inherit' });
// Ctrl-C reaches the program by itself; it decides when it ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
endWithParent(() => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
