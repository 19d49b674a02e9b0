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
  client = new ClsClient({ kind: 'custom', url: `http://127.0.0.1:${port}` }, credentials, {}, timeoutSeconds);
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

  test('to the VPC API carries its version and is signed for the service vpc', async () => {
    const seen: Record<string, unknown> = {};
    const to = await clientOf((request, response) => {
      Object.assign(seen, request.headers);
      response.end('{"Response":{"Error":{"Code":"UnauthorizedOperation","Message":"denied"},"RequestId":"r"}}');
    });
    await expect(to.call('DescribeCcns', 'ap-tokyo', {}, never)).rejects.toThrow(/grant vpc:DescribeCcns\./);
    expect(seen).toMatchObject({ 'x-tc-action': 'DescribeCcns', 'x-tc-version': '2017-03-12' });
    expect(parseTc3Authorization(String(seen.authorization))).toMatchObject({ service: 'vpc' });
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

describe('a call that fails for a moment', () => {
  const good = '{"Response":{"Topics":[],"TotalCount":7,"RequestId":"r1"}}';
  const refusal = (code: string) => `{"Response":{"Error":{"Code":"${code}","Message":"m"},"RequestId":"r"}}`;

  /** Spoils the first answers. */
  async function clientSpoiled(times: number, spoil: RequestListener) {
    const seen = { calls: 0 };
    const to = await clientOf((request, response) =>
      ++seen.calls <= times ? void spoil(request, response) : void response.end(good),
    );
    return { to, seen };
  }
  const answering = (text: string, status = 200): RequestListener => {
    return (_request, response) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
  };
  const cutting: RequestListener = (_request, response) => {
    response.writeHead(200, { 'Content-Length': 1000 });
    response.write('{"Response":', () => response.socket!.resetAndDestroy());
  };

  test.each<[string, number, RequestListener]>([
    ['CLS overloaded, three times', 3, answering(refusal('InternalError.ServerBusy'))],
    ['too many searches on the topic', 1, answering(refusal('LimitExceeded.LogSearch'))],
    ['out of time', 1, answering(refusal('FailedOperation.SearchTimeout'))],
    ['the connection cut in the middle of the answer', 1, cutting],
    ['an answer that ends too early', 1, answering('{"Response":{"Topics":[')],
    ["a gateway's page", 1, answering('<html>502 Bad Gateway</html>', 502)],
  ])('is asked again: %s', async (_name, times, spoil) => {
    const { to, seen } = await clientSpoiled(times, spoil);
    await expect(describeTopics(to)).resolves.toMatchObject({ TotalCount: 7 });
    expect(seen.calls).toBe(times + 1);
  });

  test.each<[string, number, RequestListener, RegExp]>([
    ['CLS overloaded', 4, answering(refusal('InternalError.ServerBusy')), /^CLS is overloaded\. .*ServerBusy/],
    ['out of time', 2, answering(refusal('FailedOperation.SearchTimeout')), /^The query took too long\./],
    ['a wrong key', 1, answering(refusal('AuthFailure.SignatureFailure')), /^The SecretKey does not belong/],
    ['the connection cut', 2, cutting, /: the connection was cut in the middle of the answer\. Next step: /],
    [
      'an answer that ends too early',
      2,
      answering('{"Response":{"To'),
      /: its answer \(HTTP 200\) is no whole JSON\. /,
    ],
    ["a gateway's page", 2, answering('<html>', 502), /: it answered with HTTP 502 and no CLS envelope.*gateway/],
  ])('fails after a few tries when it stays: %s', async (_name, calls, spoil, message) => {
    const { to, seen } = await clientSpoiled(99, spoil);
    await expect(describeTopics(to)).rejects.toThrow(message);
    expect(seen.calls).toBe(calls);
  });

  test('is not asked again once it is cancelled', async () => {
    const cancel = new AbortController();
    const { to, seen } = await clientSpoiled(99, (_request, response) => {
      response.on('finish', () => setTimeout(() => cancel.abort(new Error('panel closed')), 20));
      response.end(refusal('InternalError'));
    });
    await expect(describeTopics(to, cancel.signal)).rejects.toThrow('panel closed');
    expect(seen.calls).toBe(1);
  });
});

describe('calls on one topic', () => {
  test('run five at a time, are told when their turn has come, and a cancelled one leaves the line', async () => {
    let running = 0;
    let turns = 0;
    let most = 0;
    const to = await clientOf((_request, response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running -= 1;
        response.end('{"Response":{"TopicId":"t","Status":true,"ModifyTime":"","RequestId":"r"}}');
      }, 20);
    });
    const cancel = new AbortController();
    const onTurn = () => (turns += 1);
    const ask = (signal: AbortSignal) => to.call('DescribeIndex', 'ap-tokyo', { TopicId: 't' }, signal, { onTurn });
    const all = Array.from({ length: 12 }, () => ask(never));
    const late = ask(cancel.signal);
    cancel.abort(new Error('gone'));
    await expect(late).rejects.toThrow('gone');
    await Promise.all(all);
    expect([most, turns]).toEqual([5, 12]);
  });
});
