import { describe, expect, test } from '@jest/globals';
import { type DataLink, decodeFrame, encodeFrame, type Field, type Frame } from '#plugin-sdk';
import { type Filter, parseQuery } from '#query';
import { linkFrames } from './link-frames';

const origin = {
  pluginId: 'flowlens-cls-datasource',
  dataSource: { uid: 'u1', name: 'Flow logs', url: '', updatedMs: 0, jsonData: {}, secureJsonData: {} },
};
const strings = (name: string): Field => ({ name, type: 'string', values: ['10.0.0.1'] });
const filters: Filter[] = [{ field: 'dstport', operator: 'is', values: ['443'] }];

/** The links of each column after the way to Grafana. */
function linksOf(names: string[], asked: object, meta: Frame['meta'] = { type: 'table' }) {
  const [frame] = linkFrames([{ fields: names.map(strings), meta }], parseQuery(asked), origin);
  const { fields } = decodeFrame(encodeFrame(frame!));
  return fields.map(({ config }) => config?.links ?? []);
}

const internal = ([link]: DataLink[]) => (link !== undefined && 'internal' in link ? link.internal : undefined);

const counted: Filter = { field: 'status', operator: 'is', values: ['OK'] };

describe('linkFrames', () => {
  test('an address leads to the records of either direction, with log, topics and filters of the answer', () => {
    const sources = [{ region: 'ap-guangzhou', topic: 't1' }];
    const [links] = linksOf(['srcaddr'], { kind: 'top', log: 'eni', sources, filters });
    expect(links).toHaveLength(1);
    expect(internal(links!)).toMatchObject({ datasourceUid: 'u1', datasourceName: 'Flow logs' });
    const { query } = internal(links!)!;
    expect(query).toMatchObject({ refId: 'A', datasource: { uid: 'u1', type: 'flowlens-cls-datasource' } });
    const clicked: unknown = JSON.parse(JSON.stringify(query).replaceAll('${__value.raw}', '10.0.0.1'));
    expect(parseQuery(clicked)).toMatchObject({
      ...{ kind: 'records', log: 'eni', format: 'logs', sources },
      filters: [...filters, counted, { field: 'address', operator: 'is', values: ['10.0.0.1'] }],
    });
  });

  test('of a ranking by drops lead to what was dropped, between the regions of the row', () => {
    const [, , links] = linksOf(['srcregion', 'dstregion', 'srcaddr'], { kind: 'top', rankBy: 'rejectedBytes' });
    expect(internal(links!)!.query).toMatchObject({
      filters: [
        counted,
        { field: 'action', operator: 'is', values: ['REJECT'] },
        { field: 'address', values: ['${__value.raw}'] },
        { field: 'srcregion', values: ['${__data.fields.srcregion}'] },
        { field: 'dstregion', values: ['${__data.fields.dstregion}'] },
      ],
    });
  });

  test.each(['ccn', 'eni'] as const)('everybody is looked for where his column belongs in %s', (log) => {
    const names = ['source', 'client', 'dstaddr', 'interface', 'ccn', 'srcaddr name', 'bytes'];
    const fields = linksOf(names, { kind: 'security', log }).map((links) => {
      const query = internal(links)?.query as { filters: Filter[] } | undefined;
      return query?.filters[0]?.field;
    });
    const own = log === 'ccn' ? [undefined, 'ccn'] : ['interface', undefined];
    expect(fields).toEqual(['address', 'address', 'address', ...own, undefined, undefined]);
  });

  test('a column of a statement leads on by its spelling alone', () => {
    const counts = linksOf(['srcaddr', 'source'], { kind: 'code' }).map(({ length }) => length);
    expect(counts).toEqual([1, 0]);
    const ofLines = linksOf(['source', 'target'], { kind: 'code', format: 'logs' }, { type: 'log-lines' });
    expect(ofLines.map(({ length }) => length)).toEqual([1, 1]);
  });

  test('an inventory has none', () => {
    expect(linksOf(['ccn'], { kind: 'inventory', view: 'ccns' })).toEqual([[]]);
  });

  test.each([
    ['a node graph', { type: 'table', preferredVisualisationType: 'nodeGraph' }],
    ['events', { dataTopic: 'annotations' }],
    ['numbers', { type: 'numeric-multi' }],
  ] as const)('%s has no links', (_what, meta) => {
    expect(linksOf(['srcaddr'], { kind: 'top' }, meta)).toEqual([[]]);
  });

  test('its title is in the language of the reader', () => {
    const titles = ['en-US', 'zh-Hans'].map((locale) => linksOf(['srcaddr'], { kind: 'top', locale })[0]![0]!.title);
    expect(titles[0]).toBe('Records of ${__value.raw}');
    expect(titles[1]).toMatch(/^\$\{__value\.raw\} [^\u0000-\u007f]+$/);
  });
});
