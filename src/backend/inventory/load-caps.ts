import type { Locale, SaidError } from '#wording';
import { permissionOf } from '#cls';
import type { Settings } from '#contract';
import { CallTimeoutError, ClsError, UnreachableError } from '../cls-client/cls-error';
import { text } from '../texts/text';
import { type Cap, type Caps, DEFAULT_CAP_MBPS, resolveCaps } from './caps';
import type { CcnDirectory, KnownCcn } from './ccn-directory';

export interface LoadedCaps extends Caps {
  /** Why the caps are not all as ordered, given those an answer has used; for the warnings of that answer. */
  notices(used: readonly Cap[], locale: Locale | undefined): string[];
}

/** Of an instance, what tells caps. */
export interface CapSources {
  ccns: Pick<CcnDirectory, 'list'>;
  settings: Pick<Settings, 'caps'>;
}

/** The caps of the account's CCNs. A VPC API that refuses or is away costs the ordered caps, not the answer. */
export async function loadCaps({ ccns, settings }: CapSources, signal: AbortSignal): Promise<LoadedCaps> {
  const { known, failure } = await listCcns(ccns, signal);
  const failed = failure ?? known.find((ccn) => ccn.failure !== undefined)?.failure;
  return {
    ...resolveCaps(known, settings.caps ?? []),
    notices(used, locale) {
      const isGuessed = used.some(({ source }) => source !== 'api');
      return [
        ...(failed !== undefined && isGuessed ? [failureNotice(failed, locale)] : []),
        ...(used.some(({ source }) => source === 'default')
          ? [text(locale, 'caps.default', { mbps: DEFAULT_CAP_MBPS })]
          : []),
      ];
    },
  };
}

async function listCcns(
  ccns: CapSources['ccns'],
  signal: AbortSignal,
): Promise<{ known: KnownCcn[]; failure?: SaidError }> {
  try {
    return { known: await ccns.list(signal) };
  } catch (failure) {
    if ([ClsError, UnreachableError, CallTimeoutError].some((type) => failure instanceof type)) {
      return { known: [], failure: failure as SaidError };
    }
    throw failure;
  }
}

function failureNotice(failure: SaidError, locale: Locale | undefined): string {
  return failure instanceof ClsError && failure.meaning.class === 'permission' && failure.action !== undefined
    ? text(locale, 'caps.denied', { permission: permissionOf(failure.action) })
    : text(locale, 'caps.failed', { reason: failure.in(locale) });
}
