import type { LoginFailure } from '../auth/login-failure.ts';
import type { Config } from '../config.ts';
import { remedyFor } from './failures.ts';

/**
 * Puts a failure into lines that can be sent to whoever runs the page.
 *
 * Holds no code, token, state or secret: a failure has none, and the rest is public by nature. Instagram's own
 * words come from the proxy, which took such values out of them.
 */
export function report(failure: LoginFailure, config: Config): string {
  const reply = failure.reason === 'refused' ? failure.reply : undefined;
  const said = reply?.provider_error;
  const lines: [string, string | number | undefined][] = [
    ['Latchkey', remedyFor(failure).title],
    ['reason', reply?.reason ?? failure.reason],
    ['status', 'status' in failure ? failure.status : undefined],
    ['request', reply?.request_id],
    ['Instagram', failure.reason === 'login_failed' ? failure.description : said?.message],
    ['type', said?.type],
    ['code', said?.code],
    ['subcode', said?.subcode],
    ['trace', said?.fbtrace_id],
    ['missing', 'missing' in failure ? failure.missing : undefined],
    ['page', config.redirectUri],
    ['proxy', config.proxyUrl],
    ['app', config.providers.instagram.appId],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value ?? ''}`)
    .join('\n');
}
