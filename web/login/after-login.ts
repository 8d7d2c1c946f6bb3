/** What a page asks for once it has a token; loaded when it is asked for. */
import { renew } from '../auth/renewal.ts';
import type { Token } from '../auth/token.ts';
import { fetchMedia } from '../instagram/media.ts';
import { fetchProfile } from '../instagram/profile.ts';
import { configOf } from './config-of.ts';
import type { Login } from './login.ts';
import type { LoginPage } from './login-page.ts';
import type { Settings } from './settings.ts';

const { signal } = new AbortController();

/** See `Login.refresh`. */
export async function refresh(
  { browser }: LoginPage,
  settings: Settings,
  token: Token,
): ReturnType<Login['refresh']> {
  const kind = token.refreshToken ? 'refresh' : 'extend';
  return await renew(browser, configOf(settings), token, kind, signal);
}

/** See `Login.profile`. */
export async function profile(
  { browser }: LoginPage,
  settings: Settings,
  token: Token,
): ReturnType<Login['profile']> {
  return await fetchProfile(browser, configOf(settings), token, signal);
}

/** See `Login.media`. */
export async function media(
  { browser }: LoginPage,
  settings: Settings,
  token: Token,
): ReturnType<Login['media']> {
  const read = await fetchMedia(browser, configOf(settings), token, signal);
  return 'failure' in read ? read : { media: read.posts, more: read.more };
}
