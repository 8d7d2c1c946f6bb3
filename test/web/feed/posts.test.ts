import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../web/feed/posts.ts';

const PICTURE = {
  id: '17895695668004550',
  type: 'image',
  reel: false,
  permalink: 'https://www.instagram.com/p/1/',
  caption: '<img src=x onerror=alert(1)>',
  timestamp: '2026-05-03T08:00:00+0000',
  image_url: 'https://scontent.cdninstagram.com/1.jpg',
};

describe('a reply of /media', () => {
  test('becomes posts with their time, their words as they are and one item each', () => {
    const feed = parseFeed({
      user: { username: 'studio' },
      data: [PICTURE],
      next: 'c',
      stale: 'retrying',
    });
    expect(feed).toMatchObject({ username: 'studio', next: 'c', stale: 'retrying' });
    const [post] = feed?.posts ?? [];
    expect(post).toMatchObject({
      kind: 'image',
      isReel: false,
      link: 'https://www.instagram.com/p/1/',
      caption: '<img src=x onerror=alert(1)>',
      items: [{ id: '17895695668004550', image: 'https://scontent.cdninstagram.com/1.jpg' }],
    });
    expect(post?.at?.toISOString()).toBe('2026-05-03T08:00:00.000Z');
  });

  test('has the parts of an album in their order', () => {
    const items = [
      { id: '1', type: 'image', image_url: 'https://a.example/1.jpg' },
      { id: '2', type: 'video', image_url: null, video_url: 'https://a.example/2.mp4' },
    ];
    const feed = parseFeed({ data: [{ ...PICTURE, type: 'album', items }] });
    expect(feed?.posts[0]).toMatchObject({
      kind: 'album',
      items: [
        { id: '1', kind: 'image' },
        { id: '2', kind: 'video', video: 'https://a.example/2.mp4' },
      ],
    });
  });

  test.each(['javascript:alert(1)', 'data:image/svg+xml,<svg/>', '//a.example/', '/p/1', null, 7])(
    'loses a link or a picture that is no address of the web: %j',
    (url) => {
      const feed = parseFeed({
        data: [{ ...PICTURE, permalink: url, image_url: url, video_url: url }],
      });
      const [post] = feed?.posts ?? [];
      expect(post?.link).toBeUndefined();
      expect(post?.items).toEqual([{ id: PICTURE.id, kind: 'image' }]);
    },
  );

  test.each([null, 'text', [], {}, { data: 'none' }, { user: {} }])(
    'is not a feed when it is %j',
    (json) => {
      expect(parseFeed(json)).toBeUndefined();
    },
  );

  test('with posts that are no posts has only those that are', () => {
    expect(parseFeed({ data: [null, 'x', { ...PICTURE, timestamp: 'soon' }] })?.posts).toHaveLength(
      1,
    );
  });
});
