import { demoApps, DEMO_CREDENTIALS, type App } from '../../../../web/demo/simulator/state/apps.ts';
import {
  createInstagram,
  type Instagram,
  type InstagramOptions,
} from '../../../../web/demo/simulator/simulator.ts';

/** The origin of the simulation under test. Nothing listens there. */
export const ORIGIN = 'https://instagram.test';
/** The page that logs in. */
export const PAGE = 'https://site.test/';
/** 2026-11-23T12:00:00Z, a Monday. */
export const START_MS = 1_795_435_200_000;

export const TODAY = DEMO_CREDENTIALS.instagram;
export const CLASSIC = DEMO_CREDENTIALS.legacy;

/** Where a code is exchanged for a token. */
export const TOKEN = '/oauth/access_token';

/** A simulation with a frozen clock. `apps` changes one of the demo apps of each dialect. */
export function testInstagram(options: Partial<InstagramOptions> = {}, app: Partial<App> = {}) {
  return createInstagram({
    origin: ORIGIN,
    apps: demoApps([PAGE]).map((one) => ({ ...one, ...app })),
    now: () => START_MS,
    ...options,
  });
}

/** The parameters of an authorize request that Instagram Login accepts. */
export const AUTHORIZE_TODAY = {
  client_id: TODAY.clientId,
  redirect_uri: PAGE,
  response_type: 'code',
  scope: 'instagram_business_basic',
  state: 'st-1',
};

/** The same for the classic API. */
export const AUTHORIZE_CLASSIC = {
  client_id: CLASSIC.clientId,
  redirect_uri: PAGE,
  response_type: 'code',
  state: 'st-1',
};

/** The parts of a simulation that a login needs. */
type Answering = Pick<Instagram, 'fetch'>;
type Fields = Record<string, string>;

export function get(instagram: Answering, path: string, query: Fields = {}, headers: Fields = {}) {
  const search = new URLSearchParams(query).toString();
  return instagram.fetch(new Request(`${ORIGIN}${path}?${search}`, { headers }));
}

export function post(instagram: Answering, path: string, fields: Fields, headers: Fields = {}) {
  const body = new URLSearchParams(fields);
  return instagram.fetch(new Request(`${ORIGIN}${path}`, { method: 'POST', body, headers }));
}

/** Presses a button of the consent page and returns where the browser is sent. */
export async function press(
  instagram: Answering,
  query: Fields,
  fields: Fields = { decision: 'allow' },
): Promise<string> {
  const search = new URLSearchParams(query).toString();
  const response = await post(instagram, `/oauth/authorize?${search}`, fields);
  return response.headers.get('location') ?? `no redirect: ${response.status}`;
}

/** A fresh code of Instagram Login, or of the classic API when its parameters are given. */
export async function freshCode(
  instagram: Answering,
  query: Fields = AUTHORIZE_TODAY,
  fields?: Fields,
): Promise<string> {
  return new URL(await press(instagram, query, fields)).searchParams.get('code') ?? '';
}

/** The fields of a good exchange. */
export function exchangeFields(code: string, app: { clientId: string; clientSecret: string }) {
  return {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    redirect_uri: PAGE,
    code,
  };
}

/** Sends a good exchange with one thing changed. */
export async function exchange(
  instagram: Answering,
  change: Record<string, string | undefined>,
  app: { clientId: string; clientSecret: string } = TODAY,
) {
  const code = await freshCode(instagram, app === CLASSIC ? AUTHORIZE_CLASSIC : AUTHORIZE_TODAY);
  const merged: Record<string, string | undefined> = { ...exchangeFields(code, app), ...change };
  const fields = Object.entries(merged);
  const sent = fields.filter((field): field is [string, string] => field[1] !== undefined);
  return post(instagram, TOKEN, Object.fromEntries(sent));
}

/** The error with which a refused exchange is answered. */
export const flat = (error_message: string) => ({
  error_type: 'OAuthException',
  code: 400,
  error_message,
});

/** A one-hour token of Instagram Login. */
export async function shortToken(instagram: Answering, fields?: Fields): Promise<string> {
  const code = await freshCode(instagram, AUTHORIZE_TODAY, fields);
  const reply = await post(instagram, TOKEN, exchangeFields(code, TODAY));
  return accessTokenOf(await reply.text());
}

/** A token of the classic API. */
export async function classicToken(instagram: Answering): Promise<string> {
  const location = await press(instagram, { ...AUTHORIZE_CLASSIC, response_type: 'token' });
  return new URLSearchParams(new URL(location).hash.slice(1)).get('access_token') ?? '';
}

/** The 60-day token for a one-hour token. */
export async function longToken(instagram: Answering): Promise<string> {
  const reply = await get(instagram, '/access_token', {
    grant_type: 'ig_exchange_token',
    client_secret: TODAY.clientSecret,
    access_token: await shortToken(instagram),
  });
  return accessTokenOf(await reply.text());
}

/** Reads `access_token` from the text, because most replies must not go through `JSON.parse`. */
export function accessTokenOf(text: string): string {
  return /"access_token":"([^"]+)"/.exec(text)?.[1] ?? `no token: ${text}`;
}

/** The answers of a login with Instagram Login, as text, up to the step where it ended. */
export interface Walk {
  /** The URL that the browser is sent back to, or the page on which it stops. */
  authorize: string;
  exchange?: string;
  longLived?: string;
  me?: string;
}

/** Logs in like a careful client: consent, code, one-hour token, 60-day token, profile. */
export async function walk(
  instagram: Answering,
  choice: Fields,
  change: Fields = {},
): Promise<Walk> {
  const search = new URLSearchParams({ ...AUTHORIZE_TODAY, ...change }).toString();
  const decision = { decision: 'allow', account: 'ada.paints', scope: AUTHORIZE_TODAY.scope };
  const back = await post(instagram, `/oauth/authorize?${search}`, { ...decision, ...choice });
  const location = back.headers.get('location');
  if (location === null) return { authorize: await back.text() };
  const code = new URL(location).searchParams.get('code') ?? '';
  const exchanged = await said(post(instagram, TOKEN, exchangeFields(code, TODAY)));
  const short = accessTokenOf(exchanged);
  const grant = { grant_type: 'ig_exchange_token', client_secret: TODAY.clientSecret };
  const longLived = await said(get(instagram, '/access_token', { ...grant, access_token: short }));
  const long = longLived.includes('"access_token"') ? accessTokenOf(longLived) : short;
  const me = await said(get(instagram, '/me', { access_token: long, fields: 'id,username' }));
  return { authorize: location, exchange: exchanged, longLived, me };
}

/** The status and the body of an answer, or `no answer` when the connection broke. */
async function said(answer: Promise<Response>): Promise<string> {
  try {
    const response = await answer;
    return `${response.status} ${await response.text()}`;
  } catch (error) {
    if (error instanceof TypeError) return 'no answer';
    throw error;
  }
}
