import type { Config } from '../config.ts';
import type { ProfileResult } from '../instagram/profile.ts';
import type { Arrival, Unsettled } from './arrival.ts';
import type { Begun } from './begin-login.ts';
import type { Browser, Channel } from './browser.ts';
import { claim } from './claim.ts';
import { holdClaims } from './claims.ts';
import { exchangeCode, type Exchange, type Grant } from './exchange.ts';
import type { LoginFailure } from './login-failure.ts';
import type { Flow } from './providers.ts';
import type { PastedCode, PastedToken } from './rescue.ts';
import { dropPending } from './pending-logins.ts';
import type { RenewalKind } from './renewal.ts';
import type { ProfileState, SessionState, SignedIn } from './session-state.ts';
import type { Settled } from './settle.ts';
import { readTokenReply } from './token-reply.ts';
import { expiry, type Token } from './token.ts';
import { untilOnline } from './until-online.ts';
import { whyNot } from './why-not.ts';

const SIGNED_OUT: SessionState = { status: 'signed-out', elsewhere: false };
/** What other tabs are told; it carries no token, and says nothing about whose it was. */
const SIGN_OUT_MESSAGE = 'signed-out';
/** After this long the consent page is not coming: the person stopped it, or the browser did. */
const LEAVING_TIMEOUT_MS = 15_000;
/** A longer delay wraps around to none at all. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/**
 * The login as a page sees it: one state, and the verbs that change it.
 *
 * The token lives in this object's memory alone; a reload forgets it. Does not notice that a token was
 * revoked until something is asked with it.
 *
 * @see [RFC 10017 section 8](https://www.rfc-editor.org/rfc/rfc10017#section-8)
 */
export class Session {
  #state = $state.raw<SessionState>(SIGNED_OUT);
  #config: Config;
  #browser: Browser;
  #channel: Channel;
  /** Ends with every sign-out, and takes with it whatever was still asked for. */
  #life = new AbortController();
  #cancelTimer: () => void = () => undefined;

  constructor(config: Config, browser: Browser, arrival: Arrival = { kind: 'nothing' }) {
    this.#config = config;
    this.#browser = browser;
    this.#channel = browser.channel(`latchkey ${config.redirectUri}`);
    this.#channel.addEventListener('message', ({ data }) => {
      if (data === SIGN_OUT_MESSAGE) this.#forget(true);
    });
    browser.events.addEventListener('pageshow', (event) => this.#seen(event));
    browser.events.addEventListener('visibilitychange', (event) => this.#seen(event));
    void this.#receive(arrival);
    // Storage or locks that are blocked are said when a login needs them.
    void holdClaims(browser).catch(() => undefined);
  }

  /** What to show now. */
  get state(): SessionState {
    return this.#state;
  }

  /** Goes on with other settings; what is under way ends with those that it began with. */
  configure(config: Config): void {
    this.#config = config;
  }

  /** Leaves for the consent page, or fails before that; nothing while a login is under way. */
  async login(flow: Flow): Promise<void> {
    if (!this.#idle()) return;
    const leaving: SessionState = { status: 'leaving' };
    this.#state = leaving;
    this.#later(LEAVING_TIMEOUT_MS, () => {
      if (this.#state === leaving) this.#state = SIGNED_OUT;
    });
    const begun = await this.#begin(flow);
    if (this.#state !== leaving) return;
    if ('failure' in begun) this.#fail(begun.failure);
    else this.#browser.location.assign(begun.url);
  }

  /** Whoever comes back with a code needs no second login: what begins one comes later. */
  async #begin(flow: Flow): Promise<Begun> {
    try {
      const { beginLogin } = await import('./begin-login.ts');
      return beginLogin(this.#browser, this.#config, flow);
    } catch {
      return { failure: { reason: 'offline' } };
    }
  }

  /** Exchanges a pasted code, which no `state` protects: on an explicit click only. */
  async exchangePasted({ code, redirectUri }: PastedCode): Promise<void> {
    if (!this.#idle()) return;
    const exchanging: SessionState = { status: 'exchanging', offline: false };
    this.#state = exchanging;
    const obstacle = whyNot(this.#browser) ?? (await this.#claimPasted(code));
    if (this.#state !== exchanging) return;
    if (obstacle !== undefined) {
      this.#fail(obstacle);
      return;
    }
    const clientId = this.#config.providers.instagram.appId;
    await this.#send({ provider: 'instagram', clientId, code, redirectUri });
  }

  /** Takes on a pasted token; whether it works shows when the profile is asked for. */
  async adoptPasted({ accessToken, provider, expiresIn }: PastedToken): Promise<void> {
    if (!this.#idle()) return;
    const issuedAt = this.#browser.now();
    await this.#signIn({ provider, accessToken, issuedAt, ...expiry(expiresIn, issuedAt) });
  }

  /** Refreshes a long-lived token through the proxy; nothing when it cannot be refreshed. */
  async refresh(): Promise<void> {
    if (this.#state.status === 'signed-in' && this.#state.token.refreshToken === undefined) return;
    await this.#renew('refresh');
  }

  /** Exchanges a short-lived token for the 60-day one through the proxy. */
  async extend(): Promise<void> {
    await this.#renew('extend');
  }

  /** Asks for the profile once more. */
  async reloadProfile(): Promise<void> {
    if (this.#state.status !== 'signed-in') return;
    const { token } = this.#state;
    this.#update({ profile: { status: 'pending' } });
    const result = await this.#askWho(token);
    if (this.#holds(token)) this.#update({ profile: profileState(result) });
  }

  /** The token is on screen before the code that asks whose it is has loaded. */
  async #askWho(token: Token): Promise<ProfileResult> {
    try {
      const { fetchProfile } = await import('../instagram/profile.ts');
      return await fetchProfile(this.#browser, this.#config, token, this.#life.signal);
    } catch {
      return { failure: { reason: this.#browser.online() ? 'unreachable' : 'offline' } };
    }
  }

  /** Forgets the token, here and in every tab; works offline. The token itself stays valid at Instagram. */
  signOut(): void {
    this.#forget(false);
    this.#channel.postMessage(SIGN_OUT_MESSAGE);
  }

  /** From a failure back to the start. */
  startOver(): void {
    if (this.#state.status === 'failed') this.#state = SIGNED_OUT;
  }

  async #receive(arrival: Arrival): Promise<void> {
    switch (arrival.kind) {
      case 'nothing':
        return;
      case 'exchange':
        await this.#finish(arrival.exchange);
        return;
      case 'offline':
        await this.#send(arrival.grant);
        return;
      case 'unsettled': {
        this.#state = { status: 'exchanging', offline: false };
        await this.#conclude(await this.#settle(arrival));
      }
    }
  }

  /** An answer without a code for us: rarer than the code, so what reads it comes later. */
  async #settle(arrival: Unsettled): Promise<Settled> {
    try {
      const { settle } = await import('./settle.ts');
      return await settle(this.#browser, this.#config, arrival);
    } catch {
      return { failure: { reason: 'login_failed' } };
    }
  }

  async #claimPasted(code: string): Promise<LoginFailure | undefined> {
    try {
      return (await claim(this.#browser, [code])) ? undefined : { reason: 'already_used' };
    } catch {
      return { reason: 'storage_unavailable' };
    }
  }

  /** Sends a code that was claimed, as soon as there is a network to send it over. */
  async #send(grant: Grant): Promise<void> {
    const { signal } = this.#life;
    if (!this.#browser.online()) {
      this.#state = { status: 'exchanging', offline: true };
      const back = await untilOnline(this.#browser, signal);
      if (signal.aborted) return;
      if (!back) {
        this.#fail({ reason: 'offline' });
        return;
      }
    }
    await this.#finish(exchangeCode(this.#browser, this.#config.proxyUrl, grant));
  }

  async #finish(exchange: Exchange): Promise<void> {
    this.#state = { status: 'exchanging', offline: false };
    const { signal } = this.#life;
    signal.addEventListener('abort', exchange.abort);
    const raw = await exchange.reply;
    if (signal.aborted) return;
    await this.#conclude(readTokenReply(raw, exchange.provider));
  }

  async #conclude(outcome: Settled): Promise<void> {
    if ('failure' in outcome) this.#fail(outcome.failure);
    else await this.#signIn(outcome.token);
  }

  async #signIn(token: Token): Promise<void> {
    const profile: ProfileState = { status: 'pending' };
    this.#state = {
      status: 'signed-in',
      token,
      profile,
      expired: false,
      renewal: { status: 'idle' },
    };
    this.#watchExpiry();
    await this.reloadProfile();
  }

  async #renew(kind: RenewalKind): Promise<void> {
    if (this.#state.status !== 'signed-in' || this.#state.renewal.status === 'running') return;
    const { token } = this.#state;
    this.#update({ renewal: { status: 'running' } });
    const outcome = await this.#askForRenewal(kind, token);
    if (!this.#holds(token)) return;
    if ('failure' in outcome) {
      this.#update({ renewal: { status: 'failed', failure: outcome.failure } });
      return;
    }
    this.#update({ token: outcome.token, renewal: { status: 'idle' } });
    this.#watchExpiry();
  }

  async #askForRenewal(kind: RenewalKind, token: Token): Promise<Settled> {
    try {
      const { renew } = await import('./renewal.ts');
      return await renew(this.#browser, this.#config, token, kind, this.#life.signal);
    } catch {
      return { failure: { reason: 'proxy_unreachable' } };
    }
  }

  #idle(): boolean {
    return this.#state.status === 'signed-out' || this.#state.status === 'failed';
  }

  #holds(token: Token): boolean {
    return this.#state.status === 'signed-in' && this.#state.token === token;
  }

  #update(change: Partial<SignedIn>): void {
    if (this.#state.status === 'signed-in') this.#state = { ...this.#state, ...change };
  }

  #fail(failure: LoginFailure): void {
    this.#state = { status: 'failed', failure };
  }

  #forget(elsewhere: boolean): void {
    const { status } = this.#state;
    const holdsSomething = status === 'signed-in' || status === 'exchanging';
    if (elsewhere && !holdsSomething) return;
    this.#life.abort();
    this.#life = new AbortController();
    this.#cancelTimer();
    this.#state = { status: 'signed-out', elsewhere };
    try {
      dropPending(this.#browser.sessionStorage(), this.#browser.now());
    } catch {
      // Storage that is blocked holds nothing.
    }
  }

  /** The page is seen again: after sleep, from another tab, or by Back out of the browser's memory. */
  #seen(event: Event): void {
    const restored = 'persisted' in event && event.persisted === true;
    if (restored && this.#state.status === 'leaving') this.#state = SIGNED_OUT;
    this.#watchExpiry();
  }

  #watchExpiry(): void {
    if (this.#state.status !== 'signed-in') return;
    const { expiresAt } = this.#state.token;
    if (expiresAt === undefined) {
      this.#update({ expired: false });
      return;
    }
    const left = expiresAt - this.#browser.now();
    if (this.#state.expired !== left <= 0) this.#update({ expired: left <= 0 });
    if (left > 0) this.#later(Math.min(left, TIMER_MAX_MS), () => this.#watchExpiry());
  }

  /** There is one thing to wait for at a time: the consent page, or the token's end. */
  #later(ms: number, act: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#browser.after(ms, act);
  }
}

function profileState(result: ProfileResult): ProfileState {
  return 'failure' in result
    ? { status: 'failed', failure: result.failure }
    : { status: 'known', ...result };
}
