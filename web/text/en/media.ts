/** English: the newest posts, as a proof that the token works. */
export const media = {
  headingAlone: 'Recent media',
  heading: 'It works: recent media',
  pending: 'Asking for the newest posts…',
  proof: 'Instagram handed these over a moment ago, for this token.',
  none: 'Instagram answered: there are no posts yet. The token works.',
  more: 'There are older ones, too.',
  kinds: { image: 'Picture', video: 'Video', album: 'Album' },
  of: 'of',
  noPicture: 'no picture',
  notLoaded: 'not loaded',
  troubles: {
    offline: 'You are offline, so the posts cannot be read.',
    blocked: 'A tracker blocker in this browser keeps the page from reading the posts.',
    unreachable:
      'Instagram does not answer when asked for the posts. A tracker blocker may be in the way.',
    timeout: 'Instagram took too long to hand over the posts.',
    malformed: 'Instagram answered something unexpected when asked for the posts.',
    refused: 'Instagram does not let this token read the posts.',
    invalid_token: 'Instagram does not accept this token.',
  },
  askAgain: 'Ask again',
};
