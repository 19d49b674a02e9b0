// Installs the packages where that has not happened yet, or not since package-lock.json changed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** npm writes this file at the end of an installation. */
const INSTALLED = path.join(ROOT, 'node_modules/.package-lock.json');
const LOCK = path.join(ROOT, 'package-lock.json');

/** Ends the process with a message where Node is too old or npm fails. */
export function ensureInstalled() {
  refuseOldNode();
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs) {
    return;
  }
  const why = existsSync(INSTALLED) ? 'package-lock.json has changed' : 'this is the first run';
  console.log(`Installing packages with "npm ci", as ${why} ...`);
  const result = runNpm(['ci']);
  if (result.status !== 0) {
    console.error(`"npm ci" failed${result.error ? `: ${result.error.message}` : ''}; see its messages above.`);
    process.exit(1);
  }
}

function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const wanted = engines.node.replace('>=', '').split('.').map(Number);
  const found = process.versions.node.split('.').map(Number);
  const difference = wanted.map((number, place) => found[place] - number).find((each) => each !== 0) ?? 0;
  if (difference < 0) {
    console.error(`FlowLens needs Node ${wanted.join('.')} or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
}

/** The npm that runs this script, else the one on the path. */
function runNpm(args) {
  const options = { cwd: ROOT, stdio: 'inherit' };
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') || npm?.endsWith('.cjs')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
}
