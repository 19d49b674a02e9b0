/** Nothing goes from Frankfurt to Silicon Valley; the observer says so with NODATA rows that name the pair. */
import { hours, minuteOfDay, within } from './day';
import type { Incident, Scene } from './incident';

export const SILENT_PAIR = { source: 'eu-frankfurt', destination: 'na-siliconvalley' };

function act({ flows, network }: Scene): void {
  const { index } = network.pair(SILENT_PAIR.source, SILENT_PAIR.destination);
  for (let row = 0; row < flows.count; row++) {
    if (flows.pair[row] === index) {
      flows.resize(row, 0, 0);
    }
  }
}

export const silence: Incident<'silence'> = {
  name: 'silence',
  counts: 'pairs',
  hours: hours('09:15', 30),
  who: { pairs: [SILENT_PAIR] },
  act,
};

export const isSilent = (epochMinute: number): boolean => within(silence.hours, minuteOfDay(epochMinute));
