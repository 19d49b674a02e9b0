/**
 * The TC3-HMAC-SHA256 request signature: one canonical form, checked by the local server (the client signs with the
 * official SDK). Only `POST /` with an empty query string, which is all that CLS clients send.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const ALGORITHM = 'TC3-HMAC-SHA256';

/** The parts of an `Authorization` header. */
export interface Tc3Authorization {
  secretId: string;
  /** UTC day, `YYYY-MM-DD`. */
  date: string;
  service: string;
  /** Lower-case names in the order in which they were signed. */
  signedHeaders: readonly string[];
  signature: string;
}

export interface SignedRequest {
  /** Unix seconds. */
  timestamp: number;
  /** Header values by lower-case name. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

const FORM =
  /^TC3-HMAC-SHA256 +Credential=([^/, ]+)\/(\d{4}-\d{2}-\d{2})\/([^/, ]+)\/tc3_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})$/;

/** Reads an `Authorization` header; undefined when it is malformed. */
export function parseTc3Authorization(header: string): Tc3Authorization | undefined {
  const parts = FORM.exec(header);
  if (parts === null) {
    return undefined;
  }
  const [, secretId, date, service, signedHeaders, signature] = parts;
  return {
    secretId: secretId!,
    date: date!,
    service: service!,
    signedHeaders: signedHeaders!.split(';'),
    signature: signature!,
  };
}

/** Whether the signature was made with this key over this request. Clients sign `host` with or without the port. */
export function verifyTc3Signature(
  authorization: Tc3Authorization,
  request: SignedRequest,
  secretKey: string,
): boolean {
  const names = authorization.signedHeaders;
  if (!names.includes('host') || !names.includes('content-type') || names.some((name) => !(name in request.headers))) {
    return false;
  }
  const host = request.headers['host']!;
  return [host, host.replace(/:\d+$/, '')].some((signedHost) => {
    const headers = { ...request.headers, host: signedHost };
    return sameText(signTc3(authorization, { ...request, headers }, secretKey), authorization.signature);
  });
}

/** The signature of a request in lower-case hex. */
export function signTc3(
  scope: Pick<Tc3Authorization, 'date' | 'service' | 'signedHeaders'>,
  request: SignedRequest,
  secretKey: string,
): string {
  const canonical = canonicalRequest(request, scope.signedHeaders);
  const credentialScope = `${scope.date}/${scope.service}/tc3_request`;
  const toSign = [ALGORITHM, String(request.timestamp), credentialScope, sha256(canonical)].join('\n');
  const dateKey = hmac(`TC3${secretKey}`, scope.date);
  return hmac(hmac(hmac(dateKey, scope.service), 'tc3_request'), toSign).toString('hex');
}

/** UTC day of a Unix time in seconds, `YYYY-MM-DD`. */
export function utcDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(name, request.headers[name] ?? '')}\n`);
  return ['POST', '/', '', headers.join(''), signedHeaders.join(';'), sha256(request.body)].join('\n');
}

function canonicalValue(name: string, value: string): string {
  return name === 'x-tc-action' ? value.trim().toLowerCase() : value.trim();
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function sameText(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
