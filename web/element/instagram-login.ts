/**
 * `<instagram-login client-id="…" proxy="…">`: the login as one element, in one file, for any page.
 *
 * The edge of the element: the real browser comes in here.
 */
import type { Browser } from '../auth/browser.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { Settled } from '../auth/settle.ts';
import type { Token } from '../auth/token.ts';
import { prepareLogin, takeAnswer } from './log-in.ts';
import { readSettings, type Settings } from './settings.ts';
import { styleSheet } from './style.ts';
import { failureWords, wordsFor, type Words } from './words.ts';

/** After this long the consent page is not coming. */
const LEAVING_TIMEOUT_MS = 15_000;

const browser: Browser = {
  fetch: (url, init) => fetch(url, init),
  location,
  history,
  sessionStorage: () => sessionStorage,
  crypto,
  locks: navigator.locks,
  channel: (name) => new BroadcastChannel(name),
  events: window,
  now: Date.now,
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  online: () => navigator.onLine,
  framed: top !== self,
};

declare global {
  interface HTMLElementTagNameMap {
    'instagram-login': InstagramLogin;
  }
}

/**
 * The element. One to a page: the first one takes the answer that the page was opened with.
 *
 * Events: `login`, whose `detail` is the token, and `error`, whose `detail` says why there is none. Neither
 * bubbles. The token is in this object's memory and nowhere else. Attributes are read once, when the element is
 * put into the page.
 */
class InstagramLogin extends HTMLElement {
  #button = document.createElement('button');
  #status = document.createElement('p');
  #error = document.createElement('p');
  #words: Words = wordsFor('');
  #token: Token | undefined;

  /** The token, once `login` has been told; for whoever comes too late for the event. */
  get token(): Token | undefined {
    return this.#token;
  }

  connectedCallback(): void {
    if (this.shadowRoot !== null) return;
    const language = this.closest('[lang]')?.getAttribute('lang') ?? '';
    this.#words = wordsFor(language);
    this.#build();
    const settings = readSettings((name) => this.getAttribute(name), location.href);
    if ('problems' in settings) {
      console.warn(`<instagram-login>: ${settings.problems.join('; ')}`);
      this.#error.textContent = this.#words.notSetUp;
      this.#button.disabled = true;
      return;
    }
    this.#button.addEventListener('click', () => void this.#leave(settings));
    // Back out of the browser's memory, from the consent page: the button is live again.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#rest());
    const answer = takeAnswer(browser, settings, (offline) => this.#wait(offline));
    if (answer !== undefined) void answer.then((settled) => this.#end(settled));
  }

  #build(): void {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    const label = document.createElement('slot');
    label.textContent = this.#words.logIn;
    this.#button.type = 'button';
    this.#button.append(label);
    for (const [part, role, element] of [
      ['button', null, this.#button],
      ['status', 'status', this.#status],
      ['error', 'alert', this.#error],
    ] as const) {
      element.setAttribute('part', part);
      if (role !== null) element.setAttribute('role', role);
      root.append(element);
    }
  }

  async #leave(settings: Settings): Promise<void> {
    this.#wait(false);
    const begun = await prepareLogin(browser, settings);
    if ('failure' in begun) {
      this.#end(begun);
      return;
    }
    browser.after(LEAVING_TIMEOUT_MS, () => this.#rest());
    browser.location.assign(begun.url);
  }

  #wait(offline: boolean): void {
    this.#button.disabled = true;
    this.#error.textContent = '';
    this.#status.textContent = offline ? this.#words.offline : this.#words.working;
  }

  #rest(): void {
    this.#button.disabled = false;
    this.#status.textContent = '';
  }

  #end(settled: Settled): void {
    this.#rest();
    if ('failure' in settled) this.#fail(settled.failure);
    else this.#signIn(settled.token);
  }

  #fail(failure: LoginFailure): void {
    this.#error.textContent = failureWords(this.#words, failure);
    this.dispatchEvent(new CustomEvent<LoginFailure>('error', { detail: failure }));
  }

  #signIn(token: Token): void {
    this.#token = token;
    this.#button.hidden = true;
    this.#status.textContent = this.#words.signedIn;
    this.dispatchEvent(new CustomEvent<Token>('login', { detail: token }));
  }
}

customElements.define('instagram-login', InstagramLogin);
