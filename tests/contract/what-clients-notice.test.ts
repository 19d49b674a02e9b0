/** Keys, rates, languages and packed answers, with the official SDK. */
import { createServer, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { DEMO_KEYS } from '../../src/local-cls/start-local-cls';
import { type ClientOptions, type Contract, openContract } from './open-contract';

const TOPIC = 'ccn-flowlog-ap-guangzhou-1250000000';
const OTHER = 'imported-ccn-1250000000';
const EXPIRES_MS = Date.now() + 3_600_000;
const TEMPORARY = { secretId: 'AKIDtemporary', secretKey: 'secret-of-an-hour', token: 'a-token' };
const READER = { secretId: 'AKIDreader', secretKey: 'secret-of-a-reader' };
const KEYS = [
  ...DEMO_KEYS,
  { ...TEMPORARY, expiresMs: EXPIRES_MS },
  {
    ...READER,
    policy: [{ actions: ['cls:SearchLog', 'cls:DescribeIndex'], topics: [TOPIC] }, { actions: ['cls:DescribeTopics'] }],
  },
];

let contract: Contract;
let skewMs = 0;

beforeAll(async () => {
  contract = await openContract({ keys: KEYS, now: () => Date.now() + skewMs });
});
afterAll(() => contract.close());

const RANGE = { From: 0, To: 1000, TopicId: TOPIC };
const ask = (action: string, request: object, options?: ClientOptions): Promise<unknown> =>
  contract.ask(action, request, options);

describe('a key with a policy', () => {
  test.each<[string, object]>([
    ['SearchLog', RANGE],
    ['DescribeIndex', { TopicId: TOPIC }],
    ['DescribeTopics', {}],
  ])('may %s', async (action, request) => {
    await expect(ask(action, request, READER)).resolves.toHaveProperty('RequestId');
  });

  test.each<[string, object]>([
    ['SearchLog', { ...RANGE, TopicId: OTHER }],
    ['SearchLog', { ...RANGE, TopicId: 'nowhere' }],
    ['DescribeIndex', { TopicId: OTHER }],
    ['DescribeLogsets', {}],
    ['DescribeLogHistogram', { ...RANGE, Query: '*' }],
  ])('may not %s %j', async (action, request) => {
    await expect(ask(action, request, READER)).rejects.toMatchObject({
      code: 'AuthFailure.UnauthorizedOperation',
      message: expect.stringContaining(`you are not authorized to perform operation (cls:${action})`),
    });
  });

  test('of several topics those it may not read fail', async () => {
    const request = { From: 0, To: 1000, QueryString: '*', Topics: [{ TopicId: TOPIC }, { TopicId: OTHER }] };
    expect(await ask('SearchLog', request, READER)).toMatchObject({
      Topics: {
        Errors: [{ TopicId: OTHER, ErrorCodeStr: 'AuthFailure.UnauthorizedOperation' }],
        Infos: [{ TopicId: TOPIC }],
      },
    });
  });
});

describe('a temporary key', () => {
  test('works until it expires', async () => {
    await expect(ask('DescribeTopics', {}, TEMPORARY)).resolves.toHaveProperty('TotalCount');
    const late = await openContract({ keys: [{ ...TEMPORARY, expiresMs: Date.now() - 1 }] });
    await expect(late.ask('DescribeTopics', {}, TEMPORARY)).rejects.toMatchObject({ code: 'AuthFailure.TokenFailure' });
    await late.close();
  });
});

describe('where and when', () => {
  test.each<[string, string, string]>([
    ['DescribeTopics', 'mars-north', 'UnsupportedRegion'],
    ['DescribeTopics', 'ap-shenzhen', 'UnsupportedRegion'],
    ['SearchLog', 'ap-tokyo', 'ResourceNotFound.TopicNotExist'],
  ])('%s in %s: %s', async (action, region, code) => {
    await expect(ask(action, action === 'SearchLog' ? RANGE : {}, { region })).rejects.toMatchObject({ code });
  });

  test.each([-301, 301])('a clock that is %d s off', async (seconds) => {
    skewMs = seconds * 1000;
    await expect(ask('DescribeTopics', {})).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
    skewMs = 0;
  });

  test('of 30 requests for an index in one second 20 are answered', async () => {
    const second = Date.now();
    const still = await openContract({ now: () => second });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => still.ask('DescribeIndex', { TopicId: TOPIC })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(10);
    refused.forEach(({ reason }) => expect(reason).toMatchObject({ code: 'RequestLimitExceeded' }));
    await still.close();
  });
});

describe('the language of messages', () => {
  const messageIn = async (action: string, request: object, language?: 'zh-CN' | 'en-US'): Promise<string> => {
    const failed = ask(action, request, language === undefined ? {} : { language });
    return failed.then(String, (error: Error) => error.message);
  };

  test('general errors have a Chinese sentence before the detail', async () => {
    const [chinese, english, plain] = await Promise.all(
      (['zh-CN', 'en-US', undefined] as const).map((language) => messageIn('Nothing', {}, language)),
    );
    expect(english).toBe('The action `Nothing` does not exist in version `2020-10-16`.');
    expect(plain).toBe(english);
    expect(chinese).toBe(`\u63a5\u53e3\u4e0d\u5b58\u5728\u3002 [${english}]`);
  });

  test("CLS's own errors are the same in both", async () => {
    const request = { ...RANGE, QueryString: 'nope:1' };
    expect(await messageIn('SearchLog', request, 'zh-CN')).toBe(await messageIn('SearchLog', request, 'en-US'));
  });
});

describe('packed answers', () => {
  /** Content-Encoding of an answer to a client that accepts this. */
  const encodingFor = (accepted: string): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { 'Accept-Encoding': accepted };
      httpRequest(contract.local.url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.headers['content-encoding']);
      })
        .on('error', reject)
        .end('{}');
    });

  test.each<[string, string | undefined]>([
    ['gzip', 'gzip'],
    ['deflate, gzip;q=0.5, br', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=0', undefined],
    ['gzip; q=0.0', undefined],
    ['identity', undefined],
    ['br', undefined],
  ])('a client that accepts %s gets %s', async (accepted, encoding) => {
    expect(await encodingFor(accepted)).toBe(encoding);
  });

  describe('through a relay', () => {
    const seen: { asked?: IncomingHttpHeaders; answered?: IncomingHttpHeaders } = {};
    const relay = createServer((request, response) => {
      seen.asked = request.headers;
      const onward = { port: new URL(contract.local.url).port, method: request.method, headers: request.headers };
      const forwarded = httpRequest(onward, (answer) => {
        seen.answered = answer.headers;
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      request.pipe(forwarded);
    });
    beforeAll(() => new Promise<void>((resolve) => void relay.listen(0, '127.0.0.1', resolve)));
    afterAll(() => void relay.close());

    test('the official SDK asks for gzip and reads it', async () => {
      const endpoint = `127.0.0.1:${(relay.address() as AddressInfo).port}`;
      const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
        credential: DEMO_KEYS[0],
        region: 'ap-guangzhou',
        profile: { httpProfile: { endpoint, protocol: 'http://' } },
      });
      await expect(client.request('DescribeTopics', {})).resolves.toHaveProperty('TotalCount');
      expect(seen.asked!['accept-encoding']).toContain('gzip');
      expect(seen.answered!['content-encoding']).toBe('gzip');
    });
  });
});
