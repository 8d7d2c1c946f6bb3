import type { LoginFailure } from '../auth/login-failure.ts';
import { OF_THE_PAGE } from './page-failures.ts';
import { OF_THE_PROXY } from './proxy-failures.ts';
import type { Remedy } from './remedy.ts';

/**
 * Says what a failure means to a person, in one sentence, and what to do next.
 *
 * Holds nothing that came with the failure: Instagram's own words are the caller's to show, as text.
 */
export function remedyFor(failure: LoginFailure): Remedy {
  return failure.reason === 'refused'
    ? OF_THE_PROXY[failure.reply.reason]
    : OF_THE_PAGE[failure.reason];
}
