import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Root } from 'protobufjs';
import { utcDate } from '#cls';
import { TEXT_KEYS } from '#flowlog';
import { signTc3 } from '../../src/cls/tc3-signature';
import { DEMO_KEYS } from '../../src/local-cls/start-local-cls';
import { type Measured } from '../figure';
import { type LocalClsProcess, startLocalClsProcess } from '../programs';
import { REGION, TOPIC } from '../ten-million';

/** A package of CLS's own SDKs is sent at 512 KB, which is so many flow-log records. */
const RECORDS = 1500;
const PACKAGES = 200;
const AT_ONCE = 4;

const text = (id: number) => ({ type: 'string', id });
const MESSAGES = Root.fromJSON({
  nested: {
    Content: { fields: { key: text(1), value: text(2) } },
    Log: { fields: { time: { type: 'int64', id: 1 }, contents: { rule: 'repeated', type: 'Content', id: 2 } } },
    LogGroup: { fields: { logs: { rule: 'repeated', type: 'Log', id: 1 }, source: text(4) } },
    LogGroupList: { fields: { logGroupList: { rule: 'repeated', type: 'LogGroup', id: 1 } } },
  },
}).lookupType('LogGroupList');

/** Signed calls of UploadLog from one client process, until each is acknowledged, and so on disk. */
export async function uploads(): Promise<Measured[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'flowlens-bench-'));
  const cls = await startLocalClsProcess(dir, '--no-traffic');
  try {
    const packages = Array.from({ length: PACKAGES }, (_, number) => packageOf(number));
    const upload = uploader(cls);
    await upload(packageOf(-1));
    const started = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let body = packages.pop(); body !== undefined; body = packages.pop()) {
          await upload(body);
        }
      }),
    );
    const seconds = (performance.now() - started) / 1000;
    const value = (PACKAGES * RECORDS) / seconds;
    return [{ name: 'UploadLog of flow-log records', value, unit: 'records/s', target: { least: 25_000 } }];
  } finally {
    await cls.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A client made by hand: the official one looks at every byte of a body as if it were a member of an object. */
function uploader(cls: LocalClsProcess): (body: Buffer) => Promise<void> {
  const { host } = new URL(cls.url);
  const { secretId, secretKey } = DEMO_KEYS[0]!;
  const content = { host, 'content-type': 'application/octet-stream' };
  return async (body) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const scope = { date: utcDate(timestamp), service: 'cls', signedHeaders: ['content-type', 'host'] };
    const signature = signTc3(scope, { timestamp, headers: content, body }, secretKey);
    const response = await fetch(cls.url, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': content['content-type'],
        'X-TC-Action': 'UploadLog',
        'X-TC-Version': '2020-10-16',
        'X-TC-Region': REGION,
        'X-TC-Timestamp': String(timestamp),
        'X-CLS-TopicId': TOPIC,
        Authorization:
          `TC3-HMAC-SHA256 Credential=${secretId}/${scope.date}/cls/tc3_request, ` +
          `SignedHeaders=content-type;host, Signature=${signature}`,
      },
    });
    const answer = (await response.json()) as { Response: { Error?: { Message: string } } };
    if (answer.Response.Error !== undefined) {
      throw new Error(answer.Response.Error.Message);
    }
  };
}

function packageOf(number: number): Buffer {
  const logs = Array.from({ length: RECORDS }, (_, row) => {
    const at = (number + 1) * RECORDS + row;
    const start = 1_767_225_600 + (at % 86_400);
    const values = (
      `10.2.${at % 200}.${at % 251} ap-guangzhou ${at % 65536} ${start} 10.1.7.${at % 253} 2 ${at % 900} ` +
      `ccn-demo0001 6 ap-shanghai ${at * 37} ACCEPT ap-shanghai ${32768 + (at % 28000)} ${start + 59} OK`
    ).split(' ');
    return {
      time: (start + 59) * 1000,
      contents: TEXT_KEYS.ccn.map((key, k) => ({ key, value: values[k] })),
    };
  });
  return Buffer.from(MESSAGES.encode({ logGroupList: [{ logs, source: '10.0.0.1' }] }).finish());
}
