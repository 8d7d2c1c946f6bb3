/** Pure. What `npm start` prints once everything runs. */
import type { Setup } from './setup.ts';

const CERTIFICATE = `
  The certificate is self-signed, so your browser will show a warning ("Your connection is not private", "Warning:
  Potential Security Risk Ahead"). Choose Advanced, then continue to localhost. Never install the certificate as trusted,
  because it is wrangler's and its key is public.
`;

const KEEP = `  To keep an account alive and show its posts, open this link (it works once, within a day):
  `;

/** Where everything is. */
interface Started {
  pageUrl: URL;
  simulatorUrl: URL;
  /** A link that keeps an account, once; undefined where there is none. */
  claim: string | undefined;
}

/** What to open, and what to do next; with the real Instagram also which redirect URIs to register. */
export function announcement(
  { instagram, redirectUris }: Setup,
  { pageUrl, simulatorUrl, claim }: Started,
): string {
  const isHttps = pageUrl.protocol === 'https:';
  const open = `\n  Open ${pageUrl.href}\n${isHttps ? CERTIFICATE : ''}`;
  if (instagram === 'simulated') {
    return `${open}\n  Instagram is simulated, on ${simulatorUrl.href} – no account needed.
${claim === undefined ? '' : KEEP + claim}
  To use the real one, set INSTAGRAM_CLIENT_ID and INSTAGRAM_CLIENT_SECRET in .env.\n`;
  }
  return `${open}\n  Using the real Instagram. Register this redirect URI, byte for byte, in the app dashboard under
  Instagram > API setup with Instagram login > Business login settings:\n
    ${redirectUris.join('\n    ')}\n
  If Instagram requires https, start with: npm start -- --https\n`;
}
