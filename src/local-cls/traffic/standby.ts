/** The standby CCN carries its probes in these minutes of every hour, and nothing in the others. */
const FROM = 10;
const TO = 15;

export const standbyActive = (epochMinute: number): boolean => epochMinute % 60 >= FROM && epochMinute % 60 < TO;
