import type { Config } from '../../config/config.ts';
import type { Granted } from '../arrival.ts';
import type { Browser } from '../browser.ts';
import { claim } from '../claim.ts';
import type { Grant } from '../exchange.ts';
import type { LoginFailure } from '../login-failure.ts';
import type { PastedCode } from './rescued.ts';
import { whyNot } from '../why-not.ts';

/** A code that is to be sent, or why it is not. */
export type Taken = Granted | { failure: LoginFailure };

/**
 * Claims a code that a person pasted, so that it is sent once, also when it is pasted again.
 *
 * Sends nothing; never rejects. No `state` protects it, so the caller had an explicit click.
 */
export async function takePasted(
  browser: Browser,
  { providers }: Config,
  { code, redirectUri }: PastedCode,
): Promise<Taken> {
  const clientId = providers.instagram.appId;
  return await takeCode(browser, { provider: 'instagram', clientId, code, redirectUri });
}

/**
 * Claims a code that a person decided to exchange, so that it is sent once, whatever opens it again.
 *
 * Sends nothing; never rejects.
 */
export async function takeCode(browser: Browser, grant: Grant): Promise<Taken> {
  const failure = whyNot(browser);
  if (failure !== undefined) return { failure };
  const first = await claim(browser, [grant.code]).catch(() => undefined);
  if (first === true) return { kind: 'code', grant };
  return { failure: { reason: first === false ? 'already_used' : 'storage_unavailable' } };
}
