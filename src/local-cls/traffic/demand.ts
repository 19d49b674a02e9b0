/** How much each pair of regions wants to send in a minute: local time of day, day of the week, noise. */
import { mix, smoothNoise } from './hash';
import { DEMO_REGIONS, type RegionPair } from './regions';

const bump = (hour: number, centre: number, width: number): number => {
  const distance = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre));
  return Math.exp(-0.5 * (distance / width) ** 2);
};

/** Business peaks before and after noon, people's own traffic in the evening; about 3 : 1 from peak to night. */
const shape = (hour: number, business: number, people: number): number =>
  0.42 + business * (0.55 * bump(hour, 11, 1.8) + 0.6 * bump(hour, 15.5, 2.2)) + people * 0.75 * bump(hour, 21, 2);

const dayTable = (business: number, people: number): Float64Array =>
  Float64Array.from({ length: 1440 }, (_, minute) => shape(minute / 60, business, people));

const WORKDAY = dayTable(1, 1);
const WEEKEND = dayTable(0.6, 1.1);
const WORKDAY_MEAN = WORKDAY.reduce((sum, value) => sum + value, 0) / WORKDAY.length;

/** Activity of a region, 1 on the average of a working day. */
export function activity(region: number, epochMinute: number): number {
  const local = epochMinute + DEMO_REGIONS[region].utcOffset * 60;
  const day = Math.floor(local / 1440);
  // Day 0 of the epoch was a Thursday.
  const weekday = (day + 4) % 7;
  const table = weekday === 0 || weekday === 6 ? WEEKEND : WORKDAY;
  return table[local - day * 1440] / WORKDAY_MEAN;
}

export function pairActivity(source: number, destination: number, epochMinute: number): number {
  return (activity(source, epochMinute) + activity(destination, epochMinute)) / 2;
}

const SLOW = 0.2;
const FAST = 0.06;

/** Bytes the pair wants to send in the minute, before any limit. */
export function demandBytes(seed: number, pair: RegionPair, epochMinute: number): number {
  const place = mix(mix(seed, 21), pair.index);
  const slow = Math.max(-2, Math.min(2, smoothNoise(place, epochMinute, 15)));
  const fast = smoothNoise(mix(place, 1), epochMinute, 1);
  const noise = Math.exp(SLOW * slow + FAST * fast - (SLOW * SLOW + FAST * FAST) / 2);
  return mbpsToBytes(pair.meanMbps) * pairActivity(pair.source, pair.destination, epochMinute) * noise;
}

/** Megabits a second, kept up for one minute, in bytes. */
export const mbpsToBytes = (mbps: number): number => (mbps * 1e6 * 60) / 8;
