/** English: a small explorer of the API, for a token that works. */
export const explorer = {
  heading: 'Explore the API',
  path: 'Path',
  fields: 'Fields',
  run: 'Run',
  pending: 'Asking Instagram…',
  answer: 'Instagram’s answer',
};
