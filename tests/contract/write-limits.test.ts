/** What a topic's partitions take, and how it gets more of them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DescribeTopicsResponse, utcDate } from '#cls';
import { signTc3 } from '../../src/cls/tc3-signature';
import { DEMO_KEYS } from '../../src/local-cls/start-local-cls';
import { encodeLogGroups } from '../log-groups';
import { type Contract, openContract } from './open-contract';

/** A little more than a partition takes in a second. */
const FIVE_MB = encodeLogGroups(
  [1, 2].map(() => ({
    logs: Array.from({ length: 3 }, () => ({ time: Date.now(), contents: [{ key: 'a', value: 'x'.repeat(900_000) }] })),
  })),
);

let contract: Contract;
let nowMs = Date.now();

beforeAll(async () => {
  contract = await openContract({ topics: [], now: () => nowMs, switches: { splitSeconds: 1 } });
});
afterAll(() => contract.close());

async function newTopic(options: object): Promise<string> {
  const name = `limits-${JSON.stringify(options)}`;
  const { LogsetId } = await contract.ask<{ LogsetId: string }>('CreateLogset', { LogsetName: name });
  const topic = await contract.ask<{ TopicId: string }>('CreateTopic', { LogsetId, TopicName: name, ...options });
  return topic.TopicId;
}

/** The code of the refusal, if there is one. The official client takes seconds for a body of this size. */
async function upload(topicId: string): Promise<string | undefined> {
  const { host } = new URL(contract.local.url);
  const { secretId, secretKey } = DEMO_KEYS[0]!;
  const timestamp = Math.floor(nowMs / 1000);
  const signed = { host, 'content-type': 'application/octet-stream' };
  const scope = { date: utcDate(timestamp), service: 'cls', signedHeaders: ['content-type', 'host'] };
  const signature = signTc3(scope, { timestamp, headers: signed, body: FIVE_MB }, secretKey);
  const credential = `Credential=${secretId}/${scope.date}/cls/tc3_request`;
  const response = await fetch(contract.local.url, {
    method: 'POST',
    body: new Uint8Array(FIVE_MB),
    headers: {
      'Content-Type': signed['content-type'],
      'X-TC-Action': 'UploadLog',
      'X-TC-Version': '2020-10-16',
      'X-TC-Region': 'ap-guangzhou',
      'X-TC-Timestamp': String(timestamp),
      'X-CLS-TopicId': topicId,
      Authorization: `TC3-HMAC-SHA256 ${credential}, SignedHeaders=content-type;host, Signature=${signature}`,
    },
  });
  const { Response } = (await response.json()) as { Response: { Error?: { Code: string } } };
  return Response.Error?.Code;
}

async function partitionsOf(topicId: string): Promise<number> {
  const Filters = [{ Key: 'topicId', Values: [topicId] }];
  const { Topics } = await contract.ask<DescribeTopicsResponse>('DescribeTopics', { Filters });
  return Topics![0]!.PartitionCount!;
}

const REFUSED = 'FailedOperation.WriteTrafficLimit';

test('a topic that stays full splits after a while; until then what is too much is refused', async () => {
  const topicId = await newTopic({});
  expect([await upload(topicId), await upload(topicId)]).toEqual([undefined, REFUSED]);
  nowMs += 1000;
  expect(await partitionsOf(topicId)).toBe(1);
  expect([await upload(topicId), await upload(topicId)]).toEqual([undefined, undefined]);
  expect(await partitionsOf(topicId)).toBe(2);
  expect(await upload(topicId)).toBe(REFUSED);
});

test('a topic that may not split keeps the partitions it was made with', async () => {
  const topicId = await newTopic({ PartitionCount: 2, AutoSplit: false });
  nowMs += 1000;
  expect([await upload(topicId), await upload(topicId), await upload(topicId)]).toEqual([
    undefined,
    undefined,
    REFUSED,
  ]);
  nowMs += 1000;
  expect([await upload(topicId), await upload(topicId), await upload(topicId)]).toEqual([
    undefined,
    undefined,
    REFUSED,
  ]);
  expect(await partitionsOf(topicId)).toBe(2);
});
