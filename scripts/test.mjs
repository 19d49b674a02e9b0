// `npm test`: everything that can be proved on this machine, once. Arguments go to jest.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, ROOT } from './ensure-installed.mjs';

ensureInstalled();
ensureBuilt();
const jest = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(jest.status ?? 1);
