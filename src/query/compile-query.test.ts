import { describe, expect, test } from '@jest/globals';
import { parseQuery } from './parse-query';
import { compileQuery, previewRequests } from './compile-query';
import { type IndexedField, resolveSchema } from './topic-schema';

const LONG = ['dstport', 'protocol', 'packets', 'bytes', 'start', 'end'];
const CCN_KEYS =
  'srcaddr dstregionid dstport start dstaddr version packets ccnid protocol srcregionid bytes action region-id srcport end log-status';

function indexed(keys: string, without: string[] = []): IndexedField[] {
  return keys.split(' ').map((key) => ({
    key,
    type: LONG.includes(key) ? 'long' : 'text',
    tokenizer: ' ,;',
    statistics: !without.includes(key),
  }));
}

const ccn = {
  source: { region: 'ap-shanghai', topic: 't1', format: 'ccn' as const },
  schema: resolveSchema('t1', indexed(CCN_KEYS), true),
};
const HOUR = { fromMs: 1_767_225_600_000, toMs: 1_767_229_200_000, intervalMs: 60_000 };

/** What a query asks after the heartbeat. */
function requests(query: object, source = ccn, asked = HOUR) {
  const all = previewRequests(compileQuery(parseQuery(query), [source], asked));
  return all.filter(({ purpose }) => purpose !== 'heartbeat');
}

function compiled(query: object, source = ccn, asked = HOUR) {
  return requests(query, source, asked).map(({ search, sql }) => search + (sql ? ` | ${sql}` : ''));
}

describe('traffic', () => {
  test('without a split sums delivered records of the egress observer per bucket in one step', () => {
    expect(compiled({ kind: 'traffic', splitBy: [] })).toEqual([
      'log-status:OK AND action:ACCEPT | ' +
        `select "start" - ("start" % 60) as "t", '' as "k", ` +
        'sum(case when "bytes" > 0 then "bytes" else 0 end) as "bytes", ' +
        'sum(case when "packets" > 0 then "packets" else 0 end) as "packets", count(*) as "records" ' +
        `where coalesce("action", '-') in ('ACCEPT') and "region-id" = "srcregionid" and "start" >= 1767225600 ` +
        'and "start" < 1767229200 group by 1, 2 order by "t" asc limit 10000',
    ]);
  });

  test('with a split ranks first, then sums the winners and leaves the rest under the empty key', () => {
    const [rank, series] = compiled({ kind: 'traffic', splitBy: ['pair'], topN: 3 });
    const key = `concat(coalesce(nullif("srcregionid", ''), '-'), ' ', coalesce(nullif("dstregionid", ''), '-'))`;
    expect(rank).toContain(`select ${key} as "k", sum(`);
    expect(rank).toContain('group by 1 order by "ranked" desc, "k" asc limit 1000');
    expect(series).toContain(`case when ${key} in ('<1st of the ranking>', '<2nd>') then ${key} else '' end as "k"`);
  });

  test('can be handed over as one statement without fixed times', () => {
    const plan = compileQuery(parseQuery({ splitBy: ['srcregion'] }), [ccn], HOUR);
    expect('statement' in plan && plan.statement()).toBe(
      'log-status:OK AND action:ACCEPT\n| select "start" - ("start" % 60) as "time",\n  ' +
        `coalesce(nullif("srcregionid", ''), '-') as "srcregion",\n  ` +
        'sum(case when "bytes" > 0 then "bytes" else 0 end) as "bytes",\n  ' +
        'sum(case when "packets" > 0 then "packets" else 0 end) as "packets",\n  count(*) as "records"\n' +
        `where coalesce("action", '-') in ('ACCEPT') and "region-id" = "srcregionid"\n` +
        'group by 1, 2\norder by "time" asc\nlimit 10000',
    );
  });

  test('an action filter replaces the rule that volume is what was delivered', () => {
    const [series] = compiled({
      splitBy: [],
      filters: [{ field: 'action', operator: 'is', values: ['reject'] }],
    });
    expect(series).toMatch(/^log-status:OK AND action:REJECT \| /);
    expect(series).not.toContain('ACCEPT');
  });

  test('asks CLS for a wider range than it counts, because log time may be the arrival', () => {
    expect(requests({ splitBy: [] })[0]).toMatchObject({ fromMs: HOUR.fromMs - 60_000, toMs: HOUR.toMs + 660_000 });
  });

  test('buckets by log time and says so where start has no statistics', () => {
    const source = { ...ccn, schema: resolveSchema('t1', indexed(CCN_KEYS, ['start']), true) };
    const plan = compileQuery(parseQuery({ splitBy: [] }), [source], HOUR);
    expect(requests({ splitBy: [] }, source)[0]!.sql).toContain(
      '("__TIMESTAMP__" / 1000) - (("__TIMESTAMP__" / 1000) % 60) as "t"',
    );
    expect(plan.notices[0]).toMatch(/Topic t1: the field start has no statistics/);
  });

  test('a needed field without statistics is named with the way to mend it', () => {
    const source = { ...ccn, schema: resolveSchema('t1', indexed(CCN_KEYS, ['bytes']), true) };
    expect(() => compiled({}, source)).toThrow(/Topic t1: statistics are off for the field bytes.*CLS console/);
  });
});

describe('for an alert', () => {
  const at = (minute: number, second = 0) => HOUR.fromMs + (minute * 60 + second) * 1000;
  const range = (fromMs: number, toMs: number, settledMs: number, intervalMs = 60_000) => {
    const plan = compileQuery(parseQuery({ splitBy: [] }), [ccn], { fromMs, toMs, intervalMs, settledMs });
    return plan.kind === 'traffic' && plan.buckets;
  };

  test('no bucket is asked for that ends after the settled part, however wide it is', () => {
    expect(range(at(0), at(60), at(50))).toMatchObject({ toSeconds: at(50) / 1000, width: 60 });
    expect(range(at(0), at(60), at(50, 30))).toMatchObject({ toSeconds: at(50) / 1000 });
    expect(range(at(0), at(60), at(50), 1_200_000)).toMatchObject({ toSeconds: at(30) / 1000, width: 1800 });
  });

  test('a range that no whole bucket of has settled is refused with the way on', () => {
    expect(() => range(at(0), at(10), at(0))).toThrow(/no bucket of it \(60 s each\) is complete yet; make it longer/);
  });
});

describe('filters', () => {
  const where = (filter: object) => {
    const [text] = compiled({ kind: 'traffic', splitBy: [], filters: [filter] });
    const [search, sql] = text!.split(' | select "start"');
    return {
      search: search!.replace('log-status:OK AND action:ACCEPT', '').replace(/^ AND /, ''),
      sql: /"start" < \d+(?: and (.*))? group by/.exec(sql!)?.[1] ?? '',
    };
  };

  test.each([
    [
      'an ordered region pair',
      { field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] },
      'srcregionid:ap-shanghai AND dstregionid:ap-guangzhou',
      `(coalesce("srcregionid", '-') in ('ap-shanghai') and coalesce("dstregionid", '-') in ('ap-guangzhou'))`,
    ],
    [
      'a region pair either way',
      { field: 'pair', operator: 'eitherWay', values: ['ap-shanghai>ap-guangzhou'] },
      '((srcregionid:ap-shanghai AND dstregionid:ap-guangzhou) OR (srcregionid:ap-guangzhou AND dstregionid:ap-shanghai))',
      `((coalesce("srcregionid", '-') in ('ap-shanghai') and coalesce("dstregionid", '-') in ('ap-guangzhou')) or ` +
        `(coalesce("srcregionid", '-') in ('ap-guangzhou') and coalesce("dstregionid", '-') in ('ap-shanghai')))`,
    ],
    [
      'a CCN under the spelling of the topic',
      { field: 'ccn', operator: 'is', values: ['ccn-1'] },
      'ccnid:ccn-1',
      `coalesce("ccnid", '-') in ('ccn-1')`,
    ],
    [
      'a port on either side, number and text alike',
      { field: 'port', operator: 'is', values: ['443'] },
      '(srcport:443 OR dstport=443)',
      `(coalesce("srcport", '-') in ('443') or coalesce("dstport", (-1)) in (443))`,
    ],
    [
      'a range of a text port, which only SQL can tell',
      { field: 'srcport', operator: 'between', values: ['1-1023'] },
      '',
      '(coalesce(try_cast("srcport" as bigint), (-1)) >= 1 and coalesce(try_cast("srcport" as bigint), (-1)) <= 1023)',
    ],
    [
      'a network at an octet border',
      { field: 'srcaddr', operator: 'inNetwork', values: ['10.1.0.0/16'] },
      'srcaddr:10.1.*',
      `coalesce("srcaddr", '-') like '10.1.%'`,
    ],
    [
      'a network between octets, behind a test that the text is an address',
      { field: 'srcaddr', operator: 'inNetwork', values: ['10.1.2.0/25'] },
      'srcaddr:10.1.2.*',
      `case when regexp_like(coalesce("srcaddr", '-'), '^[0-9]{1,3}([.][0-9]{1,3}){3}$') then ` +
        `is_subnet_of('10.1.2.0/25', coalesce("srcaddr", '-')) else 1 = 0 end`,
    ],
    [
      'a protocol by name',
      { field: 'protocol', operator: 'isNot', values: ['tcp'] },
      'NOT protocol=6',
      'not (coalesce("protocol", (-1)) in (6))',
    ],
    ['free words', { field: 'words', operator: 'is', values: ['10.1.2.3 "x"'] }, '"10.1.2.3 \\"x\\""', ''],
    ['words left out', { field: 'words', operator: 'isNot', values: ['a', 'b'] }, 'NOT a AND NOT b', ''],
    ['a missing number', { field: 'dstport', operator: 'missing' }, '', 'coalesce("dstport", (-1)) < 0'],
  ])('%s', (_name, filter, search, sql) => {
    const got = where(filter);
    expect(got.search.replace(/^\((.*)\)$/, '$1')).toBe(search.replace(/^\((.*)\)$/, '$1'));
    expect(got.sql).toBe(sql);
  });

  test('a hostile value stays one value in both languages', () => {
    const { search, sql } = where({ field: 'ccn', operator: 'is', values: [`x' or 1=1 or "a" | select *`] });
    expect(search).toBe(`ccnid:"x' or 1=1 or \\"a\\" | select \\*"`);
    expect(sql).toBe(`coalesce("ccnid", '-') in ('x'' or 1=1 or "a" | select *')`);
  });
});

describe('records', () => {
  test('search with every filter CQL can narrow by', () => {
    expect(
      compiled({
        kind: 'records',
        filters: [
          { field: 'status', operator: 'is', values: ['nodata'] },
          { field: 'dstport', operator: 'between', values: ['1-1023', '8080-8090'] },
        ],
      }),
    ).toEqual(['log-status:NODATA AND ((dstport>=1 AND dstport<=1023) OR (dstport>=8080 AND dstport<=8090))']);
  });

  test('of one format are asked for where a topic keeps both', () => {
    const both = {
      source: { ...ccn.source, format: 'mixed' as const },
      schema: resolveSchema('t1', indexed(`${CCN_KEYS} interface-id account-id`), true),
    };
    expect(compiled({ kind: 'records', log: 'eni' }, both as never)).toEqual(['interface-id:*']);
  });
});

describe('code', () => {
  test('goes out as written, with a limit where it has none', () => {
    expect(compiled({ kind: 'code', text: 'a:1 | select count(*) as c', limit: 50 })).toEqual([
      'a:1 | select count(*) as c limit 50',
    ]);
    expect(compiled({ kind: 'code', text: 'a:1 | SELECT x LIMIT 7' })).toEqual(['a:1 | SELECT x LIMIT 7']);
  });

  test('is narrowed by filters that CQL says exactly, and refuses others', () => {
    const text = 'a:1 OR a:2 | select count(*) as c limit 1';
    const filters = [{ field: 'action', operator: 'isNot', values: ['REJECT'] }];
    expect(compiled({ kind: 'code', text, filters })).toEqual([
      '(a:1 OR a:2) AND NOT action:REJECT | select count(*) as c limit 1',
    ]);
    const range = [{ field: 'srcport', operator: 'between', values: ['1-2'] }];
    expect(() => compiled({ kind: 'code', text, filters: range })).toThrow(/filters\[0\]: has no exact form/);
  });

  test('names the place of a slip in the SQL part in the whole text', () => {
    expect(() => compiled({ kind: 'code', text: 'a:1 |\nselect (1' })).toThrow(
      expect.objectContaining({ line: 2, column: 8 }),
    );
  });
});
