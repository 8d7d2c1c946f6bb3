import type { Config } from '../config/config.ts';
import type { ProfileResult } from '../instagram/profile.ts';
import type { Arrival } from '../auth/arrival.ts';
import type { Browser, Channel } from '../auth/browser.ts';
import { holdClaims } from './claims.ts';
import { watchExpiry } from './expiry-watch.ts';
import { noteWait } from './under-way.ts';
import { forget, lastSignOut, noteSignOut } from './forget.ts';
import * as later from './later.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import { outcomeOf, type Answer } from '../auth/outcome.ts';
import type { Flow } from '../config/providers.ts';
import type { RenewalKind } from '../auth/renewal.ts';
import type { Taken } from '../auth/rescue/pasted.ts';
import type { ProfileState, SessionState, SignedIn } from './session-state.ts';
import type { Token } from '../auth/token.ts';

const SIGNED_OUT: SessionState = { status: 'signed-out', elsewhere: false };
/** What other tabs are told; it carries no token, and says nothing about whose it was. */
const SIGN_OUT_MESSAGE = 'signed-out';
/** After this long the consent page is not coming: the person stopped it, or the browser did. */
const LEAVING_TIMEOUT_MS = 15_000;

/**
 * The login as a page sees it: one state, and the verbs that change it.
 *
 * The token is in this object's memory alone, unless the page was built to keep it in the tab. Does
 * not notice that a token was revoked until something is asked with it.
 *
 * @see [RFC 10017 section 8](https://www.rfc-editor.org/rfc/rfc10017#section-8)
 */
export class Session {
  #state = $state.raw<SessionState>(SIGNED_OUT);
  /** What it logs in with, a person's settings included; what is under way ends with what it began with. */
  config: Config;
  #browser: Browser;
  #channel: Channel;
  /** Ends with every sign-out, and takes with it whatever was still asked for. */
  #life = new AbortController();
  /** There is one thing to wait for at a time: the consent page, or the token's end. */
  #cancelTimer: () => void = () => undefined;
  /** The last sign-out that this tab knew when it signed in; another one has ended its login. */
  #signedOut: string | undefined;
  /** Where the person wants to be after the login, as it was asked for. */
  #returnTo: string | null | undefined;

  constructor(config: Config, browser: Browser, arrival: Arrival = { kind: 'nothing' }) {
    this.config = config;
    this.#browser = browser;
    this.#channel = browser.channel(`latchkey ${config.redirectUri}`);
    this.#channel.addEventListener('message', ({ data }) => {
      if (data === SIGN_OUT_MESSAGE) this.#forget(true);
    });
    for (const type of ['pageshow', 'visibilitychange'])
      browser.events.addEventListener(type, (event) => this.#seen(event));
    void this.#receive(arrival);
    // Storage or locks that are blocked are said when a login needs them.
    void holdClaims(browser).catch(() => undefined);
  }

  /** What to show now. */
  get state(): SessionState {
    return this.#state;
  }

  /** Leaves for the consent page, or fails before that; nothing while a login is under way. */
  async login(flow: Flow): Promise<void> {
    if (!this.#idle()) return;
    const leaving: SessionState = { status: 'leaving' };
    this.#state = leaving;
    this.#cancelTimer();
    this.#cancelTimer = this.#browser.after(LEAVING_TIMEOUT_MS, () => {
      if (this.#state === leaving) this.#state = SIGNED_OUT;
    });
    const begun = await later.begin(this.#browser, this.config, flow, this.#returnTo);
    if (this.#state !== leaving) return;
    if ('failure' in begun) this.#fail(begun.failure);
    else this.#browser.location.assign(begun.url);
  }

  /** Exchanges a code from elsewhere, once it is claimed; no `state` protects it: on an explicit click only. */
  async exchange(claimed: Promise<Taken>): Promise<void> {
    if (!this.#idle()) return;
    const exchanging: SessionState = { status: 'exchanging', offline: false };
    this.#state = exchanging;
    const taken = await claimed;
    if (this.#state !== exchanging) return;
    if ('failure' in taken) this.#fail(taken.failure);
    else await this.#conclude(taken);
  }

  /** Ends the wait for the proxy's reply, on a click; the code that was sent counts as spent. */
  cancel(): void {
    if (this.#state.status !== 'exchanging') return;
    this.#endLife();
    noteWait(this.#browser, false);
    this.#fail({ reason: 'stopped' });
  }

  /** Takes on a token from elsewhere; whether it works shows when the profile is asked for. */
  async adopt(token: Token): Promise<void> {
    if (this.#idle()) await this.#signIn(token);
  }

  /** Refreshes or extends the token through the proxy; nothing while that is under way, or it cannot be refreshed. */
  async renew(kind: RenewalKind): Promise<void> {
    if (this.#state.status !== 'signed-in' || this.#state.renewal.status === 'running') return;
    const { token } = this.#state;
    if (kind === 'refresh' && token.refreshToken === undefined) return;
    this.#update({ renewal: { status: 'running', kind } });
    const { signal } = this.#life;
    const outcome = await later.renew(this.#browser, this.config, token, kind, signal);
    if (!this.#holds(token)) return;
    if ('failure' in outcome) this.#update({ renewal: { status: 'failed', kind, ...outcome } });
    else {
      this.#update({ ...outcome, renewal: { status: 'done', kind, before: token } });
      this.#tend(outcome.token);
    }
  }

  /** Asks for the profile once more, and then for the newest posts. */
  async reloadProfile(): Promise<void> {
    if (this.#state.status !== 'signed-in') return;
    const { token } = this.#state;
    this.#update({ profile: { status: 'pending' } });
    const { signal } = this.#life;
    const result = await later.askWho(this.#browser, this.config, token, signal);
    if (!this.#holds(token)) return;
    this.#update({ profile: profileState(result) });
    // The owner is the first proof, and only then is it known whose posts to ask for.
    if ('profile' in result) void this.reloadMedia();
  }

  /** Asks for the newest posts once more, where a page can read them with this token. */
  async reloadMedia(): Promise<void> {
    if (this.#state.status !== 'signed-in') return;
    const { signal } = this.#life;
    await later.readMedia(this.#browser, this.config, this.#state.token, signal, (media) =>
      this.#update({ media }),
    );
  }

  /** Lends the browser to a part of the page that loads later; what it asks for ends with the sign-out. */
  lend<Given>(to: (browser: Browser, abort: AbortSignal) => Given): Given {
    return to(this.#browser, this.#life.signal);
  }

  /** Forgets the token, here and in every tab; works offline. The token itself stays valid at Instagram. */
  signOut(): void {
    noteSignOut(this.#browser, this.config.redirectUri);
    this.#forget(false);
    this.#channel.postMessage(SIGN_OUT_MESSAGE);
  }

  async #receive(arrival: Arrival): Promise<void> {
    // A reload in the middle of an exchange: the code is gone with the page that sent it.
    const cutOff = noteWait(this.#browser, false);
    if (arrival.kind === 'nothing') {
      this.#returnTo = arrival.returnTo;
      if (cutOff) this.#fail({ reason: 'already_used' });
      else if (this.config.keepToken) await this.#restore();
      return;
    }
    // Also after a failure, because the next try still wants to go there.
    const login = arrival.kind === 'code' ? arrival.grant : arrival.pending;
    this.#returnTo = login?.returnTo;
    await this.#conclude(arrival);
  }

  async #conclude(answer: Answer): Promise<void> {
    const { signal } = this.#life;
    const waiting = (offline: boolean) => {
      this.#state = { status: 'exchanging', offline };
      // What was not sent can still be used, or there is nothing to use.
      noteWait(this.#browser, !offline && answer.kind === 'code');
    };
    const outcome = await outcomeOf(this.#browser, this.config, answer, signal, waiting);
    const lost = 'failure' in outcome && outcome.failure.reason === 'outcome_unknown';
    // Without a reply the wait is not over, because this is also how it looks while the page is reloaded.
    if (!lost) noteWait(this.#browser, false);
    const settled = await later.explain(this.#browser, this.config, outcome);
    if (signal.aborted) return;
    if ('token' in settled) await this.#signIn(settled.token);
    else this.#fail(settled.failure, isUnsent(answer, settled.failure) ? answer : undefined);
  }

  async #signIn(token: Token): Promise<void> {
    this.#signedOut = this.#lastSignOut();
    this.#state = {
      status: 'signed-in',
      token,
      first: token,
      profile: { status: 'pending' },
      media: { status: 'unasked' },
      expired: false,
      renewal: { status: 'idle' },
    };
    this.#tend(token);
    void later.goBack(this.#browser, this.config, this.#returnTo);
    this.#returnTo = undefined;
    await this.reloadProfile();
  }

  async #restore(): Promise<void> {
    const kept = await later.restore(this.#browser, this.#lastSignOut());
    // Unless the person has begun something else meanwhile.
    if (!this.#idle()) return;
    if ('failure' in kept) this.#fail(kept.failure);
    else if (kept.token) await this.#signIn(kept.token);
  }

  #lastSignOut(): string | undefined {
    return lastSignOut(this.#browser, this.config.redirectUri);
  }

  /** Looks after a token that is new here: its end, and where it is kept. */
  #tend(token: Token): void {
    this.#watchExpiry();
    if (this.config.keepToken) {
      void later.keep(this.#browser, token, this.#signedOut, () => this.#holds(token));
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

  #fail(failure: LoginFailure, answer?: Answer): void {
    this.#state = { status: 'failed', failure, ...(answer && { answer }) };
  }

  #forget(elsewhere: boolean): void {
    const { status } = this.#state;
    const holdsSomething = status === 'signed-in' || status === 'exchanging';
    if (elsewhere && !holdsSomething) return;
    this.#endLife();
    this.#state = { status: 'signed-out', elsewhere };
    forget(this.#browser);
  }

  #endLife(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#cancelTimer();
  }

  /** The page is seen again: after sleep, from another tab, or by Back out of the browser's memory. */
  #seen(event: Event): void {
    const restored = 'persisted' in event && event.persisted === true;
    if (restored && this.#state.status === 'leaving') this.#state = SIGNED_OUT;
    // What other tabs said meanwhile was not heard in the browser's memory.
    if (this.#state.status === 'signed-in' && this.#lastSignOut() !== this.#signedOut)
      this.#forget(true);
    this.#watchExpiry();
  }

  #watchExpiry(): void {
    if (this.#state.status !== 'signed-in') return;
    this.#cancelTimer();
    this.#cancelTimer = watchExpiry(this.#browser, this.#state.token.expiresAt, (expired) => {
      this.#update({ expired });
    });
  }
}

/** Whether what an answer holds stayed here, so that it can still be used. */
function isUnsent({ kind }: Answer, { reason }: LoginFailure): boolean {
  return kind === 'unsettled' || reason === 'offline';
}

function profileState(result: ProfileResult): ProfileState {
  return 'failure' in result ? { status: 'failed', ...result } : { status: 'known', ...result };
}
