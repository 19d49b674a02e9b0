/** Of all single settings, so that they stand in a column; in units of 8 px. */
export const LABEL_WIDTH = 14;
