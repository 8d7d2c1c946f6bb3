import type { LoginFailure } from '../auth/login-failure.ts';
import type { Course } from './remedy.ts';

const NEW_CODE: Course = { again: 'now', section: 'codes-and-tokens' };
const BROWSER: Course = { again: 'fixed', section: 'the-browser' };

/** What to do about that which the page itself finds out; the proxy's `refused` has a list of its own. */
export const OF_THE_PAGE: Record<Exclude<LoginFailure['reason'], 'refused'>, Course> = {
  cancelled: NEW_CODE,
  no_pending_login: NEW_CODE,
  state_mismatch: NEW_CODE,
  already_used: NEW_CODE,
  login_expired: NEW_CODE,
  malformed_response: NEW_CODE,
  login_failed: NEW_CODE,
  storage_unavailable: BROWSER,
  unsupported_browser: BROWSER,
  framed: BROWSER,
  implicit_off: NEW_CODE,
  offline: BROWSER,
  proxy_unreachable: { again: 'later', section: 'the-proxy' },
  outcome_unknown: { again: 'now', section: 'the-proxy', mayBeSpent: true },
  stopped: { again: 'now', section: 'the-proxy', mayBeSpent: true },
  blocked_by_csp: { again: 'fixed', section: 'the-proxy' },
  proxy_redirects: { again: 'fixed', section: 'the-proxy' },
  proxy_unreadable: { again: 'fixed', section: 'the-proxy', mayBeSpent: true },
  part_missing: BROWSER,
  proxy_malformed: { again: 'fixed', section: 'the-proxy' },
};
