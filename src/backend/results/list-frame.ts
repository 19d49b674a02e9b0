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

/** The list that `listFrame` made a frame of. */
export function readList(frame: Frame | undefined): Listed[] {
  const [texts, values] = (frame?.fields ?? []).map((field) => (Array.isArray(field.values) ? field.values : []));
  return (values ?? []).map((value, row) => ({ text: String(texts?.[row]), value: String(value) }));
}
