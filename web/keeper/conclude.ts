import type { Browser } from '../auth/browser.ts';
import type { Callback } from '../auth/callback.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import { isCancel } from '../auth/refusal.ts';
import type { ClaimLogin } from './claim-login.ts';
import { handOver, type Kept } from './hand-over.ts';

/** What became of the answer to a claim's login. */
export type Outcome = { kept: Kept } | { failure: LoginFailure };

/** A claim's login that has come to its end here, and what becomes of it. */
export interface Concluded {
  /** Undefined when it is too old, or was begun with another proxy. */
  login: ClaimLogin | undefined;
  outcome: Promise<Outcome>;
}

/** Sends the code of an answer to the keeper, once; every other answer is a failure, and sends nothing. */
export async function conclude(
  browser: Browser,
  login: ClaimLogin | undefined,
  callback: Callback | undefined,
): Promise<Outcome> {
  if (login === undefined) return no('login_expired');
  if (callback?.kind === 'error' && isCancel(callback.fields)) return no('cancelled');
  if (callback?.kind !== 'code') return no('login_failed');
  const { claim, proxyUrl, redirectUri } = login;
  return await handOver(browser, proxyUrl, {
    claim,
    grant_type: 'authorization_code',
    code: callback.code,
    redirect_uri: redirectUri,
  });
}

function no(reason: 'login_expired' | 'cancelled' | 'login_failed'): Outcome {
  return { failure: { reason } };
}
