import type { Reason } from '../../proxy/contract.ts';
import { MY_APPS, USE_CASE } from '../setup/steps.ts';
import type { Course } from './remedy.ts';

const REQUEST_REFUSED: Course = { again: 'fixed', section: 'the-proxy' };
const NOT_SET_UP: Course = { again: 'fixed', section: 'the-proxy', step: 'proxy' };
const BUSY: Course = { again: 'later', section: 'the-proxy' };
const KEEPER: Course = { again: 'never', section: 'the-proxy' };
const NEW_CODE: Course = { again: 'now', section: 'codes-and-tokens' };
const REDIRECT: Course = { again: 'fixed', section: 'redirect-uri', step: 'redirect' };
const INSTAGRAM: Course = { again: 'later', section: 'instagrams-trouble', mayBeSpent: true };

/**
 * What to do about every reason of the proxy: complete, because a missing one does not compile.
 *
 * @see [Instagram API with Instagram Login](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login)
 */
export const OF_THE_PROXY: Record<Reason, Course> = {
  method_not_allowed: REQUEST_REFUSED,
  not_found: { again: 'fixed', section: 'the-proxy' },
  body_too_large: REQUEST_REFUSED,
  unsupported_media_type: REQUEST_REFUSED,
  malformed_request: REQUEST_REFUSED,
  missing_field: REQUEST_REFUSED,
  unsupported_grant_type: REQUEST_REFUSED,
  client_unknown: NOT_SET_UP,
  redirect_uri_not_allowed: REDIRECT,
  origin_not_allowed: NOT_SET_UP,
  rate_limited: BUSY,
  busy: BUSY,
  claim_invalid: KEEPER,
  account_mismatch: KEEPER,
  too_young: KEEPER,
  feed_required: KEEPER,
  not_kept: KEEPER,
  deleted: KEEPER,
  code_spent: NEW_CODE,
  code_mismatch: NEW_CODE,
  redirect_uri_mismatch: REDIRECT,
  scope_invalid: { again: 'fixed', section: 'testers-and-permissions', place: USE_CASE },
  not_tester: { again: 'fixed', section: 'testers-and-permissions', step: 'testers' },
  implicit_disabled: { again: 'now', section: 'codes-and-tokens' },
  permission_missing: { again: 'now', section: 'testers-and-permissions', step: 'testers' },
  wrong_token_family: NEW_CODE,
  token_expired: NEW_CODE,
  token_revoked: NEW_CODE,
  account_checkpoint: { again: 'fixed', section: 'codes-and-tokens' },
  instagram_refused: { again: 'now', section: 'instagrams-trouble' },
  not_configured: NOT_SET_UP,
  misconfigured: { again: 'fixed', section: 'app-id-and-secret', step: 'id' },
  app_deactivated: { again: 'fixed', section: 'app-id-and-secret', place: MY_APPS },
  internal: { again: 'fixed', section: 'the-proxy', mayBeSpent: true },
  throttled: INSTAGRAM,
  instagram_blocked: INSTAGRAM,
  instagram_malformed: { again: 'now', section: 'instagrams-trouble', mayBeSpent: true },
  instagram_timeout: { again: 'now', section: 'instagrams-trouble', mayBeSpent: true },
  instagram_unavailable: INSTAGRAM,
  instagram_unreachable: INSTAGRAM,
};
