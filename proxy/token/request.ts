/** Pure. The form of `POST /token` in, a typed request or the reason why not out. */
import { refuseCredentials } from './client-authentication.ts';
import { isVerifier } from '../crypto/pkce.ts';
import { parsePairs } from '../http/query.ts';
import { fail, ok, type Result } from '../failure.ts';
import type { Redemption } from '../relay/relay.ts';

/** RFC 8693's name for an access token. */
export const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';

/** A code of Instagram's own. */
export interface CodeGrant {
  grant: 'authorization_code';
  code: string;
  redirectUri: string;
  clientId?: string;
}

/** A code that the relay has sealed. */
export interface SealedGrant extends Redemption {
  grant: 'sealed_code';
}

/** A token that is to be replaced by another one. */
export interface TokenGrant {
  grant: 'refresh_token' | 'token_exchange';
  token: string;
  clientId?: string;
}

/** A well-formed request. Nothing in it was compared with the configuration yet. */
export type TokenRequest = CodeGrant | SealedGrant | TokenGrant;

const MAX_CHARACTERS = 2048;
/** A code of Instagram's in base64, and what it is bound to. */
const MAX_SEALED_CHARACTERS = 8192;
/** The five parts of a compact JWE with a direct key, of which the second is empty. */
const SEALED = /^[\w-]+\.[\w-]*(?:\.[\w-]+){3}$/;

/** The fields of a form, by name. */
export type Fields = ReadonlyMap<string, string>;

const malformed = (problem: string) => fail({ reason: 'malformed_request', problem });

/** An empty field counts as absent, a repeated one as an attack on a reader of the other copy. */
export function parseFields(form: string): Result<Fields> {
  const { fields, repeated } = parsePairs(form);
  return repeated.size > 0 ? malformed('A field is repeated.') : ok(fields);
}

/** Reads a code or a token: printable ASCII without spaces, as RFC 6749 appendix A has it. */
export function parseOpaque(fields: Fields, field: string): Result<string> {
  // Instagram and Facebook append these to the address; people copy them along with the code.
  const value = fields.get(field)?.replace(/(?:#_|#_=_)$/, '') ?? '';
  if (value === '') return fail({ reason: 'missing_field', field });
  return value.length <= MAX_CHARACTERS && /^[\x21-\x7e]+$/.test(value)
    ? ok(value)
    : malformed(`The field ${field} is too long or has characters that it cannot have.`);
}

function parseSealedGrant(fields: Fields, sealed: string): Result<TokenRequest> {
  if (sealed.length > MAX_SEALED_CHARACTERS) return malformed('The field code is too long.');
  const verifier = fields.get('code_verifier');
  if (verifier === undefined) return fail({ reason: 'missing_field', field: 'code_verifier' });
  if (!isVerifier(verifier))
    return malformed('The field code_verifier does not conform to RFC 7636.');
  const redirectUri = fields.get('redirect_uri') ?? '';
  return ok({ grant: 'sealed_code', sealed, redirectUri, verifier });
}

function parseCodeGrant(fields: Fields): Result<TokenRequest> {
  const sealed = fields.get('code') ?? '';
  if (SEALED.test(sealed)) return parseSealedGrant(fields, sealed);
  const code = parseOpaque(fields, 'code');
  if (!code.ok) return code;
  const redirectUri = fields.get('redirect_uri');
  return redirectUri === undefined
    ? fail({ reason: 'missing_field', field: 'redirect_uri' })
    : ok({ grant: 'authorization_code', code: code.value, redirectUri });
}

function parseRefreshGrant(fields: Fields): Result<TokenRequest> {
  const token = parseOpaque(fields, 'refresh_token');
  return token.ok ? ok({ grant: 'refresh_token', token: token.value }) : token;
}

function parseExchangeGrant(fields: Fields): Result<TokenRequest> {
  const token = parseOpaque(fields, 'subject_token');
  if (!token.ok) return token;
  const type = fields.get('subject_token_type');
  if (type === undefined) return fail({ reason: 'missing_field', field: 'subject_token_type' });
  if (type !== ACCESS_TOKEN_TYPE || !isOffered(fields.get('requested_token_type'))) {
    return malformed(`The only token type here is ${ACCESS_TOKEN_TYPE}.`);
  }
  return ok({ grant: 'token_exchange', token: token.value });
}

function isOffered(requestedType: string | undefined): boolean {
  return requestedType === undefined || requestedType === ACCESS_TOKEN_TYPE;
}

const GRANTS = new Map([
  ['authorization_code', parseCodeGrant],
  ['refresh_token', parseRefreshGrant],
  ['urn:ietf:params:oauth:grant-type:token-exchange', parseExchangeGrant],
]);

/**
 * Parses the form of a token request; fields that it does not know are left behind.
 *
 * `hasAuthorization` tells of an `Authorization` header. Does not know which clients, pages or origins are allowed.
 *
 * @see [RFC 6749 section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2),
 * [RFC 8693 section 2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1)
 */
export function parseTokenRequest(form: string, hasAuthorization = false): Result<TokenRequest> {
  const fields = parseFields(form);
  if (!fields.ok) return fields;
  const credentials = {
    inHeader: hasAuthorization,
    inBody: fields.value.has('client_secret'),
    isSealed: SEALED.test(fields.value.get('code') ?? ''),
  };
  const refused = refuseCredentials(credentials);
  if (refused !== undefined) return fail(refused);
  const grantType = fields.value.get('grant_type');
  if (grantType === undefined) return fail({ reason: 'missing_field', field: 'grant_type' });
  const parseGrant = GRANTS.get(grantType);
  if (parseGrant === undefined) return fail({ reason: 'unsupported_grant_type' });
  const request = parseGrant(fields.value);
  const clientId = fields.value.get('client_id');
  return request.ok && clientId !== undefined ? ok({ ...request.value, clientId }) : request;
}
