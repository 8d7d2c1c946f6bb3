import { addressesIn } from './addresses.ts';
import { isConsent, readConsent } from './consent-address.ts';
import { plainText, rejoined, tidied, valueIn } from './copied.ts';
import { recogniseAnswer } from './pasted-answer.ts';
import { BARE_CODE, partOf, recogniseRequest } from './pasted-request.ts';
import { joined, recogniseKey, tokensIn } from './pasted-token.ts';
import { rescuedCode, type Rescued } from './rescued.ts';

/** Longer than any address with a code or token in it, and than a request as a browser copies it. */
const MAX_LENGTH = 32_768;

/**
 * Recognises what a person pasted: an address they were sent back to, a part of one, a code, a token.
 *
 * Also a token as it stands in a file, a header or a reply. Pure; never throws. Does not know whether a code
 * or token is still good, and nothing is sent: a pasted code has no `state` to protect it, so the caller
 * asks for a click before the exchange.
 */
export function recognise(text: string, redirectUri: string): Rescued {
  const whole = text.trim();
  if (whole.length > MAX_LENGTH) return { kind: 'unrecognised' };
  const plain = plainText(whole);
  const bare = tidied(plain);
  if (bare === '') return { kind: 'nothing' };
  return recogniseBare(bare, redirectUri) ?? recogniseWithin(plain, bare, redirectUri);
}

function recogniseBare(bare: string, redirectUri: string): Rescued | undefined {
  const named = /^code\W/i.test(bare) ? undefined : recogniseKey(joined(valueIn(bare)));
  const key = recogniseKey(bare) ?? named;
  return key ?? (BARE_CODE.test(bare) ? rescuedCode(bare, redirectUri, true) : undefined);
}

/** Whatever has a host keeps it: only a text without one is taken for an answer to this page. */
function recogniseWithin(plain: string, bare: string, redirectUri: string): Rescued {
  const unrecognised: Rescued = { kind: 'unrecognised' };
  const text = rejoined(plain);
  const urls = addressesIn(text, redirectUri);
  const isOne = !/\s/.test(bare);
  const whole = isOne && urls.length === 0 ? partOf(bare, redirectUri) : [];
  const answers = [...urls, ...whole].map((url) => recogniseAnswer(url, redirectUri));
  if (answers.includes('contradiction')) return unrecognised;
  const found = [...answers, ...tokensIn(text)].filter((one) => typeof one === 'object');
  const distinct = new Map(found.map((one) => [JSON.stringify(one), one]));
  const [only] = distinct.values();
  if (only !== undefined) return distinct.size === 1 ? only : unrecognised;
  const [url] = urls;
  if (isOne && url !== undefined && isConsent(url))
    return { kind: 'authorize-address', ...readConsent(url) };
  return recogniseRequest(text, urls, redirectUri) ?? unrecognised;
}
