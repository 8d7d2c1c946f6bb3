import { demoApps, DEMO_CREDENTIALS, type App } from '../../../web/demo/apps.ts';
import {
  createInstagram,
  type Instagram,
  type InstagramOptions,
} from '../../../web/demo/instagram.ts';

/** The origin of the simulation under test; nothing listens there. */
export const ORIGIN = 'https://instagram.test';
/** The page that logs in. */
export const PAGE = 'https://site.test/';
/** 2026-11-23T12:00:00Z, a Monday. */
export const START_MS = 1_795_435_200_000;

export const TODAY = DEMO_CREDENTIALS.instagram;
export const CLASSIC = DEMO_CREDENTIALS.legacy;

/** A simulation with a frozen clock; `apps` changes one of the demo apps per dialect. */
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

type Fields = Record<string, string>;

export function get(instagram: Instagram, path: string, query: Fields = {}, headers: Fields = {}) {
  const search = new URLSearchParams(query).toString();
  return instagram.fetch(new Request(`${ORIGIN}${path}?${search}`, { headers }));
}

export function post(instagram: Instagram, path: string, fields: Fields, headers: Fields = {}) {
  const body = new URLSearchParams(fields);
  return instagram.fetch(new Request(`${ORIGIN}${path}`, { method: 'POST', body, headers }));
}

/** Presses a button of the consent page and gives back where the browser is sent. */
export async function press(
  instagram: Instagram,
  query: Fields,
  fields: Fields = { decision: 'allow' },
): Promise<string> {
  const search = new URLSearchParams(query).toString();
  const response = await post(instagram, `/oauth/authorize?${search}`, fields);
  return response.headers.get('location') ?? `no redirect: ${response.status}`;
}

/** A fresh code of Instagram Login, or of the classic API when its parameters are given. */
export async function freshCode(
  instagram: Instagram,
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

/** A short-lived token of Instagram Login. */
export async function shortToken(instagram: Instagram, fields?: Fields): Promise<string> {
  const code = await freshCode(instagram, AUTHORIZE_TODAY, fields);
  const reply = await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  return accessTokenOf(await reply.text());
}

/** A token of the classic API. */
export async function classicToken(instagram: Instagram): Promise<string> {
  const location = await press(instagram, { ...AUTHORIZE_CLASSIC, response_type: 'token' });
  return new URLSearchParams(new URL(location).hash.slice(1)).get('access_token') ?? '';
}

/** The 60-day token for a short-lived one. */
export async function longToken(instagram: Instagram): Promise<string> {
  const reply = await get(instagram, '/access_token', {
    grant_type: 'ig_exchange_token',
    client_secret: TODAY.clientSecret,
    access_token: await shortToken(instagram),
  });
  return accessTokenOf(await reply.text());
}

/** Reads `access_token` out of the text: most replies must not go through `JSON.parse`. */
export function accessTokenOf(text: string): string {
  return /"access_token":"([^"]+)"/.exec(text)?.[1] ?? `no token: ${text}`;
}
