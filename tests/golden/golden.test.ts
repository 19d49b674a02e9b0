/**
 * One folder a case: `case.json` (query, range, topics), `answers.json` (what CLS answers to each request, in order),
 * and what must come of it: `requests.json` and `frames.json`. Adding a case is copying a folder;
 * `UPDATE_GOLDEN=1` rewrites the outcomes, to be read before they are committed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DescribeIndexResponse, SearchLogResponse } from '#cls';
import { decodeFrame, encodeFrame } from '#plugin-sdk';
import { compileQuery, parseQuery, type SearchRequest, type Source, type SourceSchema } from '#query';
import { resolveCaps } from '../../src/backend/inventory/caps';
import { answerPlan } from '../../src/backend/run-query';
import { notices } from '../../src/backend/results/ask';
import { NO_NAMES } from '../../src/backend/results/naming';
import { readSchema } from '../../src/backend/schema-cache';

interface Case {
  query: unknown;
  fromMs: number;
  toMs: number;
  intervalMs: number;
  nowMs: number;
  forExpression?: boolean;
  topics: (Source & { long: string; text: string })[];
}

const root = path.join(__dirname, 'cases');
const cases = readdirSync(root);

function read<Content>(name: string, file: string): Content {
  return JSON.parse(readFileSync(path.join(root, name, file), 'utf8')) as Content;
}

function schemaOf({ long, text, ...source }: Case['topics'][number]): SourceSchema {
  const value = (Type: 'long' | 'text') => ({ Type, Tokenizer: ' ', SqlFlag: true, ContainZH: false });
  const index: DescribeIndexResponse = {
    TopicId: source.topic,
    Status: true,
    ModifyTime: '',
    RequestId: '',
    Rule: {
      FullText: { CaseSensitive: false, Tokenizer: ' ', ContainZH: false },
      KeyValue: {
        CaseSensitive: false,
        KeyValues: [
          ...long.split(' ').map((Key) => ({ Key, Value: value('long') })),
          ...text.split(' ').map((Key) => ({ Key, Value: value('text') })),
        ],
      },
    },
  };
  return { source, schema: readSchema(source.topic, index) };
}

async function run(name: string) {
  const { topics, query, nowMs, forExpression, ...asked } = read<Case>(name, 'case.json');
  const answers = read<Partial<SearchLogResponse>[]>(name, 'answers.json');
  const requests: object[] = [];
  const ask = (request: SearchRequest, cursor?: string) => {
    const { source, ...rest } = request;
    requests.push({ topic: source.topic, ...rest, ...(cursor === undefined ? {} : { cursor }) });
    return Promise.resolve(answers[requests.length - 1] as SearchLogResponse);
  };
  const settled = forExpression ? { settledMs: nowMs - 600_000 } : {};
  const plan = compileQuery(parseQuery(query), topics.map(schemaOf), { ...asked, ...settled });
  const result = await answerPlan(plan, {
    ...asked,
    ask,
    nowMs,
    forExpression: forExpression ?? false,
    naming: NO_NAMES,
    strict: forExpression ?? false,
    loadCollecting: () => Promise.resolve(new Map()),
    wholeOnly: forExpression ?? false,
    loadCaps: () => Promise.resolve({ ...resolveCaps([], []), notices: () => [] }),
  });
  return {
    requests,
    // As Grafana reads them.
    frames: { frames: result.frames.map((frame) => decodeFrame(encodeFrame(frame))), notices: notices(result) },
    unused: answers.length - requests.length,
  };
}

/** JSON with bigints as `123n`. */
function print(value: unknown): string {
  const printed = JSON.stringify(
    value,
    (_key, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member),
    1,
  );
  return `${printed.replace(/\[\n\s+([^[\]{}]{0,100}?)\n\s+\]/g, (_all, items: string) => `[${items.replace(/\n\s+/g, ' ')}]`)}\n`;
}

describe('golden', () => {
  test('there are cases', () => expect(cases.length).toBeGreaterThan(0));

  test.each(cases)('%s', async (name) => {
    const { requests, frames, unused } = await run(name);
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(path.join(root, name, 'requests.json'), print(requests));
      writeFileSync(path.join(root, name, 'frames.json'), print(frames));
    }
    expect(unused).toBe(0);
    expect(print(requests)).toBe(readFileSync(path.join(root, name, 'requests.json'), 'utf8'));
    expect(print(frames)).toBe(readFileSync(path.join(root, name, 'frames.json'), 'utf8'));
  });
});
