/** What comes of a login at Facebook. */

import { login, SIGNED_IN, toConsent, type Open } from './screens.ts';

const flow = /^Facebook Login For/;

/** Where there is no Instagram account, what is in its place. */
function without(untick: string): Open {
  return async (page, places) => {
    await toConsent(page, places, flow);
    await page.getByRole('checkbox', { name: untick }).uncheck();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Facebook didn’t share').waitFor();
  };
}

/** By the name of its picture. */
export const AT_FACEBOOK: Readonly<Record<string, Open>> = {
  'facebook-signed-in': async (page, places) => {
    await login({ flow }, /ada\.paints/)(page, places);
    await page.getByText('Facebook has just named the Page with it').waitFor();
    await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
  },
  'facebook-choice': async (page, places) => {
    await login({ flow, person: /harbour\.books/ }, SIGNED_IN)(page, places);
    await page.getByRole('group', { name: 'Choose an Instagram account' }).waitFor();
  },
  'facebook-no-account': async (page, places) => {
    await login({ flow, person: /Slow Bakery/ }, SIGNED_IN)(page, places);
    await page.getByText('Facebook listed no Page').waitFor();
  },
  'facebook-pages-declined': without('pages_show_list'),
  'facebook-account-declined': without('instagram_basic'),
};
