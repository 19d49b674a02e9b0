import type { Field, Frame } from '#plugin-sdk';

/** One entry of a list: what is read, and what takes its place in a query. */
export interface Listed {
  text: string;
  value: string;
}

/** As Grafana reads the answer of a variable: two columns of texts with these very names. */
export function listFrame(listed: readonly Listed[]): Frame {
  const column = (name: keyof Listed): Field => ({ name, type: 'string', values: listed.map((one) => one[name]) });
  return { fields: [column('text'), column('value')] };
}
