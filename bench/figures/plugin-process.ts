import { setTimeout as wait } from 'node:timers/promises';
import { startPlugin } from '#plugin-sdk';
import { type Measured, median } from '../figure';
import { PLUGIN_EXECUTABLE, residentMiB } from '../programs';

/** Start to handshake, and the memory of a backend that has loaded everything and is asked nothing. */
export async function pluginProcess(): Promise<Measured[]> {
  const starts: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < 7; run++) {
    const started = performance.now();
    const plugin = await startPlugin({ executable: PLUGIN_EXECUTABLE });
    starts.push(performance.now() - started);
    await wait(1500);
    memory.push(residentMiB(plugin.child.pid!));
    await plugin.stop();
  }
  return [
    { name: 'backend: start to handshake', value: median(starts), unit: 'ms', target: { most: 250 } },
    { name: 'backend: idle memory', value: median(memory), unit: 'MiB', target: { most: 120 } },
  ];
}
