import { describe, expect, test, vi } from 'vitest';
import type { SessionState } from '../../../web/session/session-state.ts';
import { isMedia, isToken, known, later, ME, returned, until, well } from './returned.svelte.ts';

describe('the newest posts', () => {
  const POSTS = { data: [{ id: '17940075287670000' }] };
  const read = (state: SessionState) =>
    state.status === 'signed-in' && state.media.status === 'known';

  test('are read once the token’s owner is known, and not before', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const { at, session } = await returned({
      answer: (request) =>
        isToken(request) ? well(request) : isMedia(request) ? Response.json(POSTS) : promise,
    });
    await until(session, (state) => state.status === 'signed-in');
    expect(session.state).toMatchObject({ media: { status: 'unasked' } });
    expect(at.sent.filter(isMedia)).toEqual([]);
    resolve(Response.json(ME));
    expect(await until(session, read)).toMatchObject({
      media: { posts: [{ id: '17940075287670000' }], more: false },
    });
    expect(at.sent.filter(isMedia)).toHaveLength(1);
  });

  test('are not read with a token whose owner Instagram does not name', async () => {
    const { at, session } = await returned({
      answer: (request) => (isToken(request) ? well(request) : new Response('', { status: 500 })),
    });
    await until(session, ({ ...state }) => 'profile' in state && state.profile.status === 'failed');
    await later();
    expect(at.sent.filter(isMedia)).toEqual([]);
  });

  test('are read once more when they are asked for, and after a profile that is', async () => {
    const { at, session } = await returned();
    await until(session, known);
    await vi.waitFor(() => expect(at.sent.filter(isMedia)).toHaveLength(1));
    await session.reloadMedia();
    expect(at.sent.filter(isMedia)).toHaveLength(2);
    await session.reloadProfile();
    await vi.waitFor(() => expect(at.sent.filter(isMedia)).toHaveLength(3));
  });
});
