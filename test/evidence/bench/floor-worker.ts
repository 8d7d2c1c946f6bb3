/** The floor in workerd: the same calls to Instagram and the same kind of answer, with nothing else. */

interface Env {
  INSTAGRAM_TOKEN_URL: string;
  INSTAGRAM_GRAPH_URL: string;
  INSTAGRAM_CLIENT_ID: string;
  INSTAGRAM_CLIENT_SECRET: string;
}

interface Token {
  access_token: string;
  expires_in?: number;
  user?: object;
  data?: { access_token: string; user_id: string; permissions: string }[];
}

async function ask(url: string, form?: URLSearchParams): Promise<Token> {
  const response = await fetch(url, form ? { method: 'POST', body: form } : {});
  return (await response.json()) as Token;
}

async function exchange(env: Env, code: string, redirectUri: string): Promise<object> {
  const form = new URLSearchParams({
    client_id: env.INSTAGRAM_CLIENT_ID,
    client_secret: env.INSTAGRAM_CLIENT_SECRET,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code,
  });
  const first = await ask(env.INSTAGRAM_TOKEN_URL, form);
  if (first.user !== undefined) return { ...first, token_type: 'bearer' };
  const short = first.data?.[0];
  const query = new URLSearchParams({
    grant_type: 'ig_exchange_token',
    client_secret: env.INSTAGRAM_CLIENT_SECRET,
    access_token: short?.access_token ?? '',
  });
  const long = await ask(`${env.INSTAGRAM_GRAPH_URL}/access_token?${query.toString()}`);
  return { ...long, user_id: short?.user_id, scope: short?.permissions };
}

async function refresh(env: Env, token: string): Promise<object> {
  const query = new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: token });
  return { ...(await ask(`${env.INSTAGRAM_GRAPH_URL}/refresh_access_token?${query.toString()}`)) };
}

const METADATA = JSON.stringify({ issuer: 'x', code_challenge_methods_supported: ['S256'] });
const JSON_HEADERS = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' };

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const send = (status: number, text: string | null) =>
      new Response(text, { status, headers: JSON_HEADERS });
    if (request.method === 'OPTIONS') return send(204, null);
    if (request.method === 'GET') return send(200, METADATA);
    const form = new URLSearchParams(await request.text());
    const redirectUri = form.get('redirect_uri') ?? '';
    if (redirectUri.endsWith('/refused')) return send(400, '{"error":"invalid_request"}');
    const token = form.get('refresh_token');
    const granted = token
      ? refresh(env, token)
      : exchange(env, form.get('code') ?? '', redirectUri);
    return send(200, JSON.stringify(await granted));
  },
};
