/** Why a call got no answer, in words. */
import { type Said, say } from '#wording';
import { type CalledApi, UnreachableError } from './cls-error';

/** An answer that is none of the API's own. */
export function notAnAnswer(api: CalledApi, status: number, text: string): UnreachableError {
  if (status === 407 && api.proxy !== undefined) {
    return new UnreachableError(
      api,
      say(
        'the proxy asks for a name and password (HTTP 407); HTTPS_PROXY takes them as in http://name:password@host:port',
      ),
    );
  }
  if (status >= 500) {
    const reason = say(
      'it answered with HTTP {{status}} and no CLS envelope, as a gateway does whose service is away',
      { status },
    );
    return new UnreachableError(api, reason, 'once');
  }
  return text.startsWith('{"')
    ? new UnreachableError(api, say('its answer (HTTP {{status}}) is no whole JSON', { status }), 'once')
    : new UnreachableError(
        api,
        say('it answered with HTTP {{status}} and no CLS envelope, so it is not CLS', { status }),
      );
}

/** Only known codes are told: an error's own message may hold what was to be sent, keys included. */
export function unreachable(api: CalledApi, error: unknown): UnreachableError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new UnreachableError(api, reasonOf(code), CUT.includes(code) ? 'once' : 'no', code === 'ENOTFOUND');
}

const CUT = ['ECONNRESET', 'EPIPE', 'ANSWER_CUT'];

function reasonOf(code: string): Said {
  if (code === 'ANSWER_CUT') {
    return say('the connection was cut in the middle of the answer');
  }
  const known = REASONS[code];
  if (known !== undefined) {
    return say('{{reason}} ({{code}})', { reason: known, code });
  }
  return /^[A-Z_]{3,50}$/.test(code)
    ? say('{{reason}} ({{code}})', { reason: say('the connection failed'), code })
    : say('the request could not be sent');
}

const STRANGER = say(
  'its certificate is of an authority that nobody here knows; if that is your own, enter it as CA certificate in the settings',
);

const REASONS: Readonly<Record<string, Said | undefined>> = {
  ECONNREFUSED: say('nothing listens there'),
  ENOTFOUND: say('the host name is not known'),
  ECONNRESET: say('the connection was cut'),
  ETIMEDOUT: say('the connection timed out'),
  ERR_TLS_CERT_ALTNAME_INVALID: say('its certificate is for another host'),
  CERT_HAS_EXPIRED: say('its certificate has expired'),
  DEPTH_ZERO_SELF_SIGNED_CERT: STRANGER,
  SELF_SIGNED_CERT_IN_CHAIN: STRANGER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: STRANGER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: STRANGER,
};
