import { GRAPH_VERSION, SCOPES } from '../../proxy/contract.ts';

/** How a provider hands over its answer: an authorization code on the query, or a token in the fragment. */
export type ResponseType = 'code' | 'token';

/** The three logins that Meta has had for Instagram. */
export type ProviderName = 'instagram' | 'facebook' | 'legacy';

/** A standard authorization server that stands before a provider; found by its metadata (RFC 8414). */
export interface Relay {
  /** Its name as it writes it itself: its answers are compared with it byte for byte (RFC 9207). */
  issuer: string;
  /** Where a login begins, a full address. */
  authorizeUrl: string;
}

/** One way to log in: which provider, what it hands over, and who stands between. */
export interface Flow {
  provider: ProviderName;
  responseType: ResponseType;
  /** Asked in the provider's place, where there is one; what comes of it is the provider's token. */
  relay?: Relay;
  /** What its consent page is asked beside the usual, or in its place. */
  more?: Readonly<Record<string, string>>;
}

/** What is particular about a provider; adding one is adding an entry to `PROVIDERS`. */
export interface Provider {
  /** The consent page, a full address; opened by navigation only, never by `fetch`. */
  authorizeUrl: string;
  /** Where profile and media are read, without a trailing slash; absent where a page cannot read them. */
  graphUrl?: string;
  responseTypes: readonly ResponseType[];
  scopes: readonly string[];
  /** What a scope of it looks like; undefined where the page's owner cannot choose. */
  scopeForm?: RegExp;
  scopeSeparator: ',' | ' ';
  /** The profile fields that `/me` is asked for. */
  profileFields: readonly string[];
  /** Provider-specific parameters of the consent page. */
  authorizeParameters: Readonly<Record<string, string>>;
  /** What its app ids look like. */
  clientIdForm: RegExp;
  /** What its tokens look like, for a hint; tokens are opaque, so never to refuse one. */
  tokenForm: RegExp;
}

/**
 * Instagram Login, the one of today.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export const INSTAGRAM: Provider = {
  // Not api.instagram.com: its consent page ended in August 2026.
  authorizeUrl: 'https://www.instagram.com/oauth/authorize',
  graphUrl: `https://graph.instagram.com/${GRAPH_VERSION}`,
  responseTypes: ['code'],
  scopes: [SCOPES[0]],
  scopeForm: /^instagram_business_(basic|content_publish|manage_(messages|comments|insights))$/,
  scopeSeparator: ',',
  profileFields: ['id', 'user_id', 'username', 'name', 'account_type', 'profile_picture_url'],
  // Without it Instagram connects the account that is logged in on the device without asking. Accounts that log in
  // through Facebook only need `enable_fb_login`, which is on when it is left out. Both are settings.
  authorizeParameters: { force_reauth: 'true' },
  clientIdForm: /^\d+$/,
  tokenForm: /^IG/,
};

/**
 * Facebook Login, for the Instagram accounts of Pages.
 *
 * @see [Facebook Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/business-login-for-instagram)
 */
export const FACEBOOK: Provider = {
  authorizeUrl: `https://www.facebook.com/${GRAPH_VERSION}/dialog/oauth`,
  graphUrl: `https://graph.facebook.com/${GRAPH_VERSION}`,
  responseTypes: ['code', 'token'],
  scopes: ['instagram_basic', 'pages_show_list', 'pages_read_engagement'],
  scopeSeparator: ',',
  profileFields: ['id', 'name'],
  authorizeParameters: {},
  clientIdForm: /^\d+$/,
  tokenForm: /^EAA/,
};

/** The API of 2011 to 2020, which ended in June 2020: here for the simulated Instagram only. */
const LEGACY: Provider = {
  // Its data host never had CORS headers, so there is no `graphUrl`.
  authorizeUrl: 'https://api.instagram.com/oauth/authorize/',
  responseTypes: ['code', 'token'],
  scopes: ['basic'],
  scopeSeparator: ' ',
  profileFields: [],
  authorizeParameters: {},
  clientIdForm: /^[0-9a-f]{32}$/,
  tokenForm: /^\d+\.[0-9a-f]{7}\.[0-9a-f]{32}$/,
};

/**
 * The providers as data.
 *
 * Endpoints are the real ones, of the default version; `parseConfig` moves them when Instagram is simulated.
 * Each has a name of its own, so that a login with one provider need not carry the others.
 */
export const PROVIDERS: Readonly<Record<ProviderName, Provider>> = {
  instagram: INSTAGRAM,
  facebook: FACEBOOK,
  legacy: LEGACY,
};
