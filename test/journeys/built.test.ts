import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const HTML = readFileSync('web/dist/index.html', 'utf8');
const TAGS = [...HTML.matchAll(/<(?!\/|!)[a-z][^>]*>/g)].map(([tag]) => tag);

test('W-37: the built page is told to send no referrer before it fetches anything', () => {
  const told = TAGS.findIndex((tag) => /name="referrer".*content="no-referrer"/.test(tag));
  const fetching = TAGS.findIndex((tag) => /^<(link|script|img|style)\b/.test(tag));
  expect(told).toBeGreaterThan(-1);
  expect(fetching).toBeGreaterThan(told);
});

test('W-37: the built page fetches from its own folder only', () => {
  const addresses = [...HTML.matchAll(/\s(?:src|href|action)="([^"]*)"/g)].map(([, at]) => at);
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => !address?.startsWith('./'))).toEqual([]);
});

test('W-37: the built page has no inline script, style or handler, and no base of its own', () => {
  expect(HTML).not.toMatch(
    /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|<base\b|javascript:/i,
  );
  expect(HTML).toMatch(/http-equiv="Content-Security-Policy"[^>]*default-src &#39;none&#39;/);
});

test('W-37: no source map is built, whose sources could hold more than the page', () => {
  expect(globSync('web/dist/**/*.map')).toEqual([]);
});
