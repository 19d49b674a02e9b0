import { describe, expect, test } from '@jest/globals';
import { type DataFrameDTO, FieldType } from '@grafana/data';
import type { Evidence } from '#contract';
import { defaultQuery } from '#query';
import type { SavedQuery } from '../saved-query';
import { panelData } from '../testing/panel-data';
import { answerOf } from './answer-of';
import { evidenceReport } from './evidence-report';

const query = { ...defaultQuery('traffic'), refId: 'A' } as SavedQuery;
const hour = Date.UTC(2026, 0, 1, 1);
const consoleUrl = 'https://console.cloud.tencent.com/cls/search?region=ap-guangzhou';
const call = {
  purpose: 'series',
  region: 'ap-guangzhou',
  topic: 't1',
  fromMs: hour - 3_600_000,
  toMs: hour,
  consoleUrl,
  waitedMs: 0,
  isShared: false,
};
const evidence: Evidence = {
  askedMs: hour,
  settledMs: hour - 600_000,
  observer: 'one',
  calls: [
    { ...call, statement: '* | select 1', requestId: 'req-1', rows: 2, tookMs: 30 },
    { ...call, topic: 't2', statement: '* | select 1', rows: 0, tookMs: 9, error: 'cut | off\nhere' },
  ],
};
const series = (pair: string, values: number[]): DataFrameDTO => ({
  fields: [
    { name: 'time', type: FieldType.time, values: [hour - 120_000, hour - 60_000] },
    { name: 'bytes', values, labels: { pair }, config: { displayNameFromDS: `=${pair}` } },
  ],
});
const report = (frames: DataFrameDTO[], rest = {}) => evidenceReport(answerOf(panelData(frames, rest), query)!);

describe('evidenceReport', () => {
  const first = { ...series('a>b', [1, 2]), meta: { custom: { evidence } } };

  test('names every call with its RequestId and prints each statement once', () => {
    const text = report([first, series('c>d', [3, 4])]);
    expect(text).toContain(
      `| Sums over time | [ap-guangzhou/t1](${consoleUrl}) | 2026-01-01T00:00:00.000Z | 2026-01-01T01:00:00.000Z | 1 | req-1 | 2 | 30 | OK |`,
    );
    expect(text).toContain('| 1 | - | 0 | 9 | cut \\| off here |');
    expect(text.match(/select 1/g)).toHaveLength(1);
  });

  test('puts the series of a chart below each other, with inert names', () => {
    expect(report([first, series('c>d', [3, 4])])).toContain(
      [
        '```csv',
        'series,pair,time,bytes',
        "'=a>b,a>b,2026-01-01T00:58:00.000Z,1",
        "'=a>b,a>b,2026-01-01T00:59:00.000Z,2",
        "'=c>d,c>d,2026-01-01T00:58:00.000Z,3",
        "'=c>d,c>d,2026-01-01T00:59:00.000Z,4",
        '```',
      ].join('\n'),
    );
  });

  test('says how complete the answer is', () => {
    const text = report([first]);
    expect(text).toContain('Each flow counts once');
    expect(text).toContain('- No source failed, nothing was cut or sampled');
    expect(text).toContain('- Settled until 2026-01-01T00:50:00.000Z');
    const notices = [{ severity: 'warning' as const, text: 'topic t2 is missing' }];
    const cut = report([{ ...first, meta: { ...first.meta, notices } }]);
    expect(cut).toContain('- warning: topic t2 is missing');
    expect(cut).not.toContain('No source failed');
  });

  test('an error is evidence too: its text and the question as it was run', () => {
    const error = { refId: 'A', message: 'no such topic (ResourceNotFound, RequestId 7f)' };
    const targets = [{ ...query, topN: 3 }];
    const text = report([], { errors: [error], request: { targets } });
    expect(text).toContain('RequestId 7f');
    expect(text).toContain('- The query failed; there is no answer');
    expect(text).toContain('"topN": 3');
  });

  test('no text can end its own block', () => {
    const statement = '* | select 1\n```\n# not a heading';
    const custom = { evidence: { ...evidence, calls: [{ ...evidence.calls[0]!, statement }] } };
    expect(report([{ ...first, meta: { custom } }])).toContain(`\`\`\`\`\n${statement}\n\`\`\`\``);
  });

  test('other queries of the panel are left out', () => {
    const data = panelData([{ ...first, refId: 'B' }], { errors: [{ refId: 'B', message: 'no' }] });
    expect(answerOf(data, query)).toBeUndefined();
    expect(answerOf(undefined, query)).toBeUndefined();
  });
});
