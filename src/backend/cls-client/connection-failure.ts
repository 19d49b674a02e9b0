/** Why a call got no answer, in words. */
import { type CalledApi, UnreachableError } from './cls-error';

/** An answer that is none of the API's own. */
export function notAnAnswer(api: CalledApi, status: number, text: string): UnreachableError {
  if (status === 407 && api.proxy !== undefined) {
    return new UnreachableError(
      api,
      'the proxy asks for a name and password (HTTP 407); HTTPS_PROXY takes them as in http://name:password@host:port',
    );
  }
  if (status >= 500) {
    const reason = `it answered with HTTP ${status} and no CLS envelope, as a gateway does whose service is away`;
    return new UnreachableError(api, reason, 'once');
  }
  return text.startsWith('{"')
    ? new UnreachableError(api, `its answer (HTTP ${status}) is no whole JSON`, 'once')
    : new UnreachableError(api, `it answered with HTTP ${status} and no CLS envelope, so it is not CLS`);
}

/** Only known codes are told: an error's own message may hold what was to be sent, keys included. */
export function unreachable(api: CalledApi, error: unknown): UnreachableError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const other = /^[A-Z_]{3,50}$/.test(code) ? `the connection failed (${code})` : 'the request could not be sent';
  const reason = REASONS[code] ?? (STRANGERS.includes(code) ? `${STRANGER} (${code})` : other);
  return new UnreachableError(api, reason, CUT.includes(code) ? 'once' : 'no', code === 'ENOTFOUND');
}

const CUT = ['ECONNRESET', 'EPIPE', 'ANSWER_CUT'];

const REASONS: Readonly<Record<string, string | undefined>> = {
  ANSWER_CUT: 'the connection was cut in the middle of the answer',
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the host name is not known (ENOTFOUND)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  ETIMEDOUT: 'the connection timed out (ETIMEDOUT)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host (ERR_TLS_CERT_ALTNAME_INVALID)',
  CERT_HAS_EXPIRED: 'its certificate has expired (CERT_HAS_EXPIRED)',
};

const STRANGER =
  'its certificate is of an authority that nobody here knows; if that is your own, enter it as CA certificate in the settings';
const STRANGERS = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
