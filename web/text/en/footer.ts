/** English: what stands below every screen. */
export const footer = {
  title: 'Latchkey: log in with Instagram',
  invented: 'Nothing here reaches the real Instagram: people, posts and tokens are invented.',
  /** Where the token is: in a page that forgets it on a reload, and in one that was built to keep it. */
  promises: {
    forgets: 'A token stays in this tab’s memory: a reload forgets it. The proxy stores nothing.',
    keeps:
      'A token is kept in this tab’s session storage, to outlive a reload. The proxy stores nothing.',
  },
  language: 'Language',
};
