import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { OF_THE_PAGE } from '../../web/failures/of-the-page.ts';
import { OF_THE_PROXY } from '../../web/failures/of-the-proxy.ts';
import { SHOWN } from '../../web/failures/shown-by-instagram.ts';

const pageUrl = inject('pageUrl');
const HTML = await (await fetch(pageUrl)).text();
const TAGS = [...HTML.matchAll(/<(?!\/|!)[a-z][^>]*>/g)].map(([tag]) => tag);

test('W-37: the built page forbids referrers before it loads anything', () => {
  const told = TAGS.findIndex((tag) => /name="referrer".*content="no-referrer"/.test(tag));
  const fetching = TAGS.findIndex((tag) => /^<(link|script|img|style)\b/.test(tag));
  expect(told).toBeGreaterThan(-1);
  expect(fetching).toBeGreaterThan(told);
});

test('W-37: the built page loads files from its own folder only', () => {
  const addresses = [...HTML.matchAll(/\s(?:src|href|action)="([^"]*)"/g)].map(([, at]) => at);
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => !address?.startsWith('./'))).toEqual([]);
});

test('W-37: the built page has no inline script, style or handler, and no base element', () => {
  expect(HTML).not.toMatch(
    /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|<base\b|javascript:/i,
  );
  expect(HTML).toMatch(/http-equiv="Content-Security-Policy"[^>]*default-src &#39;none&#39;/);
});

test('W-37: no source map is built, because it could hold more than the page', async () => {
  const [script = ''] = /assets\/index-[^"]*\.js/.exec(HTML) ?? [];
  expect(await (await fetch(pageUrl + script)).text()).not.toMatch(/sourceMappingURL/);
  expect((await fetch(`${pageUrl}${script}.map`)).status).toBe(404);
});

test('the built help page has the style of the page', () => {
  const html = readFileSync(join(inject('builtPage'), 'help/index.html'), 'utf8');
  const style = /rel="stylesheet" href="\.\.\/([^"]+)"/.exec(html)?.[1];
  expect(HTML).toContain(`href="./${style}"`);
});

test('the built help page lists each error apart from what it means', () => {
  const help = join(inject('builtPage'), 'help');
  const html = readFileSync(join(help, 'index.html'), 'utf8');
  expect(html).toContain('<dt><code>Session Invalid</code></dt><dd>the two callback URLs');
  expect(html).not.toContain('<ul>');
  expect(html).toContain('href="./help.css"');
  expect(readFileSync(join(help, 'help.css'), 'utf8')).toContain('dt {');
});

test('the built help page has every section that a failure links to', () => {
  const html = readFileSync(join(inject('builtPage'), 'help/index.html'), 'utf8');
  const sections = Object.values({ ...OF_THE_PAGE, ...OF_THE_PROXY, ...SHOWN }).map(
    ({ section }) => section,
  );
  expect(sections.length).toBeGreaterThan(40);
  expect(sections.filter((section) => !html.includes(` id="${section}"`))).toEqual([]);
});
