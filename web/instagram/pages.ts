import { fieldsOf, type Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { exactId } from './exact-id.ts';
import { ask, graphAsk, refusal, type Reader, type ReadFailure } from './graph.ts';
import { safePictureUrl } from './safe-address.ts';

/** The Instagram account that is linked to a Page. */
export interface LinkedAccount {
  /** An exact decimal string: the id of the account itself, as webhooks carry it. */
  id: string;
  username?: string;
  name?: string;
  pictureUrl?: string;
}

/** A Facebook Page of the person who logged in. */
export interface Page {
  id: string;
  name: string;
  /** The Page's own token. As secret as the person's: to be masked wherever it is shown. */
  accessToken?: string;
  account?: LinkedAccount;
}

/** The Pages that were read; `more` where the list went on beyond that. */
export type PagesResult = { pages: readonly Page[]; more: boolean } | { failure: ReadFailure };

/** The fields that a Page is asked for. */
export const PAGE_FIELDS =
  'id,name,access_token,instagram_business_account{id,username,name,profile_picture_url}';
/** What is asked with a Page's own token, for which `/me` is the Page. */
export const CHECKED_FIELDS = 'id,name';
/** How many Pages are asked for at once. */
export const PAGE_LIMIT = 100;
/** A list that goes on after this many requests is not read to its end. */
const MAX_REQUESTS = 10;

/**
 * Reads the Pages of the person that a token of Facebook Login belongs to, page by page of the list.
 *
 * Never rejects. The address of the next page holds the token and is a stranger's word: its cursor is used, and the
 * address is not. What breaks off in the middle keeps what was read.
 *
 * @see [User accounts](https://developers.facebook.com/docs/graph-api/reference/user/accounts/)
 */
export async function fetchPages(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<PagesResult> {
  const pages = new Map<string, Page>();
  let cursor: string | undefined;
  for (let request = 0; request < MAX_REQUESTS; request += 1) {
    const read = await fetchOnce(browser, config, token, abort, cursor);
    if ('failure' in read) {
      return request === 0 ? read : { pages: [...pages.values()], more: true };
    }
    for (const page of read.pages) pages.set(page.id, page);
    if (read.cursor === undefined) return { pages: [...pages.values()], more: false };
    if (read.cursor === cursor) break;
    ({ cursor } = read);
  }
  return { pages: [...pages.values()], more: true };
}

async function fetchOnce(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
  cursor: string | undefined,
): Promise<{ pages: Page[]; cursor: string | undefined } | { failure: ReadFailure }> {
  const after = cursor === undefined ? {} : { after: cursor };
  const fields = { fields: PAGE_FIELDS, limit: String(PAGE_LIMIT), ...after };
  const what = graphAsk(config, token, '/me/accounts', fields);
  if (what === undefined) return { failure: { reason: 'unreachable' } };
  const answer = await ask(browser, what, abort);
  if ('failure' in answer) return { failure: whySilent(browser, answer.failure) };
  const failure = refusal(answer, token);
  if (failure !== undefined) return { failure };
  const { data, paging } = fieldsOf(answer.json);
  if (!Array.isArray(data)) return { failure: { reason: 'malformed' } };
  const pages = (data as unknown[]).flatMap((page) => parsePage(page, config.simulated));
  return { pages, cursor: cursorOf(paging) };
}

/** Facebook's hosts are what tracker blockers stop first. */
function whySilent({ online }: Reader, failure: ReadFailure): ReadFailure {
  if (!online()) return { reason: 'offline' };
  return failure.reason === 'unreachable' ? { reason: 'blocked' } : failure;
}

/** Where the list goes on; only a missing `next` means its end. */
function cursorOf(paging: unknown): string | undefined {
  const { next, cursors } = fieldsOf(paging);
  const { after } = fieldsOf(cursors);
  const usable = typeof after === 'string' && after !== '' && after.length <= 1_000;
  return next !== undefined && usable ? after : undefined;
}

/** Reads a Page as Facebook sends it. One without an id is left out; of the others, whatever has the wrong type. */
export function parsePage(value: unknown, simulated: boolean): Page[] {
  const { id, name, access_token, instagram_business_account } = fieldsOf(value);
  const pageId = exactId(id);
  if (pageId === undefined) return [];
  const account = parseAccount(instagram_business_account, simulated);
  const page: Page = {
    id: pageId,
    name: textOf(name) ?? pageId,
    ...(isToken(access_token) ? { accessToken: access_token } : {}),
    ...(account && { account }),
  };
  return [page];
}

function parseAccount(value: unknown, simulated: boolean): LinkedAccount | undefined {
  const fields = fieldsOf(value);
  const id = exactId(fields['id']);
  if (id === undefined) return undefined;
  const [username, name] = [textOf(fields['username']), textOf(fields['name'])];
  const pictureUrl = safePictureUrl(fields['profile_picture_url'], simulated);
  return {
    id,
    ...(username === undefined ? {} : { username }),
    ...(name === undefined ? {} : { name }),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
  };
}

/** No name is longer than this; what is, is somebody's joke. */
const NAME_MAX_LENGTH = 200;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, NAME_MAX_LENGTH) : undefined;
}

/** Printable ASCII of a length that a token has. */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[!-~]{1,4096}$/.test(value);
}
