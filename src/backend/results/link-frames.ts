import type { DataLink, Field, Frame, PluginContext } from '#plugin-sdk';
import { fieldOfKey, fieldOfSpelling, type Filter, type FilterField, type FlowQuery, recordsAbout } from '#query';
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
    if (!isRead) {
      return frame;
    }
    const more = placeOfRow(frame, query);
    return { ...frame, fields: frame.fields.map((field) => linkField(field, query, more, origin)) };
  });
}

const PLACES: readonly string[] = ['srcregion', 'dstregion', 'ccn'] satisfies FilterField[];

/** Sums of a row are of a place, and so are the records they lead to. Grafana puts the row's values in. */
function placeOfRow({ fields }: Frame, { kind }: FlowQuery): Filter[] {
  return kind !== 'top' && kind !== 'matrix' && kind !== 'traffic'
    ? []
    : fields
        .filter(({ name, type }) => type === 'string' && PLACES.includes(name))
        .map(({ name }) => ({ field: name as FilterField, operator: 'is', values: [`\${__data.fields.${name}}`] }));
}

function linkField(field: Field, query: FlowQuery, more: readonly Filter[], origin: Origin): Field {
  // The author of a statement may call anything a target; lines of records are ours.
  const fieldOf = query.kind === 'code' && query.format !== 'logs' ? fieldOfSpelling : fieldOfKey;
  const key = field.type === 'string' ? fieldOf(field.name, query.log) : undefined;
  const lookedFor = key && LOOKED_FOR[key];
  return lookedFor === undefined
    ? field
    : { ...field, config: { ...field.config, links: [recordsLink(lookedFor, query, more, origin)] } };
}

function recordsLink(
  field: FilterField,
  query: FlowQuery,
  more: readonly Filter[],
  { pluginId, dataSource }: Origin,
): DataLink {
  const { uid, name } = dataSource!;
  const others = more.filter((filter) => filter.field !== field);
  const records = recordsAbout(query, [{ field, operator: 'is', values: [CLICKED] }, ...others]);
  return {
    title: text(query.locale, 'link.records', { value: CLICKED }),
    internal: {
      query: { refId: 'A', datasource: { type: pluginId, uid }, ...records },
      datasourceUid: uid,
      datasourceName: name,
    },
  };
}
