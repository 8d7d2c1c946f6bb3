import type { ErrorReply, Reason } from '../../proxy/contract.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { ProviderName } from '../config/providers.ts';
import { failureFrame } from '../text/en/failure-frame.ts';
import { pageFailures } from '../text/en/page-failures.ts';
import { proxyFailures } from '../text/en/proxy-failures.ts';
import { shownFailures } from '../text/en/shown-failures.ts';
import { texts } from '../text/language.ts';
import type { Refused } from '../instagram/graph.ts';
import { atFacebook } from './at-facebook.ts';
import { OF_THE_PAGE } from './of-the-page.ts';
import { OF_THE_PROXY } from './of-the-proxy.ts';
import type { Remedy } from './remedy.ts';
import { reasonShown, SHOWN, type ShownReason } from './shown-by-instagram.ts';

/**
 * Says what a failure means to a person, in one sentence, and what to do next.
 *
 * Holds nothing that came with the failure: Instagram's own words are the caller's to show, as text.
 */
export function remedyFor(failure: LoginFailure, provider?: ProviderName): Remedy {
  if (failure.reason === 'refused')
    return { ...remedyAt(provider, failure.reply.reason), ...howSpent(failure.reply) };
  const { reason } = failure;
  return { ...texts('pageFailures', pageFailures)[reason], ...OF_THE_PAGE[reason] };
}

/** The remedy of one reason, where Instagram's words or the proxy's reason are all that is known. */
export function remedyOf(reason: Reason | ShownReason): Remedy {
  if (isShown(reason))
    return { ...texts('shownFailures', shownFailures)[reason], ...SHOWN[reason] };
  // A newer proxy than this page may have reasons of its own.
  const known = Object.hasOwn(OF_THE_PROXY, reason) ? reason : 'internal';
  return { ...texts('proxyFailures', proxyFailures)[known], ...OF_THE_PROXY[known] };
}

/** The same, where it may be Facebook whose login it was. */
function remedyAt(provider: ProviderName | undefined, reason: Reason | ShownReason): Remedy {
  const remedy = remedyOf(reason);
  return provider === 'facebook' ? atFacebook(remedy, reason) : remedy;
}

/** Which of the two it was, where Instagram's words about a spent code tell. */
function howSpent({ reason, provider_error }: ErrorReply): Partial<Remedy> {
  if (reason !== 'code_spent') return {};
  const { spent } = texts('failureFrame', failureFrame);
  const [, how] = /\bhas (?:been )?(used|expired)\b/.exec(provider_error?.message ?? '') ?? [];
  return how === 'used' || how === 'expired' ? { sentence: spent[how] } : {};
}

/** What a refusal means: by its words, which say more than its numbers. */
export function meaningOf({ providerError, why }: Refused): Reason | ShownReason {
  return reasonShown(providerError?.message ?? '') ?? why;
}

/** Instagram's own state, and what it does not explain: their remedies speak of a login, and here there was one. */
const OF_THE_MOMENT: readonly string[] = [
  'instagram_refused',
  'instagram_unavailable',
  'throttled',
] satisfies Reason[];

/** The remedy where Instagram does not say whose a token is; undefined where asking again is all there is to do. */
export function remedyForProfile(failure: Refused, provider?: ProviderName): Remedy | undefined {
  const meaning = meaningOf(failure);
  return OF_THE_MOMENT.includes(meaning) ? undefined : remedyAt(provider, meaning);
}

function isShown(reason: Reason | ShownReason): reason is ShownReason {
  return Object.hasOwn(SHOWN, reason);
}
