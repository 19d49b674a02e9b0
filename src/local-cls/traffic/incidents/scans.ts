/** Somebody looks for open ports: one port of many hosts, many ports of one host. Only what a rule allows is answered. */
import { addExchange } from '../exchange';
import { hostAt, podAddress } from '../hosts';
import { PROTOCOL } from '../services';
import { hours } from './day';
import type { Incident, Scene } from './incident';

const PROBE = { bytes: 60, packets: 1 };
const ANSWER = { bytes: 60, packets: 1 };

/** Adds those of the probes that fall into this minute, evenly spread. */
function probe(
  scene: Scene,
  minutes: number,
  source: string,
  probes: readonly { destination: string; port: number }[],
): void {
  const each = probes.length / minutes;
  probes.slice(Math.round(scene.since * each), Math.round((scene.since + 1) * each)).forEach(({ destination, port }) =>
    addExchange(scene, {
      source,
      destination,
      protocol: PROTOCOL.tcp,
      sourcePort: 33_000 + ((port * 7 + scene.since * 131) % 27_000),
      destinationPort: port,
      request: PROBE,
      answer: ANSWER,
    }),
  );
}

const SMB = 445;
const SCANNER = hostAt('ap-beijing', 'office', 66);
/** 597 pods, which refuse the port, and three file servers, which do not. */
const TARGETS = Array.from({ length: 600 }, (_, place) =>
  place % 200 === 100 ? hostAt('ap-guangzhou', 'storage', 10 + Math.floor(place / 200)) : podAddress(place),
);
const SCAN_MINUTES = 6;

export const horizontalScan: Incident<'horizontalScan'> = {
  name: 'horizontalScan',
  counts: 'flows',
  hours: hours('10:20', SCAN_MINUTES),
  who: { sources: [SCANNER], destinationPorts: [SMB], protocol: PROTOCOL.tcp, bothWays: true },
  act: (scene) =>
    probe(
      scene,
      SCAN_MINUTES,
      SCANNER,
      TARGETS.map((destination) => ({ destination, port: SMB })),
    ),
};

const PROBER = hostAt('ap-shanghai', 'office', 77);
const VICTIM = hostAt('ap-guangzhou', 'db', 13);
const PORTS = 400;
/** Every 17th port from 20 on, and the three ports that are open. */
const PROBED = [...Array.from({ length: PORTS - 3 }, (_, place) => 20 + place * 17), 3306, 5432, 27017];
const PROBE_MINUTES = 5;

export const verticalScan: Incident<'verticalScan'> = {
  name: 'verticalScan',
  counts: 'flows',
  hours: hours('11:00', PROBE_MINUTES),
  who: { sources: [PROBER], destinations: [VICTIM], protocol: PROTOCOL.tcp, bothWays: true },
  act: (scene) =>
    probe(
      scene,
      PROBE_MINUTES,
      PROBER,
      PROBED.map((port) => ({ destination: VICTIM, port })),
    ),
};
