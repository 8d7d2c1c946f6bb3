/** Pure. What an address answers that a person pasted, and for which page. */
import { readCallback } from '../callback.ts';
import { isCancel, printable } from '../refusal.ts';
import { tidied } from './copied.ts';
import { generationOf } from './pasted-token.ts';
import { rescuedCode, rescuedToken, type Rescued } from './rescued.ts';

/** What is added to the address that a login was begun with: the rest is that address, byte for byte. */
const ADDED = /^(code|state|iss|scope|granted_scopes|denied_scopes|fbclid)(=|$)/;

function sentTo(url: URL): string {
  const page = new URL(url);
  page.hash = '';
  page.search = page.search
    .slice(1)
    .split('&')
    .filter((pair) => !ADDED.test(pair))
    .join('&');
  return page.href;
}

/** What an address answers; one that holds two answers says nothing, and nothing else may be read out of it. */
export function recogniseAnswer(
  url: URL,
  redirectUri: string,
): Rescued | 'contradiction' | undefined {
  const answer = readCallback(url.href);
  switch (answer.kind) {
    case 'nothing':
      return undefined;
    case 'malformed':
      return url.searchParams.has('code') ? 'contradiction' : undefined;
    case 'error': {
      const description = printable(answer.fields.get('error_description') ?? '');
      const cancelled = isCancel(answer.fields);
      return { kind: 'refusal', cancelled, ...(description === '' ? {} : { description }) };
    }
    case 'code': {
      const code = tidied(answer.code);
      // The exchange itself has the page it is for among its fields.
      const page = url.searchParams.get('redirect_uri') ?? sentTo(url);
      if (/["'<>\\]|^$/.test(code) || !URL.canParse(page)) return 'contradiction';
      return rescuedCode(code, page, page === redirectUri);
    }
    case 'token': {
      const token = tidied(answer.fields.get('access_token') ?? '');
      if (!/^[\w.-]+$/.test(token)) return 'contradiction';
      const generation = generationOf(token) ?? 'facebook';
      return rescuedToken(token, generation, answer.fields.get('expires_in'));
    }
  }
}
