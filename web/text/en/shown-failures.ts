/** English: what Instagram shows on a page of its own, so that no answer ever comes back here. */
export const shownFailures = {
  wrong_app_id: {
    title: 'This is not an Instagram app ID',
    sentence:
      'The login was begun with the ID of the Facebook app, or of an app without Instagram.',
    nextStep: 'Use the Instagram app ID and secret from the place that is named below.',
  },
  redirect_uri_not_registered: {
    title: 'The redirect URI is not registered',
    sentence:
      'Instagram sends people only to addresses that the app has registered, byte for byte.',
    nextStep: 'Paste the exact address of this page under OAuth redirect URIs, and press Save.',
  },
  body_not_form: {
    title: 'Instagram found no app ID in the request',
    sentence: 'The request was sent as JSON or without a content type, or no app has this ID.',
    nextStep: 'Send the fields as application/x-www-form-urlencoded, with the Instagram app ID.',
  },
  api_retired: {
    title: 'This is the API of the past',
    sentence:
      'The address or its permissions are of an API that Instagram closed in 2020, 2024 or August 2026.',
    nextStep: 'Log in here: this page uses the addresses and permissions of today.',
  },
  personal_account: {
    title: 'A personal account cannot log in',
    sentence: 'Instagram connects professional accounts only: businesses and creators.',
    nextStep: 'Switch to a professional account, which is free, then log in again.',
  },
  callbacks_missing: {
    title: 'The callback URLs are missing',
    sentence: 'Instagram wants a deauthorize URL and a data deletion URL before anyone may log in.',
    nextStep: 'Fill in both callback URLs, and press Save.',
  },
  app_not_live: {
    title: 'The app is not available yet',
    sentence:
      'Meta does not offer this app’s login to others yet: something in its settings is unfinished.',
    nextStep: 'Finish what the dashboard asks for, and publish the app.',
  },
  request_blocked: {
    title: 'The browser did not get through',
    sentence:
      'A page may not call what needs the app secret, and tracker blockers stop calls to Instagram.',
    nextStep:
      'Let the proxy do it: log in here, and if need be switch the blocker off for this page.',
  },
};
