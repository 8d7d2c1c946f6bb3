/** English: the newest posts, as a proof that the token works. */
export const media = {
  headingAlone: 'Recent posts',
  heading: 'It works – here are your latest posts',
  pending: 'Loading the latest posts…',
  proof: 'Just loaded from Instagram with this token.',
  none: 'The token works. This account has no posts yet.',
  more: 'Older posts aren’t shown.',
  kinds: { image: 'Picture', video: 'Video', album: 'Album' },
  of: 'of',
  noPicture: 'no picture',
  notLoaded: 'not loaded',
  picturesBlocked:
    'The posts were read, but not all pictures loaded. A tracker blocker may have blocked them.',
  troubles: {
    offline: 'You are offline, so the posts can’t be loaded.',
    blocked: 'A tracker blocker in this browser keeps the page from loading the posts.',
    unreachable: 'Instagram didn’t respond. A tracker blocker may have blocked the request.',
    timeout: 'Instagram took too long to send the posts.',
    malformed: 'Instagram sent an unexpected response when asked for the posts.',
    refused:
      'Instagram doesn’t let this token read the posts. Log in again and leave every permission ticked.',
    invalid_token: 'Instagram doesn’t accept this token.',
  },
  askAgain: 'Try again',
};
