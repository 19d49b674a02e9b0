import type { Field, FieldConfig, Frame } from '#plugin-sdk';
import type { FlowQuery } from '#query';
import { isTextKey, text } from '../texts/text';
import { COLOURS } from './action-looks';
import { columnWidths } from './column-widths';

/**
 * How frames present themselves: a title in the reader's language for each column, colours for words that mean good or
 * bad, and widths that cut nothing. Names and values stay: filters, transformations and rules take them. Frames that
 * Grafana reads by their fields' names (log lines, annotations, node graphs) and series with a name are left alone.
 */
export function presentFrames(frames: readonly Frame[], query: FlowQuery): Frame[] {
  return frames.map((frame) => {
    const { type, dataTopic, preferredVisualisationType } = frame.meta ?? {};
    if (type === 'log-lines' || dataTopic === 'annotations' || preferredVisualisationType === 'nodeGraph') {
      return frame;
    }
    const fields = query.kind === 'code' ? frame.fields : frame.fields.map((field) => presentField(field, query));
    return { ...frame, fields: type === 'table' ? withWidths(fields) : fields };
  });
}

function presentField(field: Field, query: FlowQuery): Field {
  const { config = {}, labels, name } = field;
  const isNamed = labels !== undefined || config.displayName !== undefined || config.displayNameFromDS !== undefined;
  const title = isNamed ? undefined : columnTitle(name, query);
  const looks = looksOf(name, query);
  const mappings = [...(looks.mappings ?? []), ...(config.mappings ?? [])];
  return {
    ...field,
    config: {
      ...looks,
      ...config,
      ...(mappings.length === 0 ? {} : { mappings }),
      ...(title === undefined ? {} : { displayName: title }),
    },
  };
}

/** What a column is called; undefined for names that belong to no kind of answer. */
export function columnTitle(name: string, query: Pick<FlowQuery, 'log' | 'locale'>): string | undefined {
  const named = /^(.+) name$/.exec(name)?.[1];
  if (named !== undefined) {
    const of = columnTitle(named, query);
    return of === undefined ? undefined : text(query.locale, 'column.nameOf', { of });
  }
  const key = [`column.${name}.${query.log}`, `column.${name}`].find(isTextKey);
  return key === undefined ? undefined : text(query.locale, key);
}

const STATE_COLOURS = { new: 'blue', grew: 'orange', same: 'text', fell: 'purple', gone: 'red' } as const;

function looksOf(name: string, { kind, log, locale }: FlowQuery): FieldConfig {
  if (name === 'action') {
    const colours = { ACCEPT: COLOURS[log].passed, REJECT: COLOURS[log].rejected };
    return words(colours, (action) => `${action} (${text(locale, `counted.${log}.${action}`)})`);
  }
  return name === 'state' && (kind === 'top' || kind === 'matrix')
    ? words(STATE_COLOURS, (state) => text(locale, `compare.state.${state}`))
    : {};
}

/** Shows words and colours for values that stay what they are. */
function words<Value extends string>(colours: Readonly<Record<Value, string>>, say: (value: Value) => string) {
  const values = Object.keys(colours) as Value[];
  return {
    mappings: [
      {
        type: 'value' as const,
        options: Object.fromEntries(
          values.map((value, index) => [value, { text: say(value), color: colours[value], index }]),
        ),
      },
    ],
    custom: { cellOptions: { type: 'color-text' } },
  };
}

function withWidths(fields: readonly Field[]): Field[] {
  const widths = columnWidths(fields);
  return fields.map((field, index) => ({
    ...field,
    config: { ...field.config, custom: { ...widths[index], ...field.config?.custom } },
  }));
}
