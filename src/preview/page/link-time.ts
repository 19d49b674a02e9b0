/** Times of a link: milliseconds since the epoch, `now-6h`, or ISO. */

const RELATIVE = /^now([+-]\d+(ms|[smhdwMQy])|\/f?[smhdwMQy])*$/;
const ISO = /^\d{4}-\d\d(-\d\d)?([T ].*)?$/;

/** Milliseconds become the ISO text that scenes read, the other forms stay; undefined where the text is no time. */
export function readLinkTime(text: string): string | undefined {
  if (/^\d+$/.test(text)) {
    const date = new Date(Number(text));
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  }
  return RELATIVE.test(text) || (ISO.test(text) && !Number.isNaN(Date.parse(text))) ? text : undefined;
}
