/**
 * What the way from a code to its token does not need: each part loads when it is asked for, and has a say
 * for when it cannot.
 */
import type { readMedia as readPosts } from '../instagram/media.ts';
import type { fetchProfile, ProfileResult } from '../instagram/profile.ts';
import type { Config } from '../config/config.ts';
import type { beginLogin, Begun } from '../auth/begin-login.ts';
import type { Browser } from '../auth/browser.ts';
import { unloaded } from '../auth/outcome.ts';
import type { renew as renewToken } from '../auth/renewal.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { Settled } from '../auth/settle.ts';
import type { Token } from '../auth/token.ts';
import { dress } from '../dress.ts';
import { nextTask } from './next-task.ts';

/** Prepares a login: see `begin`. */
export function begin(...given: Parameters<typeof beginLogin>): Promise<Begun> {
  return attempt(async () => (await import('./begin.ts')).begin(...given), unloaded(given[0]));
}

/** Asks whose a token is, once the token itself is drawn: see `fetchProfile`. */
export function askWho(...given: Parameters<typeof fetchProfile>): Promise<ProfileResult> {
  return attempt(async () => {
    await nextTask();
    return (await import('../instagram/profile.ts')).fetchProfile(...given);
  }, unloaded(given[0]));
}

/** Reads the newest posts: see `readMedia`. They stay unasked where that does not load. */
export function readMedia(...given: Parameters<typeof readPosts>): Promise<void> {
  return attempt(
    async () => (await import('../instagram/media.ts')).readMedia(...given),
    undefined,
  );
}

/** Refreshes or extends a token: see `renew`. */
export function renew(...given: Parameters<typeof renewToken>): Promise<Settled> {
  return attempt(
    async () => (await import('../auth/renewal.ts')).renew(...given),
    unloaded(given[0]),
  );
}

/** What there was to restore, or why that is not known. */
type Restored = { token: Token | undefined } | { failure: LoginFailure };

/** The token that this tab kept, undefined when there is none: see `keptToken`. */
export function restore(browser: Browser, signedOut: string | undefined): Promise<Restored> {
  return attempt<Restored>(async () => {
    const { keptToken } = await keeping();
    return { token: keptToken(browser, signedOut) };
  }, unloaded(browser));
}

/** Keeps a token in this tab if it is still `wanted` by then. Otherwise it does not outlive a reload. */
export function keep(
  browser: Browser,
  token: Token,
  signedOut: string | undefined,
  wanted: () => boolean,
): Promise<void> {
  return attempt(async () => {
    const { keepToken } = await keeping();
    if (wanted()) keepToken(browser, token, signedOut);
  }, undefined);
}

/** The outcome itself, or in place of an unknown one why no reply came: see `whyNoReply`. */
export async function explain(
  browser: Browser,
  { proxyUrl }: Config,
  outcome: Settled,
): Promise<Settled> {
  if ('token' in outcome || outcome.failure.reason !== 'outcome_unknown') return outcome;
  const why = await attempt(
    async () => (await import('../auth/why-no-reply.ts')).whyNoReply(browser, proxyUrl),
    undefined,
  );
  return why === undefined ? outcome : { failure: why };
}

/** Puts the address to where the person wants to be; the token is on screen all the same. */
export async function goBack(
  browser: Browser,
  config: Config,
  returnTo: string | null | undefined,
): Promise<void> {
  if (!returnTo) return;
  // Now, because the links of the style sheets are relative to the address, which is about to change.
  void dress();
  await attempt(
    async () => (await import('./go-back.ts')).goBack(browser, config, returnTo),
    undefined,
  );
}

/** Written once, because each place that imports a module costs bytes before the token. */
const keeping = () => import('./kept-token.ts');

function attempt<Outcome>(act: () => Promise<Outcome>, instead: Outcome): Promise<Outcome> {
  return act().catch(() => instead);
}
