import type { ProviderError } from '../../proxy/contract.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { Config } from '../config/config.ts';
import { meaningOf, remedyFor, remedyOf } from './remedies.ts';
import type { Refused } from '../instagram/graph.ts';

/** What is known of a failure, whatever failed. */
interface Known {
  title: string;
  reason: string;
  requestId?: string | undefined;
  words?: string | undefined;
  said?: ProviderError | undefined;
}

/** Sorts out what is known of a failure of the login, or of a token that Instagram refuses. */
export function knownOf(failure: LoginFailure | Refused): Known {
  if ('why' in failure) {
    const { why: reason, providerError: said } = failure;
    return { title: remedyOf(meaningOf(failure)).title, reason, words: said?.message, said };
  }
  const { title } = remedyFor(failure);
  if (failure.reason !== 'refused') {
    const words = failure.reason === 'login_failed' ? failure.description : undefined;
    return { title, reason: failure.reason, words };
  }
  const { reason, request_id: requestId, provider_error: said } = failure.reply;
  return { title, reason, requestId, words: said?.message, said };
}

/**
 * Puts a failure into lines that can be sent to the page's owner.
 *
 * Holds no code, token, state or secret: a failure has none, and the rest is public by nature. Instagram's own
 * words come from the proxy, which took such values out of them, or from an answer that never has them.
 */
export function report(failure: LoginFailure | Refused, config: Config): string {
  const { title, reason, requestId, words, said } = knownOf(failure);
  const lines: [string, string | number | undefined][] = [
    ['Latchkey', title],
    ['reason', reason],
    ['status', 'status' in failure ? failure.status : undefined],
    ['request', requestId],
    ['Instagram', words],
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
