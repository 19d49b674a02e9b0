import { describe, expect, test } from '@jest/globals';
import { type DataFrame, dateTime, mapInternalLinkToExplore, type ScopedVars, type TimeRange } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { defaultQuery, type Filter, type FlowQuery, parseQuery, recordsAbout } from '#query';
import type { SavedQuery } from '../saved-query';
import { startHost } from '../testing/host';

const top: FlowQuery = {
  ...defaultQuery('top', 'eni'),
  filters: [{ field: 'dstport', operator: 'is', values: ['443'] }],
};
const clicked: Filter = { field: 'address', operator: 'is', values: ['${__value.raw}'] };
const query = { refId: 'A', ...recordsAbout(top, [clicked]) };
const internal = { query, datasourceUid: 'flowlens', datasourceName: 'Flow logs' };
const link = { title: 'Records of ${__value.raw}', internal };
const range: TimeRange = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-6h', to: 'now' } };

/** What Grafana does to the texts of a link. */
const replace = (text: string, vars?: ScopedVars) =>
  text.replaceAll('${__value.raw}', String((vars?.__value?.value as { raw: string }).raw));

describe('links to records', () => {
  test('open Explore with a question for the clicked address, over the range of the answer', async () => {
    const fields = [{ name: 'srcaddr', type: 'string', typeInfo: { frame: 'string' }, config: { links: [link] } }];
    const frames = [{ schema: { refId: 'A', fields }, data: { values: [['10.2.1.5']] } }];
    const { datasource } = startHost({ answer: () => ({ results: { A: { status: 200, frames } } }) });
    const asked = { targets: [{ ...top, refId: 'A' } as SavedQuery], range, scopedVars: {} };
    const { data } = await lastValueFrom(datasource.query(asked as never));
    const [field] = (data as DataFrame[])[0]!.fields;
    const [answered] = field!.config.links!;
    expect(answered).toMatchObject({ title: link.title, internal: { query, range } });

    const { title, href } = mapInternalLinkToExplore({
      link: answered!,
      internalLink: answered!.internal!,
      scopedVars: { __value: { value: { raw: field!.values[0] as string } } },
      range: answered!.internal!.range,
      field: field!,
      replaceVariables: replace,
    });
    expect(title).toBe('Records of 10.2.1.5');
    const left = JSON.parse(new URL(href, 'http://grafana').searchParams.get('left')!) as {
      queries: SavedQuery[];
      range: unknown;
    };
    expect(left).toMatchObject({ datasource: 'flowlens', range: { from: 'now-6h', to: 'now' } });
    expect(parseQuery(datasource.applyTemplateVariables(left.queries[0]!, {}))).toEqual({
      ...recordsAbout(top, [{ ...clicked, values: ['10.2.1.5'] }]),
    });
  });
});
