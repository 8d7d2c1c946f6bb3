import { createHmac } from 'node:crypto';

/** The secret of Meta's own example. */
export const META_SECRET = 'client_secret_shhhhhh!';

/** A request that this secret has signed, as Meta would send it. */
export const META_VECTOR =
  'w5ZbbWP9yOwBA1uJZbc7-9gZok0O42U4i0yyvxXE_jY.eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImV4cGlyZXMiOjEyOTE4NDA0MDAsImlzc3VlZF9hdCI6MTI5MTgzNjgwMCwidXNlcl9pZCI6IjIxODQ3MSJ9';

/** What is in it. */
export const PAYLOAD = {
  algorithm: 'HMAC-SHA256',
  expires: 1291840400,
  issued_at: 1291836800,
  user_id: '218471',
};

/** The signature of a text. */
export function hmac(text: string, secret = META_SECRET): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Signs a payload segment, whatever it is. */
export function signSegment(segment: string, secret = META_SECRET): string {
  return `${hmac(segment, secret)}.${segment}`;
}

/** Signs a payload as Meta does. */
export function sign(payload: unknown, secret = META_SECRET): string {
  return signSegment(Buffer.from(JSON.stringify(payload)).toString('base64url'), secret);
}
