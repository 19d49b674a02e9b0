import type { DataFrame, DataLink, DataQueryResponse, Field, TimeRange } from '@grafana/data';

/** Links to Explore open the range that the answer is about. Grafana's backend drops a range of theirs. */
export function fillLinkRange(response: DataQueryResponse, range: TimeRange): DataQueryResponse {
  const ranged = (link: DataLink): DataLink =>
    link.internal === undefined ? link : { ...link, internal: { ...link.internal, range } };
  const rangedField = (field: Field): Field =>
    field.config.links === undefined
      ? field
      : { ...field, config: { ...field.config, links: field.config.links.map(ranged) } };
  const data = response.data as DataFrame[];
  return { ...response, data: data.map((frame) => ({ ...frame, fields: frame.fields.map(rangedField) })) };
}
