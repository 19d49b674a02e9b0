/** The scripted day: times of day are UTC+8. */

const UTC8_MINUTES = 8 * 60;
export const DAY_MINUTES = 1440;

/** Minutes of the day; the end is excluded. */
export interface Hours {
  from: number;
  to: number;
}

export const ALL_DAY: Hours = { from: 0, to: DAY_MINUTES };

/** `hours('02:00', 70)`: from two o'clock for 70 minutes. */
export function hours(from: `${number}:${number}`, minutes: number): Hours {
  const [hour, minute] = from.split(':').map(Number);
  return { from: hour * 60 + minute, to: hour * 60 + minute + minutes };
}

export const minuteOfDay = (epochMinute: number): number => (epochMinute + UTC8_MINUTES) % DAY_MINUTES;

export const within = ({ from, to }: Hours, ofDay: number): boolean => ofDay >= from && ofDay < to;
