/** English: what comes of a login at Facebook. A word in braces is replaced by a value. */
export const facebook = {
  choose: 'Choose an Instagram account',
  chooseHint:
    'This login has access to several accounts. This tab remembers your choice until you sign out.',
  page: 'Page',
  morePages: 'You manage more Pages than are listed here.',
  none: {
    pages_declined: {
      title: 'Facebook didn’t share your Pages',
      sentence:
        'An Instagram account is found through its Facebook Page, and the permission to list the Pages you manage (pages_show_list) was not granted.',
      nextStep: 'Log in again and leave that permission ticked.',
    },
    account_declined: {
      title: 'Facebook didn’t share the Instagram accounts',
      sentence:
        'Facebook listed your Pages, but the permission to view profile and posts (instagram_basic) was not granted, so Facebook doesn’t say which Instagram accounts belong to them.',
      nextStep: 'Log in again and leave that permission ticked.',
    },
    no_page: {
      title: 'There is no Facebook Page',
      sentence:
        'You don’t manage a Facebook Page, or you left every Page unticked at Facebook. An Instagram account is found through its Page.',
      nextStep:
        'Create a Page and link your professional Instagram account to it. If you have one, log in again and tick it.',
    },
    no_page_or_portfolio: {
      title: 'Facebook listed no Page',
      sentence:
        'Either you have no Page, or the Page belongs to a business portfolio and the permission to see those (business_management) was not granted. Facebook’s answer is the same for both.',
      nextStep:
        'If your Page is in a portfolio, ask for business_management too. If you have no Page, create one and link your Instagram account to it.',
    },
    not_linked: {
      title: 'No Page has an Instagram account',
      sentence:
        'Facebook listed your Pages, but no professional Instagram account is linked to them: {pages}.',
      nextStep:
        'Switch the Instagram account to a professional one, link it to the Page, then look again.',
    },
    too_many_pages: {
      title: 'No Instagram account found so far',
      sentence:
        'The list of Pages is longer than this page reads, and the ones it read have no Instagram account.',
      nextStep: 'Log in again and tick only the Page that you need.',
    },
  },
  lookAgain: 'Look again',
  askAgain: 'Ask Facebook for {permissions}',
  tokens: 'Two tokens, and what each is for',
  pageToken: 'Page access token',
  userIs:
    'The access token acts as you. It lists your Pages and reads the profile and posts of the Instagram accounts behind them.',
  pageIs:
    'The Page access token acts as the Page {page}. Use it for what the Page does, such as answering messages, and on a server that runs without you.',
  noPageToken: 'Facebook gave no token for this Page. Your role on it may not allow one.',
  /** Of the token that the login gave, and of the Page's own, by how long the former lasts. */
  lives: {
    short: {
      user: 'It expires after about an hour, unless you make it last 60 days.',
      page: 'It came from a short-lived token, so expect it to expire with that one. Make the access token last 60 days to get one that doesn’t expire.',
    },
    long: {
      user: 'It lasts 60 days and can’t be refreshed. Log in again before it expires.',
      page: 'It doesn’t expire. It ends if you remove the app, change your password or lose your role on the Page.',
    },
    unknown: {
      user: 'Facebook didn’t say when it expires.',
      page: 'If the access token is a 60-day one, this one doesn’t expire.',
    },
  },
  dataAccess: 'Facebook lets the app read data until {date}. After that, log in again.',
  dataAccessUnknown:
    'Facebook ends the app’s access to data about 90 days after your last login, even if the tokens last longer.',
  check: {
    pending: 'Checking the Page token…',
    works: 'Facebook has just named the Page with it, so it works.',
    failed: 'Facebook doesn’t accept the Page token. The access token works all the same.',
    unreached:
      'The Page token couldn’t be checked, because Facebook gave no usable answer. The access token works all the same.',
    failedNext: 'Look again for a new one. If that doesn’t help, log in again.',
  },
};
