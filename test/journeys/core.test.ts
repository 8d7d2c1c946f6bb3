import { pageUrl, test } from './browser.ts';
import { coreJourneys } from './core.ts';

// The same table runs on the in-browser demo in demo.test.ts.
coreJourneys(test, () => pageUrl);
