/** What a person is told about one kind of failure. */
export interface Remedy {
  title: string;
  /** One sentence: what happened. */
  sentence: string;
  /** One sentence: what to do next, with its place in the app dashboard where there is one. */
  nextStep: string;
}

/** The next step after everything that a new login cures. */
export const START_AGAIN = 'Start again: a new login takes a few seconds.';
