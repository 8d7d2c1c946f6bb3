import type { Answer, Ask } from '../../../../proxy/commands/doctor/ask.ts';
import { examine, type Questions } from '../../../../proxy/commands/doctor/examine.ts';
import type { Check, Finding } from '../../../../proxy/commands/doctor/finding.ts';
import type { JsonObject } from '../../../../proxy/json.ts';

/** What the clocks show. */
export const NOW = Date.parse('Tue, 24 Nov 2026 12:00:00 GMT');

/** A configuration that Instagram knows, without and with Facebook Login. */
export const META_SECRET = 'sentinel-meta-secret-0123456789abcdef';
export const ENV = {
  INSTAGRAM_CLIENT_ID: '990602627938098',
  INSTAGRAM_CLIENT_SECRET: 'sentinel-app-secret-0123456789abcdef',
  REDIRECT_URIS: 'https://app.example/cb,http://localhost:5173/',
};
export const WITH_FACEBOOK = {
  ...ENV,
  FACEBOOK_CLIENT_ID: '123456789012345',
  FACEBOOK_CLIENT_SECRET: META_SECRET,
};

/** Answers of a server, of api.instagram.com and of Graph. */
export function answer(
  json: JsonObject,
  status = 400,
  headers: Record<string, string> = { Date: new Date(NOW).toUTCString() },
): Answer {
  return { kind: 'answer', status, json, headers: new Headers(headers) };
}

export const flat = (error_message: string) =>
  answer({ error_type: 'OAuthException', error_message });
export const graph = (message: string, code: number) => answer({ error: { message, code } });

/** The answers of a healthy world, by the end of the URL. */
export const HEALTHY: Record<string, Answer> = {
  'api.instagram.com/oauth/access_token': flat('Invalid authorization code'),
  'graph.facebook.com/v25.0/oauth/access_token': graph('Invalid verification code format.', 100),
  '/me': graph('An active access token must be used to query information.', 2500),
  '/healthz': answer({ status: 'ok' }, 200),
  '/token': answer({}, 204, { 'Access-Control-Allow-Origin': 'https://app.example' }),
};

/** Examines a configuration in a healthy world with some answers replaced. */
export async function look(
  env: Record<string, string>,
  world: Record<string, Answer> = {},
  questions: Partial<Questions> = {},
): Promise<Finding[]> {
  const answers = Object.entries({ ...HEALTHY, ...world });
  const ask: Ask = (url) =>
    Promise.resolve(answers.find(([end]) => url.endsWith(end))?.[1] ?? { kind: 'silence' });
  return await examine(env, { registered: [], ...questions }, { ask, now: () => NOW });
}

/** The findings of one check, and whether they are right. */
export const of = (findings: readonly Finding[], check: Check) =>
  findings.filter((finding) => finding.check === check);
export const verdicts = (findings: readonly Finding[], check: Check) =>
  of(findings, check).map(({ verdict }) => verdict);
