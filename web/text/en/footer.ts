/** English: what stands below every screen. */
export const footer = {
  invented: 'Nothing here reaches the real Instagram: people, posts and tokens are invented.',
  promise: 'Your token stays in this tab’s memory. Nothing is stored, and no one else sees it.',
  language: 'Language',
};
