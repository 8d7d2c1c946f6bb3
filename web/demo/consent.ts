/**
 * Instagram's consent page in the in-browser demo: shows what the simulation answers, and goes where it sends.
 *
 * An entry of its own, since MSW's worker has no page to ask when this page is opened or reloaded; so it needs
 * no worker either. The markup is the simulation's own, made by `html.ts`, in which every value is escaped.
 */
import { fromConsentPage, toConsentPage } from './in-page/consent-address.ts';
import { createInPageInstagram } from './in-page/simulated-instagram.ts';
import { startCopying } from './simulator/pages/copy-button.ts';
import { STYLE } from './simulator/pages/style.ts';
import { trusted } from './trusted.ts';

const address = fromConsentPage(location.href);
const directory = new URL('../', location.origin + location.pathname).href;
const instagram = createInPageInstagram({
  origin: location.origin,
  directory,
  store: sessionStorage,
  now: Date.now,
  seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  events: window,
});
const style = new CSSStyleSheet();
style.replaceSync(STYLE);
document.adoptedStyleSheets = [style];
// Instagram's answer to the form is a page of its own: Back leads from it to the form. A link leads to another.
addEventListener('popstate', () => location.reload());
/** As the browser would ask. */
const headers = { accept: 'text/html', 'accept-language': navigator.languages.join() };
await show(await instagram.fetch(new Request(address, { headers })));

async function show(response: Response): Promise<void> {
  const text = await response.text();
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) {
    document.body.replaceChildren(
      Object.assign(document.createElement('pre'), { textContent: text }),
    );
    return;
  }
  // The policy of this page allows nothing inline, not even in a document that is only read.
  const page = new DOMParser().parseFromString(
    trusted.createHTML(text.replaceAll(/<(style|script)\b.*?<\/\1>/gs, '')),
    'text/html',
  );
  await adapt(page);
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...page.body.childNodes);
  startCopying(document);
  for (const form of document.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => void decide(event));
  }
}

/** Behind a link or a picture of the simulation there is no file of the folder. */
async function adapt(page: Document): Promise<void> {
  for (const link of page.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    // An address in full is the app's.
    if (URL.canParse(href)) continue;
    const target = new URL(href, address);
    link.href = toConsentPage(directory, target.href);
  }
  for (const picture of page.querySelectorAll('img')) {
    const source = new URL(picture.getAttribute('src') ?? '', address);
    const drawn = await (await instagram.fetch(new Request(source))).text();
    picture.src = `data:image/svg+xml,${encodeURIComponent(drawn)}`;
  }
}

async function decide(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(event.target, event.submitter)) {
    if (typeof value === 'string') body.append(name, value);
  }
  const target = new URL(event.target.getAttribute('action') ?? '', address);
  const response = await instagram.fetch(new Request(target, { method: 'POST', body, headers }));
  const back = response.headers.get('location');
  // The simulation's own page, and not the app's.
  if (back?.startsWith('/') === true) {
    location.reload();
    return;
  }
  if (back !== null) {
    location.assign(back);
    return;
  }
  history.pushState(null, '', toConsentPage(directory, target.href));
  await show(response);
}
