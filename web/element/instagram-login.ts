/**
 * `<instagram-login client-id="…" proxy="…">`: the login as one element, in one file, for any page.
 *
 * The edge of the element: the real browser comes in here. Where there is none, as on a server, importing this
 * does nothing.
 */
import { realBrowser, type Browser } from '../auth/browser.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { Settled } from '../auth/settle.ts';
import type { Token } from '../auth/token.ts';
import { prepareLogin } from './log-in.ts';
import { pageAnswer, type PageAnswer } from './page-answer.ts';
import { ATTRIBUTES, readSettings, type Settings } from './settings.ts';
import { styleSheet } from './style.ts';
import { failureWords, wordsFor, type Words } from './words.ts';

/** After this long the consent page is not coming. */
const LEAVING_TIMEOUT_MS = 15_000;

const NAME = 'instagram-login';

declare global {
  interface HTMLElementTagNameMap {
    'instagram-login': InstagramLogin;
  }
}

const { HTMLElement: Base = Object as unknown as typeof HTMLElement, customElements: registry } =
  globalThis as Partial<typeof globalThis>;

let browser: Browser;
let answer: PageAnswer;
/** When all scripts of the page have run, those that listen included. */
let ready: Promise<unknown> | undefined;

/** Not by way of `document`, whose methods an `<img name="createElement">` hides. */
function create<Tag extends 'button' | 'p' | 'slot'>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const made = Reflect.get(Document.prototype, 'createElement') as (
    this: Document,
    tag: Tag,
  ) => Element;
  return made.call(document, tag) as HTMLElementTagNameMap[Tag];
}

/**
 * The element. The answer that the page was opened with goes to every element whose attributes are those that
 * the login was begun with, late ones included, to each of them once.
 *
 * Events: `login`, whose `detail` is the token, and `error`, whose `detail` says why there is none. Neither
 * bubbles. The token is in this page's memory and nowhere else. All attributes are observed.
 */
class InstagramLogin extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  #button = create('button');
  #label = create('slot');
  #status = create('p');
  #error = create('p');
  #words: Words = wordsFor('');
  #problems = '';
  #answered = false;
  #token: Token | undefined;
  #failure: LoginFailure | undefined;

  /** The token, for who listens too late for `login`. */
  get token(): Token | undefined {
    return this.#token;
  }

  /** Why the last login failed, for who listens too late for `error`. */
  get failure(): LoginFailure | undefined {
    return this.#failure;
  }

  connectedCallback(): void {
    this.#words = wordsFor(this.closest('[lang]')?.getAttribute('lang') ?? '');
    this.#label.textContent = this.#words.logIn;
    if (this.shadowRoot === null) this.#build();
    // Back out of the browser's memory, from the consent page: the button is live again.
    addEventListener('pageshow', this.#shown);
    this.#soon();
  }

  disconnectedCallback(): void {
    removeEventListener('pageshow', this.#shown);
    answer.leave(this.#wait);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#soon();
  }

  /** Forgets the token, in every element to come too. The token itself stays valid at Instagram. */
  signOut(): void {
    answer.forget();
    this.#answered = true;
    this.#token = undefined;
    this.#button.hidden = false;
    this.#rest();
  }

  #shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#rest();
  };

  #build(): void {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    this.#button.type = 'button';
    this.#button.append(this.#label);
    this.#button.addEventListener('click', () => void this.#leave());
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

  /** Frameworks set attributes one by one, and listen after they have put the element into the page. */
  #soon(): void {
    browser.after(0, () => {
      const settings = this.isConnected ? this.#read() : undefined;
      if (settings && !this.#answered) this.#take(settings);
    });
  }

  /** The settings of this moment; undefined when they are wrong, which is then said. */
  #read(): Settings | undefined {
    const settings = readSettings((name) => this.getAttribute(name), location.href);
    const problems = 'problems' in settings ? settings.problems.join('; ') : '';
    if (problems !== this.#problems) {
      if (problems) console.warn(`<${NAME}>: ${problems}`);
      this.#error.textContent = problems && this.#words.notSetUp;
      this.#button.disabled = problems !== '';
    }
    this.#problems = problems;
    return 'problems' in settings ? undefined : settings;
  }

  #take(settings: Settings): void {
    void answer.take(settings, this.#wait)?.then(async (settled) => {
      await ready;
      // Once: an element that was moved has asked more than once.
      if (this.#answered || !this.isConnected) return;
      this.#answered = true;
      this.#end(settled);
    });
  }

  async #leave(): Promise<void> {
    const settings = this.#read();
    if (settings === undefined) return;
    this.#wait(false);
    const begun = await prepareLogin(browser, settings);
    if ('failure' in begun) {
      this.#end(begun);
      return;
    }
    browser.after(LEAVING_TIMEOUT_MS, () => this.#rest());
    browser.location.assign(begun.url);
  }

  #wait = (offline: boolean): void => {
    this.#failure = undefined;
    this.#button.disabled = true;
    this.#error.textContent = '';
    this.#status.textContent = offline ? this.#words.offline : this.#words.working;
  };

  #rest(): void {
    this.#button.disabled = this.#problems !== '';
    this.#status.textContent = '';
  }

  #end(settled: Settled): void {
    answer.leave(this.#wait);
    this.#rest();
    if ('failure' in settled) this.#fail(settled.failure);
    else this.#signIn(settled.token);
  }

  #fail(failure: LoginFailure): void {
    this.#failure = failure;
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

// A page may hold two copies of this file: the first one serves both.
if (registry !== undefined && registry.get(NAME) === undefined) {
  browser = realBrowser(window);
  answer = pageAnswer(browser);
  if (document.readyState !== 'complete')
    ready = new Promise((run) => {
      for (const type of ['DOMContentLoaded', 'load']) addEventListener(type, run);
    });
  registry.define(NAME, InstagramLogin);
}
