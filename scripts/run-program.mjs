// `npm run local-cls`, `npm run import`, `npm run bench`: one of the programs in build/, with the rest of the arguments.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, ROOT } from './ensure-installed.mjs';

const [name, ...args] = process.argv.slice(2);
ensureInstalled();
ensureBuilt();

// File names in the arguments belong to the folder the person stands in; npm itself runs in the project's.
const child = spawn(process.execPath, [path.join(ROOT, `build/${name}.cjs`), ...args], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { ...process.env, FLOWLENS_ROOT: ROOT },
});
// Ctrl-C reaches the program by itself; it decides when it ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
