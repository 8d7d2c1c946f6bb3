/**
 * The proxy's base address, with a trailing slash: as configured, else the page's own directory.
 *
 * Does not check what is configured: `parseConfig` does, and a page that it refuses begins no login, so
 * there is never a code to send there.
 */
export function proxyUrl(configured: string | undefined, pageUrl: string): string {
  const value = configured?.trim();
  return value ? value.replace(/\/?$/, '/') : directoryOf(pageUrl);
}

/**
 * The page's own directory, so that `/` and `/index.html` are one redirect URI.
 *
 * Does not check that it is registered at the provider: only the provider can tell.
 */
export function directoryOf(pageUrl: string): string {
  const url = new URL('./', pageUrl);
  return url.origin + url.pathname;
}
