// Builds dist/ and build/ where something of them is missing or older than what they are made of.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './ensure-installed.mjs';

const SOURCES = ['src', 'img', 'provisioning/dashboards', 'plugin.json', 'package-lock.json', 'webpack.config.mjs'];
const PRODUCTS = [
  'dist/module.js',
  'dist/backend.cjs',
  'build/local-cls.cjs',
  'build/preview.cjs',
  'build/preview-page/main.js',
];
/** Written anew at the end of every build; webpack leaves files alone that come out the same. */
const STAMP = 'dist/plugin.json';

/** Ends the process with a message where the build fails. */
export function ensureBuilt() {
  const why = reasonToBuild();
  if (!why) {
    return;
  }
  console.log(`Building, as ${why}; this takes about a minute ...`);
  const result = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) {
    console.error('The build failed; see its messages above.');
    process.exit(1);
  }
}

function reasonToBuild() {
  const missing = [STAMP, ...PRODUCTS].find((name) => !existsSync(path.join(ROOT, name)));
  if (missing) {
    return `${missing} is missing`;
  }
  const builtMs = statSync(path.join(ROOT, STAMP)).mtimeMs;
  const newer = SOURCES.find((name) => newestMs(path.join(ROOT, name)) > builtMs);
  return newer && `${newer} has changed`;
}

/** The latest change below a path; a folder's own time tells of files that are gone. */
function newestMs(name) {
  const stat = statSync(name);
  const children = stat.isDirectory() ? readdirSync(name).map((child) => newestMs(path.join(name, child))) : [];
  return Math.max(stat.mtimeMs, ...children);
}
