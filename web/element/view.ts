/** What one element shows, and what it does: everything of it but the class that the browser knows. */
import type { Token } from '../auth/token.ts';
import type { Failure } from '../login/failure.ts';
import type { Answer } from '../login/login.ts';
import type { LoginPage } from '../login/login-page.ts';
import { takeOutcome } from '../login/page.ts';
import type { Settings } from '../login/settings.ts';
import { start } from '../login/start.ts';
import { readAttributes } from './attributes.ts';
import { isInApp } from './in-app.ts';
import { styleSheet } from './style.ts';
import { failureWords, wordsFor } from './words.ts';

/** After this long the consent page is not coming. */
const LEAVING_TIMEOUT_MS = 15_000;

/** It rests, it waits with its button off, or it waits for a window, which may never answer. */
type Stage = 'resting' | 'waiting' | 'window';

/** What the elements of a page share. */
export interface Shared {
  page: LoginPage;
  /** When all scripts of the page have run, those that listen included. */
  ready: Promise<unknown>;
  /** The views of the elements in the page: what a window answers to one of them, all of them get. */
  views: Set<View>;
}

/** The element, as far as its view sets it. */
export interface Host extends HTMLElement {
  token: Token | undefined;
  failure: Failure | undefined;
}

/** One element's view. */
export interface View {
  /** Speaks the language of where the element is now, and takes the page's answer. */
  connect(): void;
  /** Waits for nothing any more, as when the page comes back out of the browser's memory. */
  rest(): void;
  disconnect(): void;
  /** Takes the page's answer if it has not, once the page's scripts have had their turn. */
  soon(): void;
  /** Forgets the token, in every element to come too. */
  signOut(): void;
}

/** Not by way of `document`, whose methods an `<img name="createElement">` hides. */
const create = <Tag extends 'button' | 'p' | 'slot'>(tag: Tag) =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` is given the last overload, which alone is.
  Document.prototype.createElement.call(document, tag) as HTMLElementTagNameMap[Tag];

/** Builds the view of an element, in its shadow. Does nothing by itself. */
export function createView(host: Host, { page, ready, views }: Shared): View {
  const button = create('button');
  const label = create('slot');
  const status = create('p');
  const error = create('p');
  let words = wordsFor('');
  let stage: Stage = 'resting';
  let problems = '';
  let taken: LoginPage['outcome'];

  const show = () => {
    const hint = isInApp(navigator.userAgent) ? words('browser') : '';
    const resting = host.token ? words('signedIn') : hint;
    button.hidden = !!host.token;
    button.disabled = problems !== '' || stage === 'waiting';
    const waiting = words(page.browser.online() ? 'working' : 'offline');
    status.textContent = stage === 'resting' ? resting : waiting;
  };

  const enter = (next: Stage) => {
    stage = next;
    if (next !== 'resting') {
      error.textContent = '';
      host.failure = undefined;
    }
    show();
  };

  /** The settings of this moment; undefined when they are wrong, which is then said. */
  const settingsNow = (): Settings | undefined => {
    const settings = readAttributes((name) => host.getAttribute(name), location.href);
    const found = 'problems' in settings ? settings.problems.join('; ') : '';
    if (found !== problems) {
      if (found) console.warn(`<${host.localName}>: ${found}`);
      error.textContent = found && words('owner');
    }
    problems = found;
    show();
    return 'problems' in settings ? undefined : settings;
  };

  const end = ({ token, failure }: Answer) => {
    host.token = token ?? host.token;
    host.failure = failure;
    enter('resting');
    error.textContent = failure ? failureWords(words, failure) : '';
    const detail = failure ?? token;
    host.dispatchEvent(new CustomEvent(failure ? 'error' : 'login', { detail }));
  };

  const take = async (settings: Settings) => {
    const outcome = takeOutcome(page, settings);
    if (!outcome || outcome === taken) return;
    enter('waiting');
    const settled = await outcome;
    await ready;
    // Once: an element that was moved has asked more than once. And not after the page has signed out.
    if (outcome === taken || outcome !== page.outcome || !host.isConnected) return;
    taken = outcome;
    if (settled) end(settled);
    else enter('resting');
  };

  const leave = async () => {
    const settings = settingsNow();
    if (!settings) return;
    const { browser, outcome } = page;
    const inWindow = host.getAttribute('mode') === 'popup';
    const popup = inWindow ? browser.window.open('', '_blank', 'popup') : null;
    enter(popup ? 'window' : 'waiting');
    const started = await start(page, settings, popup, host.getAttribute('return-to'));
    if ('leaving' in started) browser.after(LEAVING_TIMEOUT_MS, () => enter('resting'));
    else if (page.outcome === outcome) end(started);
    else for (const each of views) each.soon();
  };

  const view: View = {
    connect: () => {
      views.add(view);
      words = wordsFor(host.closest<HTMLElement>('[lang]')?.lang ?? '');
      label.textContent = words('logIn');
      show();
      view.soon();
    },
    disconnect: () => void views.delete(view),
    rest: () => enter('resting'),
    soon: () => {
      // Frameworks set attributes one by one, and listen after they have put the element into the page.
      page.browser.after(0, () => {
        const settings = host.isConnected ? settingsNow() : undefined;
        if (settings) void take(settings);
      });
    },
    signOut: () => {
      page.answer = page.outcome = host.token = undefined;
      enter('resting');
    },
  };

  button.type = 'button';
  button.append(label);
  button.addEventListener('click', () => void leave());
  status.role = 'status';
  error.role = 'alert';
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [styleSheet()];
  for (const [part, element] of Object.entries({ button, status, error })) {
    element.setAttribute('part', part);
    root.append(element);
  }
  return view;
}
