/** A room of the house: a folder or a file at the top of `web` or `proxy`, and what it holds. */
export interface Room {
  room: string;
  holds: string;
}

/**
 * The rooms in the order of their imports: a file imports from its own room or from rooms further down, never up.
 *
 * `test/house.test.ts` holds the sources to it, and the map in CONTRIBUTING is this list.
 */
export const ROOMS: readonly Room[] = [
  {
    room: 'web/build',
    holds:
      'what Vite does with the page beyond its defaults: policy, element, examples, demo; the npm package',
  },
  { room: 'web/demo/start', holds: 'what `npm start` and `npm run dev` start' },
  { room: 'web/main.ts', holds: 'the first module of the page: takes the address, sends the code' },
  { room: 'web/examples', holds: 'pages to copy' },
  {
    room: 'web/demo',
    holds: 'the simulated Instagram (`simulator`) and the demo inside one page (`in-page`)',
  },
  { room: 'web/mount.ts', holds: 'puts the page into the document' },
  { room: 'web/App.svelte', holds: 'one screen for each state of the session' },
  {
    room: 'web/screens',
    holds: 'what a person sees, a folder for each part of the page; no logic',
  },
  { room: 'web/element', holds: '`<instagram-login>`: the login as one custom element' },
  {
    room: 'web/feed',
    holds: '`<instagram-feed>`: the posts that a keeper serves as one custom element',
  },
  { room: 'web/failures', holds: 'what each failure means for a person, and the next step' },
  {
    room: 'web/flight',
    holds: 'the recorder: every request of a login, its times and its command; no secrets',
  },
  { room: 'web/setup', holds: 'the checklist, the settings and the link that carries them' },
  { room: 'web/session', holds: 'the login and the profile as state: the one class with runes' },
  { room: 'web/dress.ts', holds: 'has the page’s style sheets loaded' },
  {
    room: 'web/login',
    holds: '`createLogin`: the login for any page or framework, with redirect or in a window',
  },
  {
    room: 'web/keeper',
    holds: 'what the page asks of the keeper: a claim’s login and the hand-over',
  },
  {
    room: 'web/instagram',
    holds: 'what a token is good for: profile, media, permissions, lifetime',
  },
  {
    room: 'web/auth',
    holds: 'the login itself, free of any framework; `rescue` reads what people paste',
  },
  { room: 'web/config', holds: 'the settings of the page and the providers' },
  { room: 'web/text', holds: 'every text that a person reads, in English and Spanish' },
  { room: 'proxy/worker.ts', holds: 'the entry on Cloudflare Workers' },
  { room: 'proxy/node.ts', holds: 'the entry on Node' },
  { room: 'proxy/create-proxy.ts', holds: 'the entry of other programs: `latchkey/proxy`' },
  { room: 'proxy/worker', holds: 'what only workerd needs' },
  { room: 'proxy/commands', holds: '`npm run deploy`, `npm run doctor` and `npm run keep`' },
  { room: 'proxy/node', holds: 'what only Node needs' },
  { room: 'proxy/app.ts', holds: 'the routes and what wraps them' },
  { room: 'proxy/platform', holds: 'what a place to run on gives to the proxy' },
  {
    room: 'proxy/keeper',
    holds: 'tokens that are kept alive, and their posts at `/media`; opt-in',
  },
  { room: 'proxy/token', holds: '`POST /token`: request, admission, grant' },
  {
    room: 'proxy/relay',
    holds: '`/authorize`, `/callback` and the metadata: an authorization server with PKCE',
  },
  { room: 'proxy/meta', holds: 'the two callbacks that Meta requires, and the deletion page' },
  { room: 'proxy/userinfo', holds: '`GET /userinfo`' },
  { room: 'proxy/health', holds: '`GET /healthz`' },
  {
    room: 'proxy/instagram',
    holds: 'all that reaches Meta: requests, deadlines, replies and what they mean',
  },
  {
    room: 'proxy/http',
    holds: 'headers, origins, bodies, limits, failure replies, pages, the log',
  },
  { room: 'proxy/config', holds: 'environment in, configuration or every fault out' },
  { room: 'proxy/crypto', holds: 'seals, PKCE, constant time, secrets' },
  { room: 'proxy/failure.ts', holds: 'what can go wrong, with its evidence' },
  {
    room: 'proxy/contract.ts',
    holds: 'what the proxy’s replies look like: all that the page sees of it',
  },
  { room: 'proxy/json.ts', holds: 'JSON without rounded ids' },
];
