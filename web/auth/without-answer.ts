/** What OAuth and Meta put into an address; `error_*` and `expires_in` as they were seen. */
const ANSWER =
  /^(code|state|iss|error(_(code|description|message|reason|subcode|type|uri))?|access_token|long_lived_token|id_token|token_type|expires_(in|at)|data_access_expiration_time|reauthorize_required_in|scope|(granted|denied)_scopes|signed_request|base_domain)$/;

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
