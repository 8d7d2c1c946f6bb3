/**
 * `<instagram-login client-id="…" proxy="…">`: the login as one element, for any page.
 *
 * Where there is no browser, as on a server, importing this does nothing.
 */
import type { Token } from '../auth/token.ts';
import type { Failure } from '../login/failure.ts';
import type { FlowName } from '../login/settings.ts';
import { thisPage } from '../login/this-page.ts';
import { ATTRIBUTES } from './attributes.ts';
import { createView, type Shared, type View } from './view.ts';

/** The element's own type, and those of `flow`, `failure` and `token`. */
export type { Failure, FlowName, InstagramLogin, Token };

const NAME = 'instagram-login';

/** How the element's events are listened to; it comes first, since `error` means something else elsewhere. */
interface Listening {
  addEventListener(
    type: 'login',
    listener: (event: CustomEvent<Token>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'error',
    listener: (event: CustomEvent<Failure>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'instagram-login': Listening & InstagramLogin;
  }
}

const { HTMLElement: Base = Object as unknown as typeof HTMLElement, customElements: registry } =
  globalThis as Partial<typeof globalThis>;

let shared: Shared;

/**
 * The element. The answer that the page was opened with goes to every element whose attributes are those that
 * the login was begun with, late ones included, to each of them once.
 *
 * Events: `login`, whose `detail` is the token, and `error`, whose `detail` says why there is none. Neither
 * bubbles. The token is in this page's memory and nowhere else. All attributes are observed.
 */
class InstagramLogin extends Base {
  static readonly observedAttributes = ATTRIBUTES;
  #view: View | undefined;

  /** The token, for a listener that comes too late for `login`. */
  token: Token | undefined;
  /** Why the last login failed, for a listener that comes too late for `error`. */
  failure: Failure | undefined;

  connectedCallback(): void {
    this.#view ??= createView(this, shared);
    this.#view.connect();
  }

  disconnectedCallback(): void {
    this.#view?.disconnect();
  }

  attributeChangedCallback(): void {
    this.#view?.soon();
  }

  /** Forgets the token, in every element to come too. The token itself stays valid at Instagram. */
  signOut(): void {
    this.#view?.signOut();
  }
}

// A page may hold two copies of this file: the first one serves both.
if (registry && !registry.get(NAME)) {
  const ready = new Promise((run) => {
    for (const type of ['DOMContentLoaded', 'load']) addEventListener(type, run);
    if (document.readyState === 'complete') run(undefined);
  });
  shared = { page: thisPage(), ready, views: new Set() };
  // Back out of the browser's memory, from the consent page.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) for (const view of shared.views) view.rest();
  });
  registry.define(NAME, InstagramLogin);
}
