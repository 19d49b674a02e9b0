import type { Field, Frame } from '#plugin-sdk';
import type { FlowQuery } from '#query';
import { text } from '../texts/text';
import { columnTitle } from './present-frames';
import { restWords } from './volume-keys';

const PLACE = /\{\{\s*([\w ]+?)\s*\}\}/g;

/**
 * Names series and numbers by a template; rules and panels read the same names.
 *
 *     {{srcregion}} -> {{dstregion}}: {{measure}}   gives   ap-shanghai -> ap-guangzhou: Bit/s delivered
 *
 * A label that a series does not have stays as it is written, so that a slip is seen. What sums up all the rest says so
 * once, in the reader's language.
 */
export function withLegend(frame: Frame, query: FlowQuery): Frame {
  const { legend = '' } = query;
  const { type } = frame.meta ?? {};
  if (legend.trim() === '' || (type !== 'timeseries-multi' && type !== 'numeric-multi')) {
    return frame;
  }
  let name = frame.name;
  const fields = frame.fields.map((field): Field => {
    if (field.type === 'time') {
      return field;
    }
    name = fill(legend, field, query);
    return { ...field, config: { ...field.config, displayNameFromDS: name } };
  });
  return { ...frame, ...(name === undefined ? {} : { name }), fields };
}

/** Texts and labels take turns in what `split` gives. */
function fill(legend: string, field: Field, query: FlowQuery): string {
  const parts = legend.split(PLACE);
  let name = '';
  let isRest = false;
  for (let at = 0; at < parts.length; at += 2) {
    const [before = '', label] = parts.slice(at, at + 2);
    const rest = label === undefined ? undefined : restWords(field.labels?.[label] ?? '', query.locale);
    if (rest === undefined || !isRest) {
      name += before + (label === undefined ? '' : (rest ?? labelText(label, field, query) ?? `{{${label}}}`));
    }
    isRest = rest !== undefined;
  }
  return name;
}

function labelText(label: string, { name, labels = {} }: Field, query: FlowQuery): string | undefined {
  const value = labels[label];
  switch (label) {
    case 'measure': {
      const measure = value ?? name;
      return columnTitle(measure, query) ?? measure;
    }
    case 'compare':
      return value === 'day' || value === 'week' ? text(query.locale, `compare.${value}`) : value;
    default:
      return value;
  }
}
