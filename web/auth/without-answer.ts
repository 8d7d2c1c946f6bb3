/** What OAuth and Meta put into an address. */
const ANSWER =
  /^(code|state|iss|scope|error(_(code|description|message|reason|uri))?|(access|long_lived)_token|token_type|(data_access_)?expir(es_in|ation_time)|(grant|deni)ed_scopes)$/;

/**
 * An address without the answer to a login: the page's own query and fragment stay, byte for byte.
 *
 * Pure. A fragment that begins like a path belongs to a router and stays whole. Does not decide whether
 * there is an answer: a page's own `code` goes too.
 */
export function withoutAnswer(href: string): string {
  const [, address = '', query = '', fragment = ''] =
    /^([^?#]*)\??([^#]*)#?(.*)$/s.exec(href) ?? [];
  const route = /^!?\//.test(fragment);
  const kept = route ? fragment : own(fragment.replace(/^_(=_)?$|#_(=_)?$/, ''));
  return address + prefixed('?', own(query)) + prefixed('#', kept);
}

function own(pairs: string): string {
  const isOwn = (pair: string) =>
    ![...new URLSearchParams(pair).keys()].some((name) => ANSWER.test(name));
  return pairs.split('&').filter(isOwn).join('&');
}

function prefixed(sign: string, text: string): string {
  return text === '' ? '' : sign + text;
}
