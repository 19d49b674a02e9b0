import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalRequest, parseTc3Authorization, signTc3, utcDate, verifyTc3Signature } from './tc3-signature';

const KEY = 'test-secret-key';
const SCOPE = { date: '2023-11-14', service: 'cls', signedHeaders: ['content-type', 'host'] };
const REQUEST = {
  timestamp: 1700000000,
  headers: { 'content-type': 'application/json', host: 'cls.tencentcloudapi.com' },
  body: Buffer.from(
    '{"TopicId":"11111111-2222-3333-4444-555555555555","From":1699999000000,"To":1700000000000,"QueryString":"*","QuerySyntax":1,"Limit":10,"UseNewAnalysis":true}',
  ),
};
const SIGNATURE = '327e213a3b4744f8decf1a45365f6f3c9b564fa1130ee66800f59cfaf02b942d';

describe('signTc3', () => {
  test('reproduces the signature of a whole request', () => {
    expect(signTc3(SCOPE, REQUEST, KEY)).toBe(SIGNATURE);
  });

  test('reproduces the canonical request of the documented example, whose action is signed in lower case', () => {
    const request = {
      timestamp: 1551113065,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        host: 'cvm.tencentcloudapi.com',
        'x-tc-action': 'DescribeInstances',
      },
      body: Buffer.from(
        String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
      ),
    };
    const canonical = canonicalRequest(request, ['content-type', 'host', 'x-tc-action']);
    expect(canonical.split('\n').at(-1)).toBe('35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064');
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(
      '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
    );
  });
});

describe('verifyTc3Signature', () => {
  const authorization = { ...SCOPE, secretId: 'AKIDEXAMPLE', signature: SIGNATURE };

  test('accepts the right key and refuses another', () => {
    expect(verifyTc3Signature(authorization, REQUEST, KEY)).toBe(true);
    expect(verifyTc3Signature(authorization, REQUEST, 'another')).toBe(false);
  });

  test('refuses a changed body and a changed signature', () => {
    expect(verifyTc3Signature(authorization, { ...REQUEST, body: Buffer.from('{}') }, KEY)).toBe(false);
    expect(verifyTc3Signature({ ...authorization, signature: '0'.repeat(64) }, REQUEST, KEY)).toBe(false);
  });

  test('accepts a host signed without its port', () => {
    const headers = { ...REQUEST.headers, host: 'cls.tencentcloudapi.com:8765' };
    expect(verifyTc3Signature(authorization, { ...REQUEST, headers }, KEY)).toBe(true);
  });

  test('refuses a signature that leaves out the host', () => {
    const scope = { ...SCOPE, signedHeaders: ['content-type'] };
    const signature = signTc3(scope, REQUEST, KEY);
    expect(verifyTc3Signature({ ...scope, secretId: 'AKIDEXAMPLE', signature }, REQUEST, KEY)).toBe(false);
  });
});

describe('parseTc3Authorization', () => {
  test('reads the parts', () => {
    const header = `TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/cls/tc3_request, SignedHeaders=content-type;host, Signature=${SIGNATURE}`;
    expect(parseTc3Authorization(header)).toEqual({ ...SCOPE, secretId: 'AKIDEXAMPLE', signature: SIGNATURE });
  });

  test.each([
    '',
    'Bearer x',
    'TC3-HMAC-SHA256 Credential=a/b/c/tc3_request',
    'TC3-HMAC-SHA256 Credential=AKID/2023-11-14/cls/tc3_request, SignedHeaders=host, Signature=xyz',
  ])('finds %j malformed', (header) => {
    expect(parseTc3Authorization(header)).toBeUndefined();
  });
});

test('utcDate turns at midnight UTC', () => {
  expect(utcDate(1700006399)).toBe('2023-11-14');
  expect(utcDate(1700006400)).toBe('2023-11-15');
});
