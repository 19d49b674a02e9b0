import { expect, test } from '@jest/globals';
import { authenticate } from './authenticate';

const Authorization =
  'TC3-HMAC-SHA256 Credential=AKID/2023-11-14/cls/tc3_request, SignedHeaders=content-type;host, Signature=' +
  'a'.repeat(64);

test.each([
  [{}, 'The Authorization header is missing.'],
  [{ authorization: 'Basic eDp5' }, 'The Authorization header is malformed.'],
  [{ authorization: Authorization }, 'The X-TC-Timestamp header is missing.'],
  [{ authorization: Authorization, 'x-tc-timestamp': 'now' }, 'must be a whole number of Unix seconds'],
  [{ authorization: Authorization, 'x-tc-timestamp': '1700000000000' }, 'this looks like milliseconds'],
])('%j is refused by the header that is wrong', (headers, message) => {
  const refusal = expect.objectContaining({
    code: 'AuthFailure.InvalidAuthorization',
    message: expect.stringContaining(message),
  });
  expect(() => authenticate(headers, Buffer.from(''), [], 1_700_000_000_000)).toThrow(refusal);
});
