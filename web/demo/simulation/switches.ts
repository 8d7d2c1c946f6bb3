import type { TokenShape } from './fault.ts';

/** What nobody has confirmed about Instagram's wire, each with a choice; the defaults are in {@link DEFAULT_SWITCHES}. */
export interface Switches {
  /** Which shape the token reply of Instagram Login has. */
  tokenShape: TokenShape;
  /** Whether `state` comes back when the person cancels. */
  stateOnCancel: boolean;
  /** Where the classic implicit flow puts `state`. */
  implicitState: 'fragment' | 'query';
  /** What happens when a token younger than 24 hours is refreshed; documented as not allowed, its error is not. */
  youngRefresh: 'refused' | 'allowed';
  /** Whether a refreshed token is another string. */
  refreshedToken: 'new' | 'same';
  /** Instagram Login's words for a wrong secret with a good code. */
  wrongSecretText: string;
  /** Instagram Login's words for a code older than an hour. */
  expiredCodeText: string;
}

/** The choices that fit most of what has been seen; none is a promise about the real Instagram. */
export const DEFAULT_SWITCHES: Switches = {
  tokenShape: 'array',
  stateOnCancel: true,
  implicitState: 'fragment',
  youngRefresh: 'refused',
  refreshedToken: 'new',
  wrongSecretText: 'Error validating client secret.',
  expiredCodeText: 'This authorization code has expired.',
};
