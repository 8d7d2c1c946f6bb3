import { expect, test } from 'vitest';
import { parseClaim } from '../../../web/keeper/claim-link.ts';

const CLAIM = 'Zx9_claim-of-an-account-0123456789';

test.each([CLAIM, ` ${CLAIM}\n`, `https://site.example/#claim=${CLAIM}`, `#claim=${CLAIM}`])(
  'finds the claim in %j',
  (pasted) => {
    expect(parseClaim(pasted)).toBe(CLAIM);
  },
);

test.each(['', 'not a link', 'https://site.example/', 'claim=short'])(
  'finds no claim in %j',
  (pasted) => {
    expect(parseClaim(pasted)).toBeUndefined();
  },
);
