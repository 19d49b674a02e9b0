/** Statements that run at once: enough for slow ones of many topics, as each topic runs few (`SearchSlots`). */
export const READERS = 24;
