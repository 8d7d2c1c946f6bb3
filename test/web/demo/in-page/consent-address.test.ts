import { expect, it } from 'vitest';
import { fromConsentPage, toConsentPage } from '../../../../web/demo/in-page/consent-address.ts';

const FOLDER = 'https://site.test/some/path/';

it('the consent page is one file of the folder, and its fragment holds everything else', () => {
  const authorize = 'https://site.test/oauth/authorize?state=a%2Bb&scope=x';
  expect(toConsentPage(FOLDER, authorize)).toBe(
    `${FOLDER}demo/consent.html#/oauth/authorize?state=a%2Bb&scope=x`,
  );
});

it.each([
  'https://site.test/oauth/authorize?redirect_uri=https%3A%2F%2Fsite.test%2F&state=%F0%9F%97%9D',
  'https://site.test/v25.0/dialog/oauth?client_id=1',
  'https://site.test/',
])('the consent page leads back to %s', (address) => {
  expect(fromConsentPage(toConsentPage(FOLDER, address))).toBe(address);
});

it.each(['#https://evil.test/', '#//evil.test/', '#/\\evil.test/', '#@evil.test/', ''])(
  'the consent page never leads to another origin: %s',
  (hash) => {
    const address = fromConsentPage(`${FOLDER}demo/consent.html${hash}`);
    expect(new URL(address).origin).toBe('https://site.test');
  },
);
