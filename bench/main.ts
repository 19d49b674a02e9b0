/** `npm run bench`: each figure beside its target; all of them into bench/results.json. */
import { writeFileSync } from 'node:fs';
import { type Figure, judge } from './figure';
import { compile } from './figures/compile';
import { frames } from './figures/frames';
import { importFiles } from './figures/import-files';
import { localStore } from './figures/local-store';
import { pluginProcess } from './figures/plugin-process';
import { trafficPanel } from './figures/traffic-panel';
import { uploads } from './figures/uploads';

const BENCHMARKS = { pluginProcess, compile, frames, importFiles, uploads, localStore, trafficPanel };

/** Names on the command line choose some of them; then nothing is written. */
const CHOSEN = process.argv.slice(2);

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
    if (CHOSEN.length > 0 && !CHOSEN.includes(name)) {
      continue;
    }
    for (const figure of (await benchmark()).map(judge)) {
      figures.push(figure);
      const { name, value, unit, target, met } = figure;
      console.log(`${met ? 'met   ' : 'MISSED'}  ${name.padEnd(52)} ${String(value).padStart(9)} ${unit} (${target})`);
    }
  }
  if (CHOSEN.length === 0) {
    writeFileSync('bench/results.json', `${JSON.stringify(figures, null, 2)}\n`);
  }
  process.exit(figures.every(({ met }) => met) ? 0 : 1);
}

void main();
