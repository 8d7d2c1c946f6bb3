/** English: the footer of every screen. */
export const footer = {
  title: 'Latchkey: log in with Instagram',
  invented:
    'This is a demo: nothing reaches the real Instagram, and all people, posts and tokens are made up.',
  /** Where the token is: in a page that forgets it on a reload, and in one that was built to keep it. */
  promises: {
    forgets:
      'Your token stays in this tab’s memory, and it’s gone when you reload. The proxy stores nothing unless you ask it to.',
    keeps:
      'Your token is kept in this tab’s session storage, so it survives a reload. The proxy stores nothing unless you ask it to.',
  },
  links: 'About this page',
  help: 'Help',
  source: 'Source',
  privacy: 'Privacy',
  report: 'Report a problem',
  language: 'Language',
};
