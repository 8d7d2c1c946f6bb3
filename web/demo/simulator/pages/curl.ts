import { GRAPH_VERSION } from '../../../../proxy/contract.ts';
import type { App } from '../state/apps.ts';

/** The tutorial's second step as a command of a shell, in multipart as it was documented. */
export function curlCommand(
  app: App,
  { redirectUri, code, origin }: { redirectUri: string; code: string; origin: string },
): string {
  const fields = [
    `client_id=${app.clientId}`,
    `client_secret=${app.clientSecret}`,
    'grant_type=authorization_code',
    `redirect_uri=${redirectUri}`,
    `code=${code}`,
  ];
  const version = app.dialect === 'facebook' ? `/${GRAPH_VERSION}` : '';
  const address = `${origin}${version}/oauth/access_token`;
  return ['curl', ...fields.map((field) => `-F ${shellWord(field)}`), address].join(' \\\n  ');
}

/** Quoted only where a shell would take it apart. */
function shellWord(text: string): string {
  return /^[\w=:/.,%@+-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
