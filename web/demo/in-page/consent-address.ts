/** The page of the static folder that stands for Instagram's own, below the folder itself. */
const PAGE = 'demo/consent.html';

/**
 * Where the in-browser demo shows a page of the simulated Instagram.
 *
 * A service worker of MSW answers what a page asks for, but does not answer when Instagram's page itself is
 * opened or reloaded: it has to be a file of the folder. Instagram's path and query are its fragment, which
 * survives hosts that redirect to an address without `.html`.
 */
export function toConsentPage(directory: string, address: string): string {
  const { pathname, search } = new URL(address);
  return new URL(`${PAGE}#${pathname}${search}`, directory).href;
}

/** The address at the simulated Instagram that a consent page stands for; its front page where none is named. */
export function fromConsentPage(pageUrl: string): string {
  const { origin, hash } = new URL(pageUrl);
  const [, path = '', search = ''] = /^#([^?]*)(.*)$/.exec(hash) ?? [];
  const address = new URL(origin);
  address.pathname = path;
  address.search = search;
  return address.href;
}
