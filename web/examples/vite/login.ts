import { arrive, takeAddress } from '../../auth/arrival.ts';
import { beginLogin } from '../../auth/begin-login.ts';
import { realBrowser } from '../../auth/browser.ts';
import { outcomeOf } from '../../auth/outcome.ts';
import { withoutAnswer } from '../../auth/without-answer.ts';
import { parseConfig } from '../../config/parse-config.ts';

const browser = realBrowser(window);
const callback = takeAddress(browser, withoutAnswer); // First of all: no code stays in the address bar.
const config = parseConfig(import.meta.env, location.href); // VITE_INSTAGRAM_CLIENT_ID, VITE_PROXY_URL
if ('problems' in config) throw new Error(config.problems.join('\n'));

const say = (text: string) => document.querySelector('[role=status]')?.replaceChildren(text);
const logIn = async () => {
  const begun = await beginLogin(browser, config, config.flows[0]);
  if ('failure' in begun) say(`No login: ${begun.failure.reason}`);
  else location.assign(begun.url);
};
document.querySelector('button')?.addEventListener('click', () => void logIn());

const arrival = await arrive(browser, config.proxyUrl, callback); // Sends the code, if there is one.
if (arrival.kind !== 'nothing') {
  const { signal } = new AbortController(); // Ends the wait, where a person can cancel it.
  const waiting = (offline: boolean) => say(offline ? 'You are offline' : 'Getting your token…');
  const outcome = await outcomeOf(browser, config, arrival, signal, waiting);
  say('token' in outcome ? outcome.token.accessToken : `No token: ${outcome.failure.reason}`);
}
