import type { Page } from '../state/pages.ts';
import type { Simulation } from '../state/simulation.ts';
import type { PresentedToken } from './graph-token.ts';
import { issueToken } from './issue.ts';

/**
 * The token of a Page, the same each time that the same token lists it.
 *
 * From a 60-day token it never ends. Whether one from a one-hour token ends with that hour is not known: the switch
 * `pageTokenOfShort` says it.
 *
 * @see [Long-Lived Access Tokens](https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived)
 */
export function pageToken(simulation: Simulation, token: PresentedToken, { id }: Page): string {
  const { tokens, switches } = simulation;
  const listedWith = token.value;
  for (const [value, { page }] of tokens)
    if (page?.id === id && page.listedWith === listedWith) return value;
  const { app, account, scopes, lifetime, expiresAt, fate } = token.issued;
  const value = issueToken(simulation, { app, account, scopes, lifetime });
  const issued = tokens.get(value);
  if (!issued) throw new Error('A token that was issued is not kept.');
  const endless = lifetime === 'long' || switches.pageTokenOfShort === 'endless';
  delete issued.expiresAt;
  if (!endless && expiresAt !== undefined) issued.expiresAt = expiresAt;
  issued.revoked = fate === 'pages_revoked';
  issued.page = { id, listedWith };
  return value;
}
