import type { Context } from 'hono';
import { verifies } from '../crypto/pkce.ts';
import { isPreviewOrigin } from '../config/previews.ts';
import { instagramUrl, parseAuthorize } from './authorize.ts';
import { parseCallback } from './callback.ts';
import type { RelayConfig } from '../config/relay.ts';
import { bindCookies, endCookie, isBound } from './cookie.ts';
import { createLoginSeals, type RelayDeps } from './login.ts';
import { metadata, metadataPaths } from './metadata.ts';
import { errorPage } from './relay-page.ts';
import { parseQuery } from '../http/query.ts';
import { responseUrl } from './response.ts';
import type { Reply, Route } from '../http/route.ts';
import { fail, ok, type Result } from '../failure.ts';

/** A sealed code, and what its client sent beside it. */
export interface Redemption {
  sealed: string;
  /** Empty when the field is absent. */
  redirectUri: string;
  verifier: string;
  clientId?: string;
}

/** Instagram's own code, and the redirect URI that it was sent to. */
export interface Redeemed {
  code: string;
  redirectUri: string;
}

/** The relay: its routes, and what the token endpoint asks of it. */
export interface Relay {
  routes: readonly Route[];
  /** Opens a sealed code for the client that has its verifier. Sends nothing. */
  redeem(request: Redemption): Promise<Result<Redeemed>>;
  /** True for the origin of a preview page. */
  isPreview(origin: string): boolean;
}

/** Metadata changes with a deployment only. */
const METADATA_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'public, max-age=300',
};

function redirect(location: string, cookies: readonly string[]): Reply {
  return { status: 302, headers: { Location: location }, cookies };
}

/**
 * An OAuth 2.0 authorization server with PKCE in front of Instagram's login, which stores nothing.
 *
 * Cannot revoke: that a code works once is Instagram's own rule.
 *
 * @see [RFC 6749 section 4.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1),
 * [RFC 7636](https://www.rfc-editor.org/rfc/rfc7636), [RFC 9207](https://www.rfc-editor.org/rfc/rfc9207)
 */
export function createRelay(config: RelayConfig, deps: RelayDeps): Relay {
  const { issuer, clientId, callbackUri } = config;
  const seals = createLoginSeals(config, deps);

  async function authorize(c: Context): Promise<Reply> {
    const outcome = parseAuthorize(parseQuery(c.req.url), config);
    switch (outcome.kind) {
      case 'refused':
        return errorPage('bad_client', outcome.reason);
      case 'error':
        return redirect(responseUrl(outcome.recipient, { error: outcome.error }, issuer), []);
      case 'accepted': {
        const { authorization } = outcome;
        const binding = seals.newBinding();
        const { redirectUri, namedUri, challenge, state } = authorization;
        const login = { ...binding, redirectUri, namedUri, challenge, state };
        const cookies = bindCookies(binding, issuer, c.req.header('cookie'));
        const sealed = await seals.sealLogin(login);
        return redirect(instagramUrl(config, authorization, sealed), cookies);
      }
    }
  }

  async function callback(c: Context): Promise<Reply> {
    const parsed = parseCallback(parseQuery(c.req.url));
    const login = parsed && (await seals.openLogin(parsed.sealedState));
    if (!login || !isBound(login, issuer, c.req.header('cookie'))) {
      return errorPage('start_again', 'malformed_request');
    }
    const { answer } = parsed;
    const { namedUri, challenge } = login;
    const given =
      'error' in answer
        ? answer
        : { code: await seals.sealCode({ code: answer.code, clientId, namedUri, challenge }) };
    return redirect(responseUrl(login, given, issuer), [endCookie(login, issuer)]);
  }

  const describe = () => ({ headers: METADATA_HEADERS, json: metadata(config) });

  async function redeem(request: Redemption): Promise<Result<Redeemed>> {
    const sealed = await seals.openCode(request.sealed);
    if (sealed === undefined) return fail({ reason: 'code_spent' });
    if (request.redirectUri !== sealed.namedUri) {
      return fail({ reason: 'redirect_uri_mismatch' });
    }
    const isHolder = await verifies(deps.subtle, request.verifier, sealed.challenge);
    if (!isHolder || request.clientId !== sealed.clientId) {
      return fail({ reason: 'code_mismatch' });
    }
    return ok({ code: sealed.code, redirectUri: callbackUri });
  }

  return {
    routes: [
      { path: '/authorize', methods: { GET: authorize } },
      { path: '/callback', methods: { GET: callback } },
      ...metadataPaths(issuer).map((path) => ({ path, methods: { GET: describe } })),
    ],
    redeem,
    isPreview: (origin) => isPreviewOrigin(config.previews, origin),
  };
}
