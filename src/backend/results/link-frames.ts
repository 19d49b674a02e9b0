import type { DataLink, Field, Frame, PluginContext } from '#plugin-sdk';
import { fieldOfKey, fieldOfSpelling, type FilterField, type FlowQuery, recordsAbout } from '#query';
import { text } from '../texts/text';

/** Where the records are to be asked for: the data source of the answer. */
export type Origin = Pick<PluginContext, 'pluginId' | 'dataSource'>;

/** What Grafana puts the clicked value in place of. */
const CLICKED = '${__value.raw}';

/** Columns that lead to records, and where the value is looked for: an address on either side. */
const LOOKED_FOR: Partial<Record<FilterField, FilterField>> = {
  srcaddr: 'address',
  dstaddr: 'address',
  address: 'address',
  interface: 'interface',
  ccn: 'ccn',
};

/**
 * Values of tables and log lines lead to the raw records about them, with the filters of the answer. An inventory's
 * filters are about resources, so it leads nowhere.
 */
export function linkFrames(frames: readonly Frame[], query: FlowQuery, origin: Origin): Frame[] {
  return frames.map((frame) => {
    const { type, preferredVisualisationType } = frame.meta ?? {};
    const isRead =
      query.kind !== 'inventory' &&
      ((type === 'table' && preferredVisualisationType !== 'nodeGraph') || type === 'log-lines');
    return isRead ? { ...frame, fields: frame.fields.map((field) => linkField(field, query, origin)) } : frame;
  });
}

function linkField(field: Field, query: FlowQuery, origin: Origin): Field {
  // The author of a statement may call anything a target; lines of records are ours.
  const fieldOf = query.kind === 'code' && query.format !== 'logs' ? fieldOfSpelling : fieldOfKey;
  const key = field.type === 'string' ? fieldOf(field.name, query.log) : undefined;
  const lookedFor = key && LOOKED_FOR[key];
  return lookedFor === undefined
    ? field
    : { ...field, config: { ...field.config, links: [recordsLink(lookedFor, query, origin)] } };
}

function recordsLink(field: FilterField, query: FlowQuery, { pluginId, dataSource }: Origin): DataLink {
  const { uid, name } = dataSource!;
  const records = recordsAbout(query, { field, operator: 'is', values: [CLICKED] });
  return {
    title: text(query.locale, 'link.records', { value: CLICKED }),
    internal: {
      query: { refId: 'A', datasource: { type: pluginId, uid }, ...records },
      datasourceUid: uid,
      datasourceName: name,
    },
  };
}
