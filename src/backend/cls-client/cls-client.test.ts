import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseTc3Authorization } from '#cls';
import { Secret } from '#plugin-sdk';
import { ClsClient } from './cls-client';

const credentials = { secretId: new Secret('AKIDtest'), secretKey: new Secret('key-that-must-not-show') };
const never = new AbortController().signal;
let server: Server | undefined;
let client: ClsClient | undefined;

async function clientOf(listener: RequestListener, timeoutSeconds = 60): Promise<ClsClient> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new ClsClient({ kind: 'custom', url: `http://127.0.0.1:${port}` }, credentials, timeoutSeconds);
  return client;
}

const describeTopics = (to: ClsClient, signal = never) => to.call('DescribeTopics', 'ap-tokyo', { Limit: 1 }, signal);

afterEach(() => {
  client?.close();
  server?.closeAllConnections();
  server?.close();
});

describe('a call', () => {
  test('carries action, version, region and a signature for the service cls, whatever the host', async () => {
    const seen: Record<string, unknown> = {};
    const to = await clientOf((request, response) => {
      Object.assign(seen, request.headers);
      response.end('{"Response":{"Topics":[],"TotalCount":0,"RequestId":"r1"}}');
    });
    await expect(describeTopics(to)).resolves.toMatchObject({ TotalCount: 0 });
    expect(seen).toMatchObject({
      'x-tc-action': 'DescribeTopics',
      'x-tc-version': '2020-10-16',
      'x-tc-region': 'ap-tokyo',
    });
    expect(parseTc3Authorization(String(seen.authorization))).toMatchObject({ secretId: 'AKIDtest', service: 'cls' });
    expect(seen).not.toHaveProperty('x-tc-token');
  });

  test('that CLS refuses tells what happened, the code, the RequestId and the next step', async () => {
    const to = await clientOf((_request, response) =>
      response.end(
        '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"signature mismatch."},"RequestId":"r-7"}}',
      ),
    );
    await expect(describeTopics(to)).rejects.toThrow(
      'The SecretKey does not belong to the SecretId. CLS says: signature mismatch. ' +
        'Next step: check SecretId and SecretKey in the data source settings. (AuthFailure.SignatureFailure, RequestId r-7)',
    );
  });

  test('to something that is not CLS says so', async () => {
    const to = await clientOf((_request, response) => response.writeHead(404).end('<html>'));
    await expect(describeTopics(to)).rejects.toThrow(/it answered with HTTP 404 and no CLS envelope, so it is not CLS/);
  });

  test('to a closed port names the address and the next step', async () => {
    const to = await clientOf(() => {});
    await new Promise((resolve) => server!.close(resolve));
    await expect(describeTopics(to)).rejects.toThrow(
      /^CLS cannot be reached at http:\/\/127\.0\.0\.1:\d+: nothing listens there \(ECONNREFUSED\)\. Next step: check/,
    );
  });

  test('that takes too long ends with the time it was given', async () => {
    const to = await clientOf(() => {}, 0.05);
    await expect(describeTopics(to)).rejects.toThrow(/gave no answer within 0.05 s/);
  });

  test('that is cancelled closes its socket and rejects with the reason', async () => {
    const closed = new Promise<void>((resolve) => {
      void clientOf((request) => request.socket.once('close', () => resolve()));
    });
    await new Promise((resolve) => setImmediate(resolve));
    const cancel = new AbortController();
    while (client === undefined || !server?.listening) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const call = describeTopics(client, cancel.signal);
    server.once('request', () => cancel.abort(new Error('panel closed')));
    await expect(call).rejects.toThrow('panel closed');
    await closed;
  });

  test('never shows a key, however its client is printed', async () => {
    const to = await clientOf(() => {});
    expect(JSON.stringify(to) + String(to)).not.toContain('must-not-show');
  });
});

describe('calls on one topic', () => {
  test('run five at a time, and a cancelled one leaves the line', async () => {
    let running = 0;
    let most = 0;
    const to = await clientOf((_request, response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running -= 1;
        response.end('{"Response":{"TopicId":"t","Status":true,"ModifyTime":"","RequestId":"r"}}');
      }, 20);
    });
    const cancel = new AbortController();
    const ask = (signal: AbortSignal) => to.call('DescribeIndex', 'ap-tokyo', { TopicId: 't' }, signal);
    const all = Array.from({ length: 12 }, () => ask(never));
    const late = ask(cancel.signal);
    cancel.abort(new Error('gone'));
    await expect(late).rejects.toThrow('gone');
    await Promise.all(all);
    expect(most).toBe(5);
  });
});
