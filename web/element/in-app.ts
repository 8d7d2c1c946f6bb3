/** Pure. Whether a browser is the one inside another app, which is where most links to a page are opened. */

/** What the web views of Instagram, Facebook, TikTok and Snapchat call themselves. */
const IN_APP = /\b(Instagram|FBA[NV]|musical_ly|TikTok|Snapchat)/;

/**
 * Whether a page is shown inside another app, by what its browser calls itself.
 *
 * Such a web view keeps its own cookies, so that a person is not logged in to Instagram there, and some block
 * what a login needs. An app that hides what it is is not recognised.
 */
export function isInApp(userAgent: string): boolean {
  return IN_APP.test(userAgent);
}
