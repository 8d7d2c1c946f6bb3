/** One defence taken out, and the test that must notice. */
export interface Mutant {
  defence: string;
  /** Where the line is; of the files that match, exactly one has it, exactly once. */
  within: string;
  line: string;
  instead: string;
  /** The file of the test, and a part of its full name. */
  test: string;
  named: string;
  /** The test looks at what the others of its file have done: all of them run. */
  needsOthers?: true;
}

/** The fifteen defences that others most often lack. */
export const MUTANTS: readonly Mutant[] = [
  {
    defence: 'an answer without a state belongs to no login',
    within: 'web/auth/callback.ts',
    line: 'callback.state &&',
    instead: '',
    test: 'test/web/auth/callback.test.ts',
    named: 'a code is verified only against a recent login that requested one',
  },
  {
    defence: 'a relayed login is bound to the browser that began it',
    within: 'proxy/relay/relay.ts',
    line: "if (!login || !isBound(login, issuer, c.req.header('cookie'))) {",
    instead: 'if (!login) {',
    test: 'test/proxy/endpoint/relay-callback.test.ts',
    named: 'R-23: a callback without the cookie redirects to no page',
  },
  {
    defence: 'redirect URIs are compared byte for byte',
    within: 'proxy/token/admit.ts',
    line: 'if (!config.redirectUris.has(request.redirectUri)) {',
    instead:
      'if (![...config.redirectUris].some((it) => request.redirectUri.toLowerCase().startsWith(it))) {',
    test: 'test/proxy/endpoint/token-request.test.ts',
    named: 'P-17: another case',
  },
  {
    defence: 'PKCE cannot be left out',
    within: 'proxy/relay/authorize.ts',
    line: "if (code_challenge_method !== 'S256') return 'invalid_request';",
    instead: "if ((code_challenge_method ?? 'S256') !== 'S256') return 'invalid_request';",
    test: 'test/proxy/endpoint/relay-authorize.test.ts',
    named: 'R-14: no code_challenge_method',
  },
  {
    defence: 'a code is sent once',
    within: 'proxy/instagram/calls.ts',
    line: 'return judge(await send(request), { spendsCode: true, sensitive });',
    instead:
      'return judge(await send(request).then((it) => (needsRetry(it) ? sendAgain(request, it) : it)), { spendsCode: true, sensitive });',
    test: 'test/proxy/endpoint/hostile-upstream.test.ts',
    named: 'P-39: 502',
  },
  {
    defence: 'a bad request does not burn a good code',
    within: 'proxy/token/admit.ts',
    line: "if (origin === undefined) return fail({ reason: 'origin_not_allowed' });",
    instead: '',
    test: 'test/proxy/endpoint/cors.test.ts',
    named: 'P-05: a raw code without an Origin is refused',
  },
  {
    defence: 'the URL is cleaned first',
    within: 'web/auth/arrival.ts',
    line: 'if (/[?#]/.test(href)) history.replaceState(',
    instead: "if (href === '') history.replaceState(",
    test: 'test/web/auth/arrival.test.ts',
    named: 'W-33: an answer is removed from the URL before storage, locks or network are touched',
  },
  {
    defence: 'nothing redirects to an unknown page',
    within: 'proxy/relay/authorize.ts',
    line: 'return isKnown ? named : undefined;',
    instead: 'return isKnown ? named : named;',
    test: 'test/proxy/endpoint/relay-authorize.test.ts',
    named: 'gets a page and no redirect',
  },
  {
    defence: 'what others wrote stays inert',
    within: 'web/instagram/*.ts',
    line: "return url.protocol === 'https:' || (simulated && isSafeWire(url)) ? url.href : undefined;",
    instead: 'return url.href;',
    test: 'test/web/instagram/profile.test.ts',
    named: 'W-29: a profile keeps no picture URL like',
  },
  {
    defence: 'only configured origins may read',
    within: 'proxy/http/edge.ts',
    line: 'if (origin !== undefined && readers?.has(origin)) {',
    instead: 'if (origin !== undefined) {',
    test: 'test/proxy/endpoint/cors.test.ts',
    named: 'P-02, P-04: a request from the origin',
  },
  {
    defence: 'nothing is kept in a cache',
    within: 'proxy/http/edge.ts',
    line: "headers.set('Cache-Control', 'no-store');",
    instead: "headers.set('Cache-Control', 'max-age=60');",
    test: 'test/proxy/endpoint/shared-cache.test.ts',
    named: 'each of two people gets their own token, in every grant',
  },
  {
    defence: 'Instagram is treated as hostile',
    within: 'proxy/instagram/upstream.ts',
    line: 'export const MAX_BODY_BYTES = 64 * 1024;',
    instead: 'export const MAX_BODY_BYTES = Infinity;',
    test: 'test/proxy/endpoint/hostile-upstream.test.ts',
    named: 'P-41: 65 KiB',
  },
  {
    defence: 'nothing that a caller wrote is logged',
    within: 'proxy/http/edge.ts',
    line: 'method: loggedMethod(c.req.method),',
    instead: 'method: `${c.req.method} ${c.req.url}`,',
    test: 'test/proxy/endpoint/routes.test.ts',
    named: 'P-53: each request logs one line of JSON',
    needsOthers: true,
  },
  {
    defence: 'ids are never rounded',
    within: 'proxy/json.ts',
    line: 'LARGE_NUMBER.test(text) ? keepDigits : undefined',
    instead: 'undefined',
    test: 'test/proxy/instagram/token-reply.test.ts',
    named: 'P-45: an id is exact, or absent',
  },
  {
    defence: 'a faulty configuration does not start',
    within: 'proxy/config/config.ts',
    line: 'if (faults.length > 0) return { ok: false, faults };',
    instead: '',
    test: 'test/proxy/config/config.test.ts',
    named: 'P-33: the proxy does not start',
  },
];
