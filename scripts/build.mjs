// Builds dist/ (what Grafana loads, for this machine) and build/ (the programs of the demo).
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { NODE_FLAGS } from './node-flags.mjs';

const manifest = JSON.parse(readFileSync('plugin.json', 'utf8'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });

const webpack = spawnSync(process.execPath, ['node_modules/webpack/bin/webpack.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
if (webpack.status !== 0) {
  process.exit(webpack.status ?? 1);
}

writeFileSync(
  'dist/plugin.json',
  readFileSync('plugin.json', 'utf8')
    .replace('%VERSION%', version)
    .replace('%TODAY%', new Date().toISOString().slice(0, 10)),
);
cpSync('img', 'dist/img', { recursive: true });
for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) {
  cpSync(file, `dist/${file}`);
}
for (const { path } of manifest.includes) {
  cpSync(path.replace(/^dashboards/, 'provisioning/dashboards'), `dist/${path}`);
}
for (const language of manifest.languages) {
  const catalogue = `locales/${language}/${manifest.id}.json`;
  if (existsSync(`src/frontend/${catalogue}`)) {
    cpSync(`src/frontend/${catalogue}`, `dist/${catalogue}`);
  }
}
writeLauncher();

/**
 * The file Grafana starts. It execs, because Grafana waits for every process that holds its pipes; and it takes a
 * Node that lies beside it (as in the container image) before the one that made this build.
 */
function writeLauncher() {
  const os = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform] ?? process.platform;
  const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch] ?? process.arch;
  const launcher = `dist/${manifest.executable}_${os}_${arch}`;
  writeFileSync(
    launcher,
    `#!/bin/sh
dir=\${0%/*}
node="$dir/node_${os}_${arch}"
[ -x "$node" ] || node='${process.execPath}'
exec "$node" ${NODE_FLAGS.join(' ')} "$dir/backend.cjs"
`,
  );
  chmodSync(launcher, 0o755);
}
