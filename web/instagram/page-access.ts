import type { Browser } from '../auth/browser.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { notePage } from './chosen-page.ts';
import { fetchGrants } from './grants.ts';
import type { Reader, ReadFailure } from './graph.ts';
import { isShortLived } from './token-life.ts';
import { lastChoice, noteRead, readBefore, type ReadAccess } from './page-memory.ts';
import { fetchPages, type LinkedAccount, type Page } from './pages.ts';

/** What a token of Facebook Login reaches. */
export interface PageAccess extends ReadAccess {
  /** The Page whose Instagram account is used; undefined while there are several to choose from, or none. */
  chosen: Page | undefined;
  /** How long the token itself lasts: those of its Pages never end where it is a `long` one. */
  life: 'short' | 'long' | 'unknown';
}

/** What it is and whose, or why that is not known; a profile as `fetchProfile` gives it. */
type AccessResult =
  | {
      profile: { userId?: string } & Omit<LinkedAccount, 'id'>;
      from: 'instagram';
      access: PageAccess;
    }
  | { failure: ReadFailure };

/**
 * Finds the Instagram account behind a token of Facebook Login: the only one, or the one that was chosen in this tab.
 *
 * Never rejects. Where there are several to choose from, or none, the profile is empty and the access says the rest.
 */
export async function fetchPageAccess(
  browser: Reader & Pick<Browser, 'sessionStorage'>,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<AccessResult> {
  const read = readBefore(token) ?? (await readAll(browser, config, token, abort));
  if ('failure' in read) return read;
  if (!abort.aborted) noteRead(token, read);
  const chosen = choose(read.pages, lastChoice(browser));
  const account = chosen?.account;
  notePage(token, chosen);
  const { username, name, pictureUrl } = account ?? {};
  const profile = {
    ...(account && { userId: account.id }),
    ...(username !== undefined && { username }),
    ...(name !== undefined && { name }),
    ...(pictureUrl !== undefined && { pictureUrl }),
  };
  return { profile, from: 'instagram', access: { ...read, chosen, life: lifeOf(token) } };
}

function lifeOf(token: Token): PageAccess['life'] {
  if (token.expiresAt === undefined) return 'unknown';
  return isShortLived(token) ? 'short' : 'long';
}

async function readAll(browser: Reader, config: Config, token: Token, abort: AbortSignal) {
  const [list, permissions] = await Promise.all([
    fetchPages(browser, config, token, abort),
    fetchGrants(browser, config, token, abort),
  ]);
  return 'failure' in list ? list : { ...list, permissions };
}

function choose(pages: readonly Page[], choice: string | undefined): Page | undefined {
  const linked = pages.filter(({ account }) => account !== undefined);
  return linked.length === 1 ? linked[0] : linked.find(({ id }) => id === choice);
}
