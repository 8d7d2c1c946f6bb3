/** English: what a failure means where the login goes through Facebook. */
export const facebookFailures = {
  redirect_uri_mismatch: {
    title: 'Facebook does not accept the redirect URI',
    sentence:
      'It must be absolute, one of the app’s Valid OAuth Redirect URIs, and the same at both steps, byte for byte.',
    nextStep:
      'Paste this page’s exact URL under Valid OAuth Redirect URIs, save, then log in again.',
  },
  misconfigured: {
    title: 'The Meta app is not set up correctly',
    sentence: 'Facebook does not accept the proxy’s app ID or app secret.',
    nextStep:
      'Give the proxy the ID and secret of the Meta app (FACEBOOK_CLIENT_ID and its secret), not those of the Instagram app.',
  },
  app_deactivated: {
    title: 'The Meta app is not active',
    sentence: 'Facebook has switched off API access for this app, or the app is not live.',
    nextStep: 'Open the app in the dashboard and follow the steps there.',
  },
  account_checkpoint: {
    title: 'Facebook requires a security check first',
    sentence: 'Until it’s done, no app can access this account.',
    nextStep: 'Open facebook.com, complete the check, then log in again.',
  },
  token_revoked: {
    title: 'The token is no longer valid',
    sentence: 'The app was removed, the password changed, or Facebook ended the session.',
    nextStep: 'Log in again.',
  },
  token_expired: {
    title: 'The token has expired',
    sentence: 'Facebook’s tokens last an hour or 60 days and can’t be refreshed.',
    nextStep: 'Log in again.',
  },
  permission_missing: {
    title: 'The token lacks a permission',
    sentence:
      'Facebook accepts the token but not the request, because a permission was not granted or the app does not have it.',
    nextStep:
      'Log in again and leave every permission ticked. If they were ticked, add the permission to the app.',
  },
};
