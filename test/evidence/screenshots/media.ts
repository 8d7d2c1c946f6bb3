/** Every way in which the newest posts are there or not. */

import type { Route } from 'playwright-core';
import type { ReadFailure } from '../../../web/instagram/graph.ts';
import { login, SIGNED_IN, type Open } from './screens.ts';
import { graph, loseNetwork, NEVER, TOO_LONG_MS } from './graph.ts';

const MEDIA = /\/me\/media\?/;

/** A login after which Instagram answers so when it is asked for posts, until the page says this. */
function answered(answer: (route: Route) => unknown, shown?: string): Open {
  return async (page, places) => {
    await page.route(MEDIA, answer);
    await login({}, SIGNED_IN)(page, places);
    if (shown === undefined) await page.getByRole('alert').waitFor();
    else await page.getByText(shown).first().waitFor();
  };
}

/** By reason; where Instagram is silent, whether something blocks it is asked for the profile only. */
export const POSTS: Readonly<Record<Exclude<ReadFailure['reason'], 'blocked'>, Open>> = {
  offline: answered(loseNetwork),
  unreachable: answered((route) => route.abort('blockedbyclient')),
  timeout: async (page, places) => {
    await page.clock.install();
    await page.route(MEDIA, NEVER);
    const asked = page.waitForRequest(MEDIA);
    await login({}, SIGNED_IN)(page, places);
    await asked;
    await page.clock.fastForward(TOO_LONG_MS);
    await page.getByRole('alert').waitFor();
  },
  invalid_token: answered(
    graph({ error: { code: 190, message: 'Error validating access token' } }),
  ),
  malformed: answered(graph({ something: 'else' })),
  refused: answered(
    graph({ error: { code: 10, message: 'Application does not have permission for this action' } }),
  ),
};

const post = (id: string, media_type: string) => ({
  id,
  media_type,
  caption: `Post ${id}, whose music is protected`,
  timestamp: '2026-06-22T10:00:00+0000',
  permalink: `https://instagram.example/p/${id}/`,
});

/** Posts without a picture, none at all, and those that are still to come. */
export const OTHER_POSTS: Readonly<Record<string, Open>> = {
  'media-pending': answered(NEVER, 'Loading the latest posts'),
  'media-none': answered(graph({ data: [] }), 'has no posts yet'),
  'media-no-picture': answered(
    graph({ data: [post('1', 'VIDEO'), post('2', 'CAROUSEL_ALBUM'), post('3', 'IMAGE')] }),
    'no picture',
  ),
  'media-picture-blocked': async (page, places) => {
    await page.route('**/picture.svg?*', (route) => route.abort('blockedbyclient'));
    await login({}, SIGNED_IN)(page, places);
    await page.getByText('not loaded').first().waitFor();
  },
};
