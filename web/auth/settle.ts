import type { Config } from '../config/config.ts';
import type { Unsettled } from './arrival.ts';
import type { Browser } from './browser.ts';
import { type Callback, isLive, type PendingLogin } from './callback.ts';
import { claim } from './claim.ts';
import { implicitToken } from './implicit-token.ts';
import { isClaimed } from './is-claimed.ts';
import type { LoginFailure } from './login-failure.ts';
import { countPending } from './pending-logins.ts';
import { isCancel, printable } from './refusal.ts';
import type { Token } from './token.ts';
import { whyNot } from './why-not.ts';

/** A token, or why there is none. */
export type Settled = { token: Token } | { failure: LoginFailure };

/**
 * Makes of an answer that holds no code for us what it is: a token, or one kind of failure.
 *
 * Sends nothing. Of an answer that is not shown to be ours, no word is passed on.
 *
 * @see [RFC 6749 section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export async function settle(
  browser: Browser,
  config: Pick<Config, 'flows'>,
  { callback, pending, spent }: Unsettled,
): Promise<Settled> {
  const obstacle = whyNot(browser);
  if (obstacle !== undefined) return { failure: obstacle };
  if (spent) return no('already_used');
  try {
    return await settleFresh(browser, config, callback, pending);
  } catch {
    // Browsers that block storage refuse locks too.
    return no('storage_unavailable');
  }
}

async function settleFresh(
  browser: Browser,
  config: Pick<Config, 'flows'>,
  callback: Callback,
  pending: PendingLogin | undefined,
): Promise<Settled> {
  if (callback.kind === 'token' && !takesTokens(config)) return no('implicit_off');
  if (callback.kind === 'nothing' || callback.kind === 'malformed') return no('malformed_response');
  const { state } = callback;
  if (state === undefined || pending === undefined) {
    // Looked up only: an answer that came to the wrong tab is still good in its own.
    if (await isUsed(browser, callback)) return no('already_used');
    const others = countPending(browser.sessionStorage(), browser.now());
    return unproven(callback, others);
  }
  if (!(await claim(browser, [state]))) return no('already_used');
  return proven(callback, pending, browser.now());
}

/** Whether its state was used, or its code: that of a hand-made link has no state, and is sent on a click. */
async function isUsed(browser: Browser, callback: Answer): Promise<boolean> {
  for (const value of [callback.state, callback.kind === 'code' ? callback.code : undefined])
    if (value !== undefined && (await isClaimed(browser, value))) return true;
  return false;
}

type Answer = Exclude<Callback, { kind: 'nothing' | 'malformed' }>;

/** A token is taken only where the page offers a login that gives one (RFC 10017 section 7.2). */
function takesTokens({ flows }: Pick<Config, 'flows'>): boolean {
  return flows.some(({ responseType }) => responseType === 'token');
}

function unproven(callback: Answer, others: number): Settled {
  if (callback.kind === 'error') {
    // Whether Instagram echoes the state of a cancelled login is not documented. No login is used up
    // by it, so that a forged link cannot take it.
    const ours = isCancel(callback.fields) && callback.state === undefined && others > 0;
    return no(ours ? 'cancelled' : 'login_failed');
  }
  return no(others > 0 ? 'state_mismatch' : 'no_pending_login');
}

function proven(callback: Answer, pending: PendingLogin, now: number): Settled {
  if (!isLive(pending, now)) return no('login_expired');
  // Errors name their issuer too; words of another one are not passed on.
  if (callback.iss !== pending.iss) return no('malformed_response');
  if (callback.kind === 'error') return refused(callback.fields);
  if (callback.kind !== 'token' || pending.responseType !== 'token')
    return no('malformed_response');
  const token = implicitToken(callback.fields, pending.provider, now);
  return token === undefined ? no('malformed_response') : { token };
}

function refused(fields: URLSearchParams): Settled {
  if (isCancel(fields)) return no('cancelled');
  const description = printable(fields.get('error_description') ?? '');
  return { failure: { reason: 'login_failed', ...(description === '' ? {} : { description }) } };
}

type Plain = Exclude<LoginFailure, { after: unknown } | { missing: unknown } | { status: unknown }>;

function no(reason: Plain['reason']): Settled {
  return { failure: { reason } };
}
