import { confirmationCode, isConfirmationCode } from './confirmation-code.ts';
import { failureReply } from '../http/failure-reply.ts';
import { partOf } from '../http/literal-path.ts';
import type { Config } from '../config/config.ts';
import { readFormBody } from '../http/form-body.ts';
import { createProviders } from '../instagram/providers.ts';
import type { Subtle } from '../crypto/subtle.ts';
import { pageReply } from '../http/page.ts';
import type { Handler, Reply, Route } from '../http/route.ts';
import { readSignedRequest, type SignedRequest } from './signed-request.ts';

/** What is deleted on Meta's request, where anything is kept at all. */
export interface Deletions {
  erase(request: SignedRequest & { code?: string }): Promise<unknown>;
  /** What became of the request with this code; null for a code of thirty days ago, or of none. */
  deletion(code: string): Promise<{ at: string; stored: boolean } | null>;
}

const STATUS_PATH = '/data-deletion/';

type Page = readonly [title: string, text: string];

/** Without a keeper it is true for every visitor, and whether or not a code was ever issued. */
const STATUS_PAGE: Page = [
  'This service stores nothing about you',
  'This login service passes Instagram’s response on to the page you log in to. It stores no accounts, tokens or IDs, so there is nothing to delete. The site you logged in to may keep data of its own, so please ask its owner.',
];

/** Where there is one, it depends on the code. */
const DELETED: Page = [
  'Your data was deleted',
  'All that this service stored about you is deleted; its host’s backups may hold it for thirty days more. If you connected your account again later, it is stored again.',
];
const NOTHING_STORED: Page = [
  'Nothing was stored about you',
  'When your request arrived, there was nothing to delete. The site you logged in to may keep data of its own, so please ask its owner.',
];
const UNKNOWN_CODE: Page = [
  'We don’t know this confirmation code',
  'We remember requests for thirty days. If you connected your account to a site’s feed, remove the app in Instagram’s settings to have it deleted.',
];

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
const notConfigured: Handler = () =>
  failureReply(NEEDS_ISSUER, { status: 503, error: 'temporarily_unavailable' });

/** Answers about the person whom Meta has signed for; all other requests get one constant refusal. */
function forSignedUser(
  subtle: Subtle,
  secrets: readonly string[],
  answer: (signed: SignedRequest) => Promise<Reply> | Reply,
): Handler {
  return async function forSignedUser(c) {
    const form = await readFormBody(c.req.raw);
    if (!form.ok) return failureReply(form.failure);
    const signed = await readSignedRequest(subtle, secrets, findSignedRequest(form.value));
    return signed === undefined ? failureReply(UNVERIFIED) : await answer(signed);
  };
}

/** The page for a code. */
function statusPage(deletions: Deletions | undefined): Handler {
  return async function status(c) {
    const code = partOf(c.req.path, -1);
    if (!isConfirmationCode(code)) return failureReply({ reason: 'not_found' });
    if (deletions === undefined) return pageReply(200, ...STATUS_PAGE);
    const found = await deletions.deletion(code);
    if (found === null) return pageReply(200, ...UNKNOWN_CODE);
    const [title, text] = found.stored ? DELETED : NOTHING_STORED;
    return pageReply(200, title, `${text} (${found.at})`);
  };
}

function createHandlers(
  issuer: string,
  secrets: readonly string[],
  subtle: Subtle,
  deletions: Deletions | undefined,
) {
  const baseUrl = issuer.replace(/\/$/, '');
  const [key = ''] = secrets;
  return {
    deauthorize: forSignedUser(subtle, secrets, async (signed) => {
      await deletions?.erase(signed);
      return { json: { status: 'ok' } };
    }),
    requestDeletion: forSignedUser(subtle, secrets, async (signed) => {
      const code = await confirmationCode(subtle, key, signed.userId);
      await deletions?.erase({ ...signed, code });
      const url = `${baseUrl}${STATUS_PATH}${code}`;
      return { json: { url, confirmation_code: code } };
    }),
    status: statusPage(deletions),
  };
}

/**
 * The two callbacks that Meta requires of an app, and the status page of the second one.
 *
 * They delete what `deletions` keeps, and nothing where there is no keeper: a repeated request finds nothing left. Without
 * `ISSUER` all of them answer 503.
 *
 * @see [Data deletion request callback](https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback)
 */
export function metaRoutes(config: Config, subtle: Subtle, deletions?: Deletions): Route[] {
  const { issuer } = config;
  const secrets = createProviders(config).flatMap((provider) => provider.secrets());
  const handlers =
    issuer === undefined ? undefined : createHandlers(issuer, secrets, subtle, deletions);
  const { deauthorize, requestDeletion, status } = handlers ?? {};
  return [
    { path: '/deauthorize', methods: { POST: deauthorize ?? notConfigured } },
    { path: '/data-deletion', methods: { POST: requestDeletion ?? notConfigured } },
    { path: `${STATUS_PATH}:code`, methods: { GET: status ?? notConfigured } },
  ];
}
