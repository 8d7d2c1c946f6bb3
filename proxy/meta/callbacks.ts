import type { Context } from 'hono';
import { confirmationCode, isConfirmationCode } from './confirmation-code.ts';
import { sendFailure, sendJson } from '../http/edge.ts';
import type { Config } from '../config/config.ts';
import { readFormBody } from '../http/form-body.ts';
import { createProviders } from '../instagram/providers.ts';
import type { Subtle } from '../crypto/subtle.ts';
import { sendPage } from '../http/page.ts';
import type { EdgeEnv, Handler, Route } from '../http/route.ts';
import { readSignedRequest } from './signed-request.ts';

const STATUS_PATH = '/data-deletion/';

/** True whoever asks, and whether or not a code was ever given out. */
const STATUS_PAGE = [
  'This service stores nothing about you',
  'This login service passes Instagram’s response on to the page you log in to. It stores no accounts, tokens or IDs, so there is nothing to delete. The site you logged in to may keep data of its own, so please ask its owner.',
] as const;

/** No part of this depends on what was wrong. */
const UNVERIFIED = {
  reason: 'malformed_request',
  problem: 'The body must contain one signed_request, signed with the app secret.',
} as const;

/** The value of a form's only `signed_request`. */
function findSignedRequest(form: string): string {
  const [value, ...others] = new URLSearchParams(form).getAll('signed_request');
  return others.length === 0 ? (value ?? '') : '';
}

const NEEDS_ISSUER = {
  reason: 'misconfigured',
  problem: 'This needs ISSUER, the public URL of the proxy, which is not set.',
} as const;

/** Not Instagram's refusal, and not that of a proxy without a configuration: the rest of this one works. */
const notConfigured: Handler = (c) =>
  sendFailure(c, NEEDS_ISSUER, { status: 503, error: 'temporarily_unavailable' });

/** Answers about the person whom Meta has signed for; all other requests get one constant refusal. */
function forSignedUser(
  subtle: Subtle,
  secrets: readonly string[],
  answer: (userId: string) => Promise<Response> | Response,
): Handler {
  return async function forSignedUser(c) {
    const form = await readFormBody(c.req.raw);
    if (!form.ok) return sendFailure(c, form.failure);
    const userId = await readSignedRequest(subtle, secrets, findSignedRequest(form.value));
    return userId === undefined ? sendFailure(c, UNVERIFIED) : await answer(userId);
  };
}

/** The page for any code: whether one was ever given out is not known, and changes nothing. */
function status(c: Context<EdgeEnv>): Response {
  return isConfirmationCode(c.req.path.slice(STATUS_PATH.length))
    ? sendPage(200, ...STATUS_PAGE)
    : sendFailure(c, { reason: 'not_found' });
}

function createHandlers(issuer: string, secrets: readonly string[], subtle: Subtle) {
  const baseUrl = issuer.replace(/\/$/, '');
  const [key = ''] = secrets;
  return {
    deauthorize: forSignedUser(subtle, secrets, () => sendJson(200, { status: 'ok' })),
    requestDeletion: forSignedUser(subtle, secrets, async (userId) => {
      const code = await confirmationCode(subtle, key, userId);
      return sendJson(200, { url: `${baseUrl}${STATUS_PATH}${code}`, confirmation_code: code });
    }),
    status,
  };
}

/**
 * The two callbacks that Meta requires of an app, and the status page of the second one.
 *
 * They delete nothing, since nothing is stored: a repeated request changes as little as the first. Without
 * `ISSUER` all of them answer 503.
 *
 * @see [Data deletion request callback](https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback)
 */
export function metaRoutes(config: Config, subtle: Subtle): Route[] {
  const { issuer } = config;
  const secrets = createProviders(config).flatMap((provider) => provider.secrets());
  const handlers = issuer === undefined ? undefined : createHandlers(issuer, secrets, subtle);
  const { deauthorize, requestDeletion, status } = handlers ?? {};
  return [
    { path: '/deauthorize', methods: { POST: deauthorize ?? notConfigured } },
    { path: '/data-deletion', methods: { POST: requestDeletion ?? notConfigured } },
    { path: `${STATUS_PATH}:code`, methods: { GET: status ?? notConfigured } },
  ];
}
