import type { Catalogue } from './catalogue.ts';
import { card } from './es/card.ts';
import { explorer } from './es/explorer.ts';
import { facebook } from './es/facebook.ts';
import { facebookFailures } from './es/facebook-failures.ts';
import { failureFrame } from './es/failure-frame.ts';
import { flight } from './es/flight.ts';
import { footer } from './es/footer.ts';
import { frame } from './es/frame.ts';
import { keep } from './es/keep.ts';
import { media } from './es/media.ts';
import { notSetUp } from './es/not-set-up.ts';
import { pageFailures } from './es/page-failures.ts';
import { patience } from './es/patience.ts';
import { profileTrouble } from './es/profile-trouble.ts';
import { proxyFailures } from './es/proxy-failures.ts';
import { rescue } from './es/rescue.ts';
import { settings } from './es/settings.ts';
import { setup } from './es/setup.ts';
import { shownFailures } from './es/shown-failures.ts';
import { start } from './es/start.ts';
import { token } from './es/token.ts';

/** Spanish. */
export const es: Catalogue = {
  card,
  explorer,
  facebook,
  facebookFailures,
  failureFrame,
  flight,
  footer,
  frame,
  keep,
  media,
  notSetUp,
  pageFailures,
  patience,
  profileTrouble,
  proxyFailures,
  rescue,
  settings,
  setup,
  shownFailures,
  start,
  token,
};
