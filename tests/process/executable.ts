import { existsSync } from 'node:fs';
import path from 'node:path';

const OS = { linux: 'linux', darwin: 'darwin', win32: 'windows' } as const;
const ARCH = { x64: 'amd64', arm64: 'arm64' } as const;

/** What Grafana would load; FLOWLENS_DIST points the suite at another build, e.g. an unpacked archive. */
export const PLUGIN_FOLDER = path.resolve(process.env.FLOWLENS_DIST ?? path.join(__dirname, '../../dist'));

/** The program that Grafana starts on this machine. */
export const EXECUTABLE = path.join(
  PLUGIN_FOLDER,
  `gpx_flowlens_${OS[process.platform as keyof typeof OS]}_${ARCH[process.arch as keyof typeof ARCH]}${
    process.platform === 'win32' ? '.exe' : ''
  }`,
);

if (!existsSync(EXECUTABLE)) throw new Error(`${EXECUTABLE} is missing: run "npm run build" first`);
