/** Faults on demand: how they are set over the private path, and what a client sees of them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { DescribeTopicsResponse, SearchLogResponse } from '#cls';
import { ccnTopicId, importTopicId } from '../../src/local-cls/demo-topics';
import { type Contract, openContract } from './open-contract';

const TOPICS = [ccnTopicId('ap-guangzhou'), importTopicId('ccn')];

let contract: Contract;

beforeAll(async () => {
  contract = await openContract();
  for (const topicId of TOPICS) {
    await contract.local.store.append(topicId, { timesMs: [1000], keys: ['action'], columns: [['ACCEPT']] });
  }
});
afterEach(() => contract.local.faults.clear());
afterAll(() => contract.close());

const admin = async (method: string, body?: unknown, headers = { 'Content-Type': 'application/json' }) => {
  const answer = await fetch(`${contract.local.url}/local/faults`, {
    method,
    ...(body === undefined ? {} : { headers, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, ...((await answer.json()) as { faults?: unknown; message?: string }) };
};
const list = (region = 'ap-guangzhou') =>
  contract.ask<DescribeTopicsResponse>('DescribeTopics', { Limit: 1 }, { region });

describe('/local/faults', () => {
  test('lists, sets, adds and clears', async () => {
    const cut = { kind: 'cut', actions: ['SearchLog'] };
    const slow = { kind: 'slow', delayMs: 1 };
    expect(await admin('GET')).toEqual({ status: 200, faults: [] });
    expect(await admin('PUT', [cut])).toEqual({ status: 200, faults: [{ fault: cut, hits: 0 }] });
    expect(await admin('POST', slow)).toMatchObject({ faults: [{ fault: cut }, { fault: slow }] });
    await list();
    expect(await admin('GET')).toMatchObject({ faults: [{ hits: 0 }, { hits: 1 }] });
    expect(await admin('DELETE')).toEqual({ status: 200, faults: [] });
  });

  test.each([
    ['a member that is wrong', { kind: 'slow', delayMs: 'long' }, /^delayMs: must be "distance" or a whole number/],
    ['no JSON', '{"kind":', /^body: is no JSON/],
  ])('refuses %s and keeps what was set', async (_what, body, message) => {
    await admin('PUT', { kind: 'cut', actions: ['SearchLog'] });
    expect(await admin('PUT', body)).toEqual({ status: 400, message: expect.stringMatching(message) });
    expect(contract.local.faults.list()).toHaveLength(1);
  });

  test('takes nothing that a page in a browser can send unasked, and no other methods', async () => {
    const form = { 'Content-Type': 'text/plain' };
    expect(await admin('POST', { kind: 'cut' }, form)).toMatchObject({
      status: 400,
      message: expect.stringContaining('Content-Type'),
    });
    expect(await admin('PATCH', {})).toMatchObject({ status: 405 });
  });
});

describe('a client meets', () => {
  test('an error with its code and message, as long as it lasts', async () => {
    contract.local.faults.set({ kind: 'error', code: 'InternalError.ServerBusy', message: 'busy', times: 1 });
    await expect(list()).rejects.toMatchObject({ code: 'InternalError.ServerBusy', message: 'busy' });
    expect((await list()).TotalCount).toBeGreaterThan(0);
  });

  test('a slow region, the others as quick as ever', async () => {
    contract.local.faults.set({ kind: 'slow', delayMs: 'distance', regions: ['eu-frankfurt'] });
    const order: string[] = [];
    const ask = (region: string) => list(region).then(() => order.push(region));
    await Promise.all([ask('eu-frankfurt'), ask('ap-guangzhou')]);
    expect(order).toEqual(['ap-guangzhou', 'eu-frankfurt']);
  });

  test.each(['not-json', 'truncated', 'html-502'] as const)('an answer that is %s', async (form) => {
    contract.local.faults.set({ kind: 'garbage', form, times: 1 });
    await expect(list()).rejects.toThrow();
    expect((await list()).TotalCount).toBeGreaterThan(0);
  });

  test('the right answer under a wrong name', async () => {
    contract.local.faults.set({ kind: 'garbage', form: 'content-type' });
    expect((await list()).TotalCount).toBeGreaterThan(0);
  });

  test('several topics of which one fails', async () => {
    contract.local.faults.set({
      kind: 'partial',
      topics: [TOPICS[0]!],
      code: 'InternalError',
      message: 'one shard is away',
    });
    const answer = await contract.ask<SearchLogResponse>('SearchLog', {
      From: 0,
      To: 2000,
      QueryString: '*',
      Topics: TOPICS.map((TopicId) => ({ TopicId })),
    });
    expect(answer.Results!.map(({ TopicId }) => TopicId)).toEqual([TOPICS[1]]);
    expect(answer.Topics!.Errors).toEqual([
      { TopicId: TOPICS[0], ErrorCodeStr: 'InternalError', ErrorMsg: 'one shard is away' },
    ]);
  });
});
