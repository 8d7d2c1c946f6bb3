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

/** The defences that others most often lack: fifteen of the login, thirteen of the keeper. */
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
    test: 'test/proxy/endpoint/relay/callback.test.ts',
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
    test: 'test/proxy/endpoint/relay/authorize-refused.test.ts',
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
    test: 'test/web/auth/arrival/address.test.ts',
    named: 'W-33: an answer is removed from the URL before storage, locks or network are touched',
  },
  {
    defence: 'nothing redirects to an unknown page',
    within: 'proxy/relay/authorize.ts',
    line: 'return isKnown ? named : undefined;',
    instead: 'return isKnown ? named : named;',
    test: 'test/proxy/endpoint/relay/authorize-refused.test.ts',
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
    line: '...(origin !== undefined && readers?.has(origin) && readableBy(origin)),',
    instead: '...(origin !== undefined && readableBy(origin)),',
    test: 'test/proxy/endpoint/cors.test.ts',
    named: 'P-02, P-04: a request from the origin',
  },
  {
    defence: 'nothing is kept in a cache',
    within: 'proxy/http/edge.ts',
    line: "const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };",
    instead: "const NO_STORE = { 'Cache-Control': 'max-age=60', Pragma: 'no-cache' };",
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
  // The keeper's thirteen.
  {
    defence: 'a token that is not proved never takes the place of a good one',
    within: 'proxy/keeper/fall.ts',
    line: 'return failed({ ...account, unproved, serial }, event, now + HOUR_MS);',
    instead: 'return failed({ ...account, current: outcome.token, serial }, event, now + HOUR_MS);',
    test: 'test/proxy/keeper/failures/refresh.test.ts',
    named: 'F7: a refreshed token that /me refuses',
  },
  {
    defence: 'a write counts only if the account has not changed',
    within: 'proxy/keeper/store.ts',
    line: "' WHERE user_id = ?1 AND version = ?4 - 1';",
    instead: "' WHERE user_id = ?1';",
    test: 'test/proxy/keeper/store.test.ts',
    named: 'F10: a write that relies on an older read changes nothing',
  },
  {
    defence: 'no token is refreshed on its first day',
    within: 'proxy/keeper/times.ts',
    line: 'export const MIN_AGE_MS = 25 * HOUR_MS;',
    instead: 'export const MIN_AGE_MS = 23 * HOUR_MS;',
    test: 'test/proxy/keeper/failures/refresh.test.ts',
    named: 'F1: a token is not refreshed before it is 25 hours old',
  },
  {
    defence: 'tries are spread',
    within: 'proxy/keeper/fall.ts',
    line: 'return Math.max(MIN_WAIT_MS, longest * random);',
    instead: 'return Math.max(MIN_WAIT_MS, longest);',
    test: 'test/proxy/keeper/schedule.test.ts',
    named: 'F3: tries come back with full jitter',
  },
  {
    defence: 'the alarm is set last',
    within: 'proxy/worker/keeper-object.ts',
    line: 'const at = await this.#keeper?.tick();',
    instead: `await this.#state.storage.setAlarm(this.#epochMs() + 1000);
    const at = await this.#keeper?.tick();`,
    test: 'test/proxy/keeper/guards.test.ts',
    named: 'F12: an alarm that fails has set no other one',
  },
  {
    defence: 'one bad account does not end the run',
    within: 'proxy/keeper/runner.ts',
    line: 'const outcome = await attend(account.userId, undefined, account).catch(',
    instead: 'const outcome = await attend(account.userId, undefined, account).finally(',
    test: 'test/proxy/keeper/guards.test.ts',
    named: 'an account whose row cannot be written does not end the run',
  },
  {
    defence: 'one refusal is no verdict',
    within: 'proxy/keeper/fall.ts',
    line: 'const REFUSALS = 3;',
    instead: 'const REFUSALS = 1;',
    test: 'test/proxy/keeper/failures/verdict.test.ts',
    named: 'F17: one refusal, or three within ten minutes',
  },
  {
    defence: 'the token in paging.next stays behind the parser',
    within: 'proxy/keeper/media/graph-post.ts',
    line: 'return { posts, ...(after !== undefined && { after }) };',
    instead: `const next = isJsonObject(json['paging']) ? String(json['paging']['next']) : '';
  return { posts: posts.map((post) => ({ ...post, permalink: next })), ...(after !== undefined && { after }) };`,
    test: 'test/proxy/keeper/guards.test.ts',
    named: 'T13: the token in Graph’s paging.next',
  },
  {
    defence: 'only listed sites may read the posts',
    within: 'proxy/keeper/routes/media.ts',
    line: "'Cross-Origin-Resource-Policy': 'cross-origin',",
    instead: `'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',`,
    test: 'test/proxy/keeper/visitors.test.ts',
    named: 'T18: each page gets its own origin',
  },
  {
    defence: 'a claim works once',
    within: 'proxy/keeper/claims.ts',
    line: 'spend: (hash) => change(hash, { isSpent: true }),',
    instead: 'spend: (hash) => change(hash, { takenUntil: 0 }),',
    test: 'test/proxy/keeper/who-may-bind.test.ts',
    named: 'T2: a used claim is refused',
  },
  {
    defence: 'a deletion takes the posts along',
    within: 'proxy/keeper/store.ts',
    line: 'notes.dropOwned(userId);',
    instead: '',
    test: 'test/proxy/keeper/guards.test.ts',
    named: 'a deletion leaves no post and no log',
  },
  {
    defence: 'no timer of Node’s overflows',
    within: 'proxy/node/wake.ts',
    line: 'const wait = Math.min(Math.max(at - epochMs(), SHORTEST_MS), LONGEST_MS);',
    instead: 'const wait = Math.max(at - epochMs(), SHORTEST_MS);',
    test: 'test/proxy/keeper/guards.test.ts',
    named: 'on Node no timer is longer than a minute',
  },
  {
    defence: 'a failure is kept in no cache',
    within: 'proxy/keeper/routes/media.ts',
    line: ': reply;',
    instead:
      ": { ...reply, headers: { ...reply.headers, 'Cache-Control': 'public, max-age=300' } };",
    test: 'test/proxy/keeper/guards.test.ts',
    named: 'a failure at /media is kept in no cache',
  },
];
