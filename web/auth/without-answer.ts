import { PARAMETER } from './callback.ts';

/**
 * An address without the answer to a login: the page's own query and fragment stay, byte for byte.
 *
 * Pure. A fragment that begins like a path belongs to a router and stays whole. Does not decide whether
 * there is an answer: a page's own `code` goes too.
 */
export function withoutAnswer(href: string): string {
  const url = new URL(href);
  url.search = own(url.search.slice(1));
  if (!/^#!?\//.test(url.hash)) url.hash = own(url.hash.slice(1).replace(/(^|#)_(=_)?$/, ''));
  return url.href;
}

function own(pairs: string): string {
  const isOwn = (pair: string) =>
    ![...new URLSearchParams(pair).keys()].some((name) => PARAMETER.test(name));
  return pairs.split('&').filter(isOwn).join('&');
}
