import type { Config } from '../config.ts';
import type { Granted } from './arrival.ts';
import type { Browser } from './browser.ts';
import { claim } from './claim.ts';
import type { LoginFailure } from './login-failure.ts';
import type { PastedCode } from './rescue.ts';
import { whyNot } from './why-not.ts';

/** A code that is to be sent, or why it is not. */
export type Taken = Granted | { failure: LoginFailure };

/**
 * Claims a code that a person pasted, so that it is sent once, also when it is pasted again.
 *
 * Sends nothing; never rejects. No `state` protects it: whoever calls this had an explicit click.
 */
export async function takePasted(
  browser: Browser,
  { providers }: Config,
  { code, redirectUri }: PastedCode,
): Promise<Taken> {
  const failure = whyNot(browser);
  if (failure !== undefined) return { failure };
  const first = await claim(browser, [code]).catch(() => undefined);
  if (first !== true)
    return { failure: { reason: first === false ? 'already_used' : 'storage_unavailable' } };
  const clientId = providers.instagram.appId;
  return { kind: 'code', grant: { provider: 'instagram', clientId, code, redirectUri } };
}
