import { createApp } from '../../../proxy/app.ts';
import { decodeBase64url } from '../../../proxy/crypto/base64url.ts';
import { clientAddress } from '../../../proxy/http/client-address.ts';
import { clientKey } from '../../../proxy/http/client-key.ts';
import { isConfirmationCode } from '../../../proxy/meta/confirmation-code.ts';
import { planDeploy } from '../../../proxy/commands/deploy/plan.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import { isLoopback } from '../../../proxy/config/is-loopback.ts';
import { readFormBody } from '../../../proxy/http/form-body.ts';
import { decryptJwe } from '../../../proxy/crypto/jwe.ts';
import { parseRetryAfter } from '../../../proxy/instagram/judge.ts';
import { basePath, literalPath } from '../../../proxy/http/literal-path.ts';
import { parseLosslessJson } from '../../../proxy/json.ts';
import { isChallenge, isVerifier } from '../../../proxy/crypto/pkce.ts';
import {
  checkPreviews,
  isPreviewOrigin,
  isPreviewUri,
  parsePreviews,
} from '../../../proxy/config/previews.ts';
import { meaningOf, meaningOfWords } from '../../../proxy/instagram/meaning.ts';
import { redact } from '../../../proxy/instagram/redact.ts';
import { parseAuthorize } from '../../../proxy/relay/authorize.ts';
import { parseCallback } from '../../../proxy/relay/callback.ts';
import { checkIssuer, checkSealingKey, findRelayFaults } from '../../../proxy/config/relay.ts';
import { bindCookies, isBound } from '../../../proxy/relay/cookie.ts';
import { metadataPaths } from '../../../proxy/relay/metadata.ts';
import { parseQuery } from '../../../proxy/http/query.ts';
import { responseUrl } from '../../../proxy/relay/response.ts';
import { webPlatform, type Platform } from '../../../proxy/platform/platform.ts';
import { createRelay } from '../../../proxy/relay/relay.ts';
import {
  checkClientId,
  checkEndpoint,
  checkInteger,
  checkOrigin,
  checkText,
  checkUrls,
} from '../../../proxy/config/checks.ts';
import { readSignedRequest } from '../../../proxy/meta/signed-request.ts';
import { parseTokenReply } from '../../../proxy/instagram/token-reply.ts';
import { parseTokenRequest } from '../../../proxy/token/request.ts';
import { parseBearer, parseProfile, profileRequest } from '../../../proxy/userinfo/profile.ts';
import { parseWayOut } from '../../../proxy/node/way-out.ts';
import { KEEPER_READERS } from '../keeper/readers.ts';
import { ORIGIN, proxyEnv } from '../../support/proxy.ts';
import type { Reader } from './growth.ts';

const ENV = proxyEnv('https://up.example', {
  ISSUER: 'https://proxy.example',
  SEALING_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64'),
  PREVIEW_REDIRECT_URIS: 'https://*.my.site.example/',
});
const parsed = parseEnv(ENV);
if (!parsed.ok || parsed.value.relay === undefined) throw new Error('The environment is wrong.');
const config = parsed.value;
const { relay: relayConfig = parsed.value.relay } = config;
const previews = parsePreviews(ENV['PREVIEW_REDIRECT_URIS'] ?? '');
const { subtle } = crypto;
const platform: Platform = {
  ...webPlatform(globalThis),
  fetch: () => Promise.reject(new Error('unreachable')),
  now: () => 0,
  epochMs: () => 0,
  random: () => 0,
  newRequestId: () => 'id',
  log: () => undefined,
};
const relay = createRelay(relayConfig, platform);
const app = createApp(config, platform);
const ask = (path: string, init: RequestInit = {}) => app.request(`http://proxy${path}`, init);
const binding = { login: 'a', browser: 'b' };
const key = await subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['decrypt']);
const authorizeFields = `client_id=${relayConfig.clientId}&redirect_uri=${ORIGIN}/cb&response_type=code&code_challenge_method=S256&code_challenge=${'a'.repeat(43)}`;

/**
 * Every reader of the proxy, by its file; see `linear.test.ts`.
 *
 * `before` is what the reader expects in front of the run.
 */
export const READERS: [file: string, name: string, before: string, read: Reader][] = [
  ['token/admit', 'client_id', '', (text) => parseTokenRequest(`client_id=${text}&grant_type=x`)],
  ['http/origin', 'Origin', 'https://', (text) => ask('/token', { headers: { origin: text } })],
  ['app', 'the path', '/', (text) => ask(text.replaceAll(/[?#\\]/g, '/'))],
  ['app', 'a path below another', '/data-deletion/', (text) => ask(text)],
  ['app', 'a query', '/token?', (text) => ask(text, { method: 'POST' })],
  ['app', 'the method', '', (method) => ask('/token', { method })],
  ['crypto/base64url', 'bytes', '', decodeBase64url],
  ['http/client-address', 'X-Forwarded-For', '', (text) => clientAddress('192.0.2.1', text, 1)],
  ['http/client-address', 'the tenth entry', '1', (text) => clientAddress('192.0.2.1', text, 10)],
  ['http/client-key', 'an address', '', clientKey],
  ['http/client-key', 'an IPv4 address in IPv6', '::ffff:', clientKey],
  ['http/client-key', 'an IPv6 address', '2001::', clientKey],
  ['meta/confirmation-code', 'a code', '', isConfirmationCode],
  ['commands/deploy/plan', 'REDIRECT_URIS', 'http://localhost', planFor],
  ['config/config', 'every variable', '', (text) => parseEnv(every(text))],
  ['config/is-loopback', 'a host', 'http://127.', (text) => isLoopback(new URL(text))],
  ['config/faults', 'a name', 'VITE_', (text) => parseEnv({ ...ENV, [text]: text })],
  ['http/form-body', 'Content-Type', '', (text) => postForm({ 'content-type': text })],
  ['http/form-body', 'its end', 'application/x-www-form-urlencoded', postAs],
  ['http/form-body', 'its parameter', 'application/x-www-form-urlencoded;', postAs],
  ['http/form-body', 'its charset', 'application/x-www-form-urlencoded;charset=utf-8', postAs],
  ['http/form-body', 'Content-Encoding', '', (text) => postForm({ 'content-encoding': text })],
  ['http/form-body', 'Content-Length', '1', (text) => postForm({ 'content-length': text })],
  [
    'instagram/providers',
    'a code',
    '',
    (text) => parseTokenRequest(`grant_type=authorization_code&code=${text}`),
  ],
  ['instagram/judge', 'Retry-After', '1', parseRetryAfter],
  ['crypto/jwe', 'a sealed text', 'h..', (text) => decryptJwe({ subtle, key, header: 'h' }, text)],
  ['http/literal-path', 'a path', 'https://a/', (url) => literalPath(ORIGIN)(new Request(url))],
  ['http/literal-path', 'ISSUER', 'https://a/', basePath],
  ['json', 'JSON', '', parseLosslessJson],
  ['json', 'numbers', '[9007199254740993,"', parseLosslessJson],
  [
    'meta/callbacks',
    'a signed_request',
    'signed_request=',
    (body) => ask('/deauthorize', form(body)),
  ],
  ['crypto/pkce', 'a challenge', '', isChallenge],
  ['crypto/pkce', 'a verifier', '', isVerifier],
  ['config/previews', 'a pattern', 'https://*.', checkPreviews(() => false)],
  [
    'config/previews',
    'a redirect URI',
    'https://',
    (text) => isPreviewUri(previews, `${text}.my.site.example/`),
  ],
  [
    'config/previews',
    'an Origin',
    'https://',
    (text) => isPreviewOrigin(previews, `${text}.my.site.example`),
  ],
  ['instagram/meaning', 'pasted words', '', meaningOfWords],
  ['instagram/meaning', 'a message', '', (message) => meaningOf({ message }, 400)],
  [
    'instagram/redact',
    'a message',
    '',
    (message) => redact({ message, type: message }, ['sentinel']),
  ],
  ['instagram/redact', 'what looks like a token', '1.', (message) => redact({ message }, [])],
  [
    'instagram/redact',
    'a value to remove',
    '',
    (text) => redact({ message: text }, [text, text.slice(9)]),
  ],
  ['relay/authorize', 'any parameter', '', (text) => authorize(`a=${text}&${authorizeFields}`)],
  ['relay/authorize', 'scope', '', (text) => authorize(`${authorizeFields}&scope=${text}`)],
  ['relay/authorize', 'state', '', (text) => authorize(`${authorizeFields}&state=${text}`)],
  ['relay/callback', 'code', '', (text) => parseCallback(parseQuery(`?state=a&code=${text}`))],
  ['relay/callback', 'state', '', (text) => parseCallback(parseQuery(`?state=${text}`))],
  ['config/relay', 'a key', '', checkSealingKey],
  ['config/relay', 'ISSUER', 'https://', checkIssuer],
  ['config/relay', 'all of it', 'https://', relayFaults],
  ['relay/cookie', 'cookies that begin a login', '', (text) => bindCookies(binding, ORIGIN, text)],
  ['relay/cookie', 'our own', '__Host-latchkey-', (text) => bindCookies(binding, ORIGIN, text)],
  ['relay/cookie', 'cookies that end a login', '', (text) => isBound(binding, ORIGIN, text)],
  ['relay/metadata', 'ISSUER', '', (text) => metadataPaths(`https://a/${text}`)],
  ['http/query', 'a query', '?', parseQuery],
  ['relay/response', 'state', '', (text) => responseUrl({ redirectUri: text }, { code: text }, '')],
  [
    'relay/relay',
    'cookies of a callback',
    '',
    (cookie) => ask('/callback?state=a', { headers: { cookie } }),
  ],
  [
    'relay/relay',
    'cookies of a login',
    '__Host-latchkey-',
    (cookie) => ask(`/authorize?${authorizeFields}`, { headers: { cookie } }),
  ],
  ['relay/relay', 'a sealed code', 'a..b.c.', redeem],
  ['crypto/seal', 'a sealed state', 'a..b.c.', (text) => ask(`/callback?code=a&state=${text}`)],
  ['config/checks', 'any text', '', checkText],
  ['config/checks', 'a placeholder', '<', checkText],
  ['config/checks', 'an id', '1', checkClientId],
  ['config/checks', 'a number', '1', checkInteger(0, 9)],
  ['config/checks', 'a list of URLs', 'https://a/', checkUrls],
  ['config/checks', 'an origin', 'https://', checkOrigin],
  ['config/checks', 'an endpoint', 'https://a/b', checkEndpoint],
  [
    'meta/signed-request',
    'a signature',
    '',
    (text) => readSignedRequest(subtle, ['sentinel'], text),
  ],
  [
    'meta/signed-request',
    'a payload',
    'YQ.',
    (text) => readSignedRequest(subtle, ['sentinel'], text),
  ],
  ['instagram/token-reply', 'every field', '', (text) => parseTokenReply(tokenReply(text))],
  ['token/request', 'the form', '', parseTokenRequest],
  ['token/request', 'a code', 'grant_type=authorization_code&code=', parseTokenRequest],
  ['token/request', 'a sealed code', 'grant_type=authorization_code&code=a..', parseTokenRequest],
  ['token/request', 'a verifier', 'code=a..a.a.a&code_verifier=', parseTokenRequest],
  ['token/request', 'a token', 'grant_type=refresh_token&refresh_token=', parseTokenRequest],
  [
    'token/route',
    'Authorization',
    'Basic ',
    (text) => ask('/token', { ...form(''), headers: { authorization: text } }),
  ],
  [
    'userinfo/route',
    'Authorization',
    'Bearer ',
    (text) => ask('/userinfo', { headers: { authorization: text } }),
  ],
  ['userinfo/profile', 'Authorization', '', parseBearer],
  ['userinfo/profile', 'a bearer token', 'Bearer', parseBearer],
  ['userinfo/profile', 'a token of the old API', '1.', (text) => profileRequest(config, text)],
  [
    'userinfo/profile',
    'a profile',
    '',
    (text) => parseProfile({ id: '1', username: text, user_id: text }),
  ],
  [
    'node/way-out',
    'HTTPS_PROXY',
    'http://',
    (text) => parseWayOut({ NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: text }),
  ],
  ...KEEPER_READERS,
];

function authorize(query: string) {
  return parseAuthorize(parseQuery(`?${query}`), relayConfig);
}

function every(text: string): Record<string, string> {
  return Object.fromEntries(Object.keys(ENV).map((name) => [name, text]));
}

function form(body: string): RequestInit {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', headers, body };
}

function planFor(text: string) {
  return planDeploy({ REDIRECT_URIS: text }, [], '');
}

function postForm(headers: Record<string, string>) {
  return readFormBody(new Request('http://proxy/token', { ...form('a=b'), headers }));
}

function postAs(type: string) {
  return postForm({ 'content-type': type });
}

function redeem(sealed: string) {
  return relay.redeem({ sealed, redirectUri: '', verifier: sealed });
}

function relayFaults(text: string) {
  const settings = { issuer: text, sealingKey: text, previousKey: text, previews: text };
  return findRelayFaults(settings, text.split(','), [text]);
}

function tokenReply(text: string) {
  const user = { id: text, username: text };
  return { access_token: 'a', permissions: text, user_id: text, expires_in: text, user };
}
