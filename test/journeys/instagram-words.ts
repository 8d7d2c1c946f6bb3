import type { ProviderError } from '../../proxy/contract.ts';
import type { Meaning } from '../../proxy/instagram/meaning.ts';

/**
 * What Instagram says with each refusal of its own; the last one needs a second line.
 *
 * The proxy's own refusals, and a reply that never came or is no error of Instagram's, are without such words.
 */
export const INSTAGRAM_WORDS: Readonly<Record<Meaning, ProviderError>> = {
  code_spent: { code: 400, message: 'Matching code was not found or was already used' },
  code_mismatch: { code: 400, message: "Client ID doesn't match the code's" },
  redirect_uri_mismatch: {
    code: 400,
    message:
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
  },
  scope_invalid: { code: 400, message: 'Invalid scope: []' },
  not_tester: { code: 400, message: 'Insufficient developer role' },
  implicit_disabled: { code: 403, message: 'Implicit authentication is disabled' },
  permission_missing: {
    code: 10,
    message: 'Application does not have permission for this action',
  },
  wrong_token_family: {
    code: 190,
    message: 'Invalid OAuth access token - Cannot parse access token',
  },
  token_expired: {
    code: 190,
    subcode: 463,
    message: 'Error validating access token: Session has expired',
  },
  token_revoked: {
    code: 190,
    subcode: 460,
    message:
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  },
  account_checkpoint: {
    code: 190,
    subcode: 459,
    message:
      'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  },
  misconfigured: { code: 400, message: 'Invalid platform app' },
  app_deactivated: {
    code: 200,
    message: 'API access deactivated. To reactivate, go to the app dashboard.',
  },
  throttled: { code: 4, message: 'Application request limit reached' },
  instagram_unavailable: {
    code: 2,
    message: 'Service temporarily unavailable. Please retry your request later.',
  },
  instagram_refused: {
    code: 400,
    message: 'Words that Instagram chose, and that are long enough to need a second line here',
  },
};
