/** English: what Instagram shows on a page of its own, so that the person never comes back here. */
export const shownFailures = {
  wrong_app_id: {
    title: 'This is not an Instagram app ID',
    sentence:
      'The login started with a Facebook app’s ID, or with the ID of an app without Instagram.',
    nextStep: 'Use the Instagram app ID and secret from the dashboard.',
  },
  redirect_uri_not_registered: {
    title: 'The redirect URI is not registered',
    sentence: 'Instagram sends people only to URLs that are registered for the app, byte for byte.',
    nextStep: 'Paste this page’s exact URL under OAuth redirect URIs, and press Save.',
  },
  url_blocked: {
    title: 'Facebook does not accept the redirect URI',
    sentence:
      'Facebook sends people only to absolute URLs that the app lists as Valid OAuth Redirect URIs, byte for byte.',
    nextStep: 'Paste this page’s exact URL under Valid OAuth Redirect URIs, and save.',
  },
  body_not_form: {
    title: 'Instagram found no app ID in the request',
    sentence: 'The request was sent as JSON or without a content type, or no app has this ID.',
    nextStep: 'Send the fields as application/x-www-form-urlencoded, with the Instagram app ID.',
  },
  api_retired: {
    title: 'This API has been retired',
    sentence: 'The URL or its permissions belong to an API that Instagram has shut down.',
    nextStep: 'Log in here. This page uses the current URLs and permissions.',
  },
  personal_account: {
    title: 'A personal account cannot log in',
    sentence: 'Instagram connects only professional accounts (business or creator).',
    nextStep: 'Switch to a professional account, which is free, then log in again.',
  },
  callbacks_missing: {
    title: 'The callback URLs are missing',
    sentence:
      'Instagram requires a deauthorize URL and a data deletion URL before people can log in.',
    nextStep: 'Fill in both callback URLs, and press Save.',
  },
  app_not_live: {
    title: 'The app is not available yet',
    sentence: 'This app isn’t open to the public yet, because its setup is incomplete.',
    nextStep: 'Complete the steps in the dashboard, and publish the app.',
  },
  request_blocked: {
    title: 'The browser’s request was blocked',
    sentence:
      'Calls that need the app secret can’t be made from a page, and tracker blockers stop others.',
    nextStep:
      'Log in here, so that the proxy makes the call. If necessary, switch the blocker off for this page.',
  },
};
