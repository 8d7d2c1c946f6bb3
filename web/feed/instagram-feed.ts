/**
 * `<instagram-feed src="https://login.example/media/studio">`: the posts that a keeper serves, without a token in the page.
 *
 * The edge of the element: the real browser comes in here. Where there is none, as on a server, importing this
 * does nothing.
 */
import { drawPost, element } from './draw.ts';
import { loadFeed, type FeedFailure } from './load.ts';
import type { Feed } from './posts.ts';
import { ATTRIBUTES, pageAfter, readFeedSettings } from './settings.ts';
import { feedStyle } from './style.ts';
import { feedWords, type FeedWords } from './words.ts';

const NAME = 'instagram-feed';

declare global {
  interface HTMLElementTagNameMap {
    'instagram-feed': InstagramFeed;
  }
}

const { HTMLElement: Base = Object as unknown as typeof HTMLElement, customElements: registry } =
  globalThis as Partial<typeof globalThis>;

/**
 * The element. With the attribute `consent` it contacts no one until the visitor, or a consent manager by `show()`,
 * has agreed; it remembers that for as long as the page is open, and stores nothing.
 *
 * Events: `load`, whose `detail` is the page of the feed that is shown, and `error`, whose `detail` says why there
 * is none. Neither bubbles. All attributes are observed.
 */
class InstagramFeed extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  #words: FeedWords = feedWords('');
  #language = '';
  #isAllowed = false;
  /** What is shown, so that an element that is moved does not load again. */
  #shown = '';
  #loading: AbortController | undefined;
  #feed: Feed | undefined;
  #failure: FeedFailure | undefined;

  /** The last page of the feed that was loaded, for who listens too late for `load`. */
  get feed(): Feed | undefined {
    return this.#feed;
  }

  /** Why the last page was not loaded, for who listens too late for `error`. */
  get failure(): FeedFailure | undefined {
    return this.#failure;
  }

  connectedCallback(): void {
    this.#language = this.closest('[lang]')?.getAttribute('lang') ?? '';
    this.#words = feedWords(this.#language);
    if (this.shadowRoot === null)
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [feedStyle()];
    this.#soon();
  }

  disconnectedCallback(): void {
    // What has not come yet is loaded again when the element is back, in the same moment perhaps.
    if (this.#loading) this.#shown = '';
    this.#loading?.abort();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#soon();
  }

  /** Shows the posts as if the visitor had agreed. */
  show(): void {
    this.#isAllowed = true;
    if (this.isConnected) this.#begin();
  }

  /** Frameworks set attributes one by one, and listen after they have put the element into the page. */
  #soon(): void {
    setTimeout(() => this.isConnected && this.#begin());
  }

  #begin(): void {
    const settings = readFeedSettings((name) => this.getAttribute(name), location.href);
    const isAsking = 'url' in settings && settings.needsConsent && !this.#isAllowed;
    const shown = `${JSON.stringify(settings)} ${isAsking}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#loading?.abort();
    if ('problem' in settings) {
      console.warn(`<${NAME}>: ${settings.problem}`);
      this.#put(this.#status(this.#words.notSetUp));
    } else if (isAsking) this.#ask();
    else void this.#load(settings.url);
  }

  #put(...content: HTMLElement[]): void {
    this.shadowRoot?.replaceChildren(...content);
  }

  #status(text: string): HTMLElement {
    return element('p', { part: 'status', role: 'status' }, text);
  }

  #button(part: string, text: string, click: () => void): HTMLButtonElement {
    const button = element('button', { part: `button ${part}`, type: 'button' }, text);
    button.addEventListener('click', click);
    return button;
  }

  #ask(): void {
    const why = element('slot', { name: 'consent' }, this.#words.ask);
    const show = this.#button('show', this.#words.show, () => {
      this.show();
      // The button that had the focus is gone.
      this.shadowRoot?.querySelector('p')?.focus();
    });
    this.#put(element('p', { part: 'consent' }, why), show);
  }

  async #load(url: string): Promise<void> {
    const list = element('ul', { part: 'list', role: 'list' });
    const status = this.#status(this.#words.loading);
    status.tabIndex = -1;
    this.#put(list, status);
    await this.#append(list, status, url);
  }

  /** Adds a page to the list; the first post of a page that was asked for gets the focus. */
  async #append(
    list: HTMLElement,
    status: HTMLElement,
    first: string,
    next?: string,
  ): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    const url = next === undefined ? first : pageAfter(first, next);
    const loaded = await loadFeed(url, loading.signal);
    if (this.#loading === loading) this.#loading = undefined;
    if ('failure' in loaded) {
      this.#fail(loaded.failure, status);
      if (next !== undefined && !loading.signal.aborted) this.#offer(list, status, first, next);
      return;
    }
    const { feed } = loaded;
    this.#feed = feed;
    this.#failure = undefined;
    list.setAttribute('aria-label', this.#words.list(feed.username));
    const posts = feed.posts.map((post) => drawPost(post, this.#language, this.#words));
    list.append(...posts);
    status.textContent = list.childElementCount === 0 ? this.#words.empty : '';
    if (next !== undefined) this.#focus(posts[0]);
    if (feed.next) this.#offer(list, status, first, feed.next);
    this.dispatchEvent(new CustomEvent<Feed>('load', { detail: feed }));
  }

  #focus(post: HTMLElement | undefined): void {
    if (post === undefined) return;
    post.tabIndex = -1;
    post.focus();
  }

  #offer(list: HTMLElement, status: HTMLElement, first: string, next: string): void {
    const more = this.#button('more', this.#words.more, () => {
      more.remove();
      status.textContent = this.#words.loading;
      void this.#append(list, status, first, next);
    });
    this.shadowRoot?.append(more);
  }

  #fail(failure: FeedFailure, status: HTMLElement): void {
    // Another page is loading, or the element is gone.
    if (failure.kind === 'stopped') return;
    this.#failure = failure;
    status.textContent = this.#words.trouble;
    this.dispatchEvent(new CustomEvent<FeedFailure>('error', { detail: failure }));
  }
}

// A page may hold two copies of this file: the first one serves both.
if (registry !== undefined && registry.get(NAME) === undefined)
  registry.define(NAME, InstagramFeed);
