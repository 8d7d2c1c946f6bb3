import { flushSync } from 'svelte';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { takePasted } from '../../../web/auth/rescue/pasted.ts';
import type { PastedCode } from '../../../web/auth/rescue/rescued.ts';
import type { SessionState } from '../../../web/session/session-state.ts';
import { Session } from '../../../web/session/session.svelte.ts';
import type { Config } from '../../../web/config/config.ts';
import {
  config,
  PAGE,
  tab,
  TOKEN_REPLY,
  type SentRequest,
  type Tab,
  type TabOptions,
} from '../fake-browser.ts';

/** The login that these tests begin, and what the proxy and Instagram answer to it. */
export const FLOW = { provider: 'instagram', responseType: 'code' } as const;
export const ME = { id: '36220564007528767', user_id: '17841401313574613', username: 'mona.makes' };
export const CODE = 'AQBx-hBsH3_2kQJ7dd0q';

/** Which of two requests a sent one is. */
export const isMedia = ({ url }: SentRequest) => url.includes('/me/media');
export const isToken = ({ url }: SentRequest) => url.endsWith('/token');

/** A proxy and an Instagram that answer well. */
export function well(request: SentRequest): Response {
  return Response.json(isToken(request) ? TOKEN_REPLY : ME);
}

/** A reply that never comes. */
export function never(): Promise<Response> {
  return new Promise(() => undefined);
}

interface ReturnOptions extends TabOptions {
  code?: string;
  env?: Record<string, string>;
  returnTo?: string;
  /** Changes the content of the tab's storage. */
  forge?: (kept: string) => string;
}

/** A click on a pasted code. */
export function paste({ browser }: Tab, session: Session, code: PastedCode): Promise<void> {
  return session.exchange(takePasted(browser, session.config, code));
}

/** Waits until the parts that load late have arrived, if they do. */
export async function later(): Promise<void> {
  await import('../../../web/auth/return-path.ts');
  await new Promise((resolve) => setTimeout(resolve));
}

/** A page that a person returned to with a code, and its session. */
export async function returned(options: ReturnOptions = {}) {
  const settings = config(options.env);
  const at = tab({ answer: well, ...options });
  const begun = await beginLogin(at.browser, settings, FLOW, options.returnTo);
  if ('failure' in begun) throw new Error(begun.failure.reason);
  const state = URL.parse(begun.url)?.searchParams.get('state') ?? '';
  for (const [key, kept] of at.store) at.store.set(key, options.forge?.(kept) ?? kept);
  at.browser.history.replaceState(null, '', `${PAGE}?code=${options.code ?? 'C'}&state=${state}#_`);
  const arrival = await arrive(at.browser, settings.proxyUrl, takeAddress(at.browser));
  return { at, session: new Session(settings, at.browser, arrival) };
}

/** The session of a page that was opened without an answer. */
export function fresh(at: Tab, settings: Config = config()): Session {
  return new Session(settings, at.browser);
}

/** Waits for a state of the session through its reactivity, as a page does. */
export function until(
  session: Session,
  fits: (state: SessionState) => boolean,
): Promise<SessionState> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        const { state } = session;
        if (!fits(state)) return;
        resolve(state);
        queueMicrotask(stop);
      });
    });
    flushSync();
  });
}

/** States to wait for. */
export const known = (state: SessionState) =>
  state.status === 'signed-in' && state.profile.status === 'known';
export const failed = (state: SessionState) => state.status === 'failed';
