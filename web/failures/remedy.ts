import type { Place, SetupStep } from '../setup/steps.ts';

/** What a person is told about one kind of failure, in their language. */
export interface RemedyWords {
  title: string;
  /** One sentence: what happened. */
  sentence: string;
  /** One sentence: what to do next. */
  nextStep: string;
}

/**
 * Whether a new login is worth offering: at once, after a wait, only once something is fixed, or never, because what
 * helps is another link or URL.
 *
 * Always a new login. The same code is never sent again, so nothing is ever called a retry.
 */
export type Again = 'now' | 'later' | 'fixed' | 'never';

/** A section of the README's “When it does not work”, by its anchor. */
export type Section =
  | 'redirect-uri'
  | 'app-id-and-secret'
  | 'testers-and-permissions'
  | 'codes-and-tokens'
  | 'the-proxy'
  | 'the-browser'
  | 'instagrams-trouble';

/** What is known of a failure beside its words. */
export interface Course {
  again: Again;
  section: Section;
  /** Whether the code of the login may have been redeemed, which nothing can tell any more. */
  mayBeSpent?: true;
  /** The step of the checklist that fixes it. */
  step?: SetupStep;
  /** Where in the dashboard it is fixed, where that is in no step of the checklist. */
  place?: Place;
}

/** All that a person is told about one kind of failure. */
export type Remedy = RemedyWords & Course;
