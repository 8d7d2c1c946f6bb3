import { expect, it } from 'vitest';
import { TROUBLES } from '../../../../web/demo/simulator/authorize/troubles.ts';
import { pages as english } from '../../../../web/demo/simulator/text/en/pages.ts';
import { pages as spanish } from '../../../../web/demo/simulator/text/es/pages.ts';
import { troubles } from '../../../../web/demo/simulator/text/es/troubles.ts';
import { AUTHORIZE_CLASSIC, AUTHORIZE_TODAY, get, post, testInstagram } from './login.ts';

/** The consent page, asked for by a browser with these languages. */
async function consent(languages: string | undefined, change: Record<string, string> = {}) {
  const headers = languages === undefined ? {} : { 'accept-language': languages };
  const query = { ...AUTHORIZE_TODAY, ...change };
  return (await get(testInstagram(), '/oauth/authorize', query, headers)).text();
}

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-GB,en;q=0.9,es;q=0.8', 'en'],
  ['de-DE,de;q=0.9,es;q=0.5,en;q=0.2', 'es'],
  ['en;q=0.2, es;q=0.9', 'es'],
  ['fr-FR', 'en'],
  ['*', 'en'],
  ['es;q=0', 'en'],
  ['toString', 'en'],
])('a browser that accepts %j gets the consent page in %s', async (languages, tag) => {
  const page = await consent(languages);
  expect(page).toContain(`<html lang="${tag}">`);
  expect(page).toContain(`value="allow">${tag === 'es' ? 'Permitir' : 'Allow'}<`);
  expect(page).toContain(`value="cancel">${tag === 'es' ? 'Cancelar' : 'Cancel'}<`);
});

it('the language that was chosen on the page counts for more than the browser’s', async () => {
  expect(await consent('en-GB', { hl: 'es' })).toContain('<html lang="es">');
  expect(await consent('es', { hl: 'en' })).toContain('<html lang="en">');
  expect(await consent('es', { hl: 'xx' })).toContain('<html lang="es">');
});

it('the switch of language leads to the same login, to the last parameter', async () => {
  const page = await consent('en', { state: 'a b&c=d#e' });
  const [, href = ''] = /<a href="(\?[^"]*)" lang="es" hreflang="es">Español/.exec(page) ?? [];
  const query = new URLSearchParams(href.replaceAll('&amp;', '&'));
  expect(Object.fromEntries(query)).toEqual({ ...AUTHORIZE_TODAY, state: 'a b&c=d#e', hl: 'es' });
});

it('a chosen language stays on the front page, after its buttons, and with the answer to the form', async () => {
  const instagram = testInstagram();
  expect(await consent('en', { hl: 'es' })).toContain('<a href="/?hl=es">');
  const front = await (await get(instagram, '/', { hl: 'es' })).text();
  expect(front).toContain('action="/_simulator/clock?hl=es"');
  const moved = await post(instagram, '/_simulator/clock?hl=es', { advance: '60' });
  expect(moved.headers.get('location')).toBe('/?hl=es');
  const search = new URLSearchParams({ ...AUTHORIZE_TODAY, hl: 'es' }).toString();
  const choice = { decision: 'allow', account: 'just_pete_4711' };
  const stopped = await post(instagram, `/oauth/authorize?${search}`, choice);
  expect(await stopped.text()).toContain(spanish.personal.heading);
});

it('Instagram’s own words stay as Instagram has them, inside of a page in Spanish', async () => {
  const page = await consent('es', { client_id: '1' });
  expect(page).toContain(
    '<h1 lang="en">Invalid Request: Request parameters are invalid: Invalid platform app</h1>',
  );
  expect(page).toContain('El Instagram real se detiene aquí');
});

it('every problem has a label in Spanish, and no label is without its problem', () => {
  const values = new Set<string>(TROUBLES.map(({ value }) => value));
  expect(new Set(Object.keys(troubles.labels))).toEqual(values);
});

it.each(['en', 'es'])('no page in %s shows a gap where a value belongs', async (hl) => {
  const instagram = testInstagram();
  const asked = await Promise.all([
    get(instagram, '/', { hl }),
    get(instagram, '/landed', { hl, error: 'access_denied' }),
    get(instagram, '/landed', { hl }),
    get(instagram, '/nowhere', { hl }),
    get(instagram, '/oauth/authorize', { ...AUTHORIZE_TODAY, hl }),
    get(instagram, '/oauth/authorize', { ...AUTHORIZE_CLASSIC, hl }),
    get(instagram, '/oauth/authorize', { ...AUTHORIZE_TODAY, hl, scope: 'x' }),
    post(instagram, `/_simulator/token?hl=${hl}`, { account: 'ada.paints' }),
  ]);
  for (const page of await Promise.all(asked.map((response) => response.text()))) {
    const text = page.replaceAll(/<(style|script)\b.*?<\/\1>/gs, '');
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(text).toContain(hl === 'es' ? spanish.note : english.note);
  }
});
