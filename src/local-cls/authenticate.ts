import type { IncomingHttpHeaders } from 'node:http';
import { parseTc3Authorization, utcDate, verifyTc3Signature } from '#cls';
import type { PolicyStatement } from './authorize';
import { ClsFailure } from './failure';

/** A key this server knows. With a token it is a temporary key: both must come together. */
export interface KeyPair {
  secretId: string;
  secretKey: string;
  token?: string;
  /** Unix milliseconds after which the token no longer holds. */
  expiresMs?: number;
  /** What the key may do; without, everything. */
  policy?: readonly PolicyStatement[];
}

const MAX_SKEW_SECONDS = 300;

/** Checks the TC3 signature of a request and returns its key. Throws `ClsFailure` with the code CLS answers. */
export function authenticate(
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  keys: readonly KeyPair[],
  nowMs: number,
): KeyPair {
  const authorization = parseTc3Authorization(headers.authorization ?? '');
  if (authorization === undefined) {
    const isMissing = headerText(headers, 'authorization') === undefined;
    throw invalidAuthorization(`The Authorization header is ${isMissing ? 'missing' : 'malformed'}.`);
  }
  const timestamp = readTimestamp(headerText(headers, 'x-tc-timestamp'));
  if (authorization.date !== utcDate(timestamp)) {
    throw new ClsFailure('AuthFailure.SignatureFailure', 'The date of the credential is not that of X-TC-Timestamp.');
  }
  if (Math.abs(nowMs / 1000 - timestamp) > MAX_SKEW_SECONDS) {
    throw new ClsFailure('AuthFailure.SignatureExpire', 'X-TC-Timestamp is more than five minutes off the clock here.');
  }
  const key = keys.find(({ secretId }) => secretId === authorization.secretId);
  if (key === undefined) {
    throw new ClsFailure('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  }
  if (!verifyTc3Signature(authorization, { timestamp, headers: textHeaders(headers), body }, key.secretKey)) {
    throw new ClsFailure('AuthFailure.SignatureFailure', 'The provided credentials could not be validated.');
  }
  const isExpired = key.expiresMs !== undefined && nowMs > key.expiresMs;
  if (headerText(headers, 'x-tc-token') !== key.token || isExpired) {
    throw new ClsFailure('AuthFailure.TokenFailure', 'The token is wrong or has expired.');
  }
  return key;
}

/** Unix seconds of the header; what is above is not of this age and would be no date. */
const MAX_SECONDS = 1e11;

function readTimestamp(text: string | undefined): number {
  if (text === undefined) {
    throw invalidAuthorization('The X-TC-Timestamp header is missing.');
  }
  const timestamp = Number(text);
  if (!Number.isSafeInteger(timestamp)) {
    throw invalidAuthorization('The X-TC-Timestamp header is malformed: it must be a whole number of Unix seconds.');
  }
  if (Math.abs(timestamp) > MAX_SECONDS) {
    throw invalidAuthorization('The X-TC-Timestamp header must be in Unix seconds; this looks like milliseconds.');
  }
  return timestamp;
}

function invalidAuthorization(detail: string): ClsFailure {
  return new ClsFailure('AuthFailure.InvalidAuthorization', detail);
}

export function headerText(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
