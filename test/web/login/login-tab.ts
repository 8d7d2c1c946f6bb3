import type { LoginBrowser, Popup } from '../../../web/login/login-browser.ts';
import { tab, type Tab, type TabOptions } from '../fake-browser.ts';

/** A window that a tab opened, and what it shows. */
export interface OpenedWindow extends Popup {
  closed: boolean;
  /** The consent page, once the window is sent there. */
  sentTo: Promise<string>;
}

/** A tab in which a login on any page runs. */
export interface LoginTab extends Tab {
  browser: LoginBrowser;
  /** Every window that it opened. */
  opened: OpenedWindow[];
  /** Whether this window closed itself. */
  isClosed: () => boolean;
  focus: { here: boolean };
}

/** How a tab lets windows be opened, and where its page was loaded from. */
interface LoginTabOptions extends TabOptions {
  blocks?: boolean;
  loadedFrom?: string;
}

/** Opens a tab whose browser can open windows; each of them shows another site once it was sent there. */
export function loginTab({
  blocks = false,
  loadedFrom,
  ...options
}: LoginTabOptions = {}): LoginTab {
  const plain = tab(options);
  const opened: OpenedWindow[] = [];
  const focus = { here: true };
  let isClosed = false;
  const open = () => {
    if (blocks) return null;
    const popup = openedWindow();
    opened.push(popup);
    return popup;
  };
  const window = {
    open,
    close: () => (isClosed = true),
    document: { hasFocus: () => focus.here },
    performance: {
      getEntriesByType: () => [{ name: loadedFrom ?? plain.browser.location.href }],
    },
  };
  const browser: LoginBrowser = { ...plain.browser, window };
  return { ...plain, browser, opened, isClosed: () => isClosed, focus };
}

function openedWindow(): OpenedWindow {
  const { promise, resolve } = Promise.withResolvers<string>();
  let isAway = false;
  return {
    closed: false,
    sentTo: promise,
    location: {
      get href(): string {
        if (isAway) throw new DOMException('Another site', 'SecurityError');
        return 'about:blank';
      },
      replace: (url) => {
        isAway = true;
        resolve(url);
      },
    },
    close() {
      this.closed = true;
    },
  };
}
