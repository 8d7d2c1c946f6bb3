import { ORIGIN, REDIRECT_URI, send, type Reply, type RunningProxy } from './proxy.ts';

/** The media type of a token request. */
export const FORM = 'application/x-www-form-urlencoded';

/** The fields of a code grant; nothing upstream knows the code. */
export const CODE = { grant_type: 'authorization_code', code: 'C0DE', redirect_uri: REDIRECT_URI };

/** `CODE` as it goes over the wire. */
export const CODE_BODY = new URLSearchParams(CODE).toString();

/** Posts a body to the token endpoint, byte for byte, as the allowed page would unless `headers` say otherwise. */
export function postBody(
  proxy: Pick<RunningProxy, 'url'>,
  body: string | Buffer,
  headers: Record<string, string | string[]> = {},
): Promise<Reply> {
  return send(`${proxy.url}/token`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': FORM, ...headers },
    body,
  });
}

/** What a reply is judged by: its status, error and reason. */
export function outcomeOf({ status, json }: Reply): unknown[] {
  return [status, json.error, json.reason];
}
