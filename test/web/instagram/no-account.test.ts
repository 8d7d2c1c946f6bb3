import { expect, test } from 'vitest';
import { noAccountRemedy } from '../../../web/failures/no-account.ts';
import { whyNoAccount } from '../../../web/instagram/no-account.ts';
import type { PageAccess } from '../../../web/instagram/page-access.ts';

const granted = (...names: string[]) => names.map((name) => ({ name, granted: true }));
const ALL = granted('pages_show_list', 'instagram_basic', 'business_management');
const PAGE = { id: '1', name: 'Books & <b>Co</b>' };
const LINKED = { ...PAGE, account: { id: '17841401313574613' } };

function access(change: Partial<PageAccess>): PageAccess {
  return { pages: [], more: false, permissions: ALL, chosen: undefined, life: 'long', ...change };
}

test.each([
  ['pages_declined', { permissions: granted('instagram_basic') }],
  ['account_declined', { pages: [PAGE], permissions: granted('pages_show_list') }],
  ['no_page', {}],
  ['no_page_or_portfolio', { permissions: granted('pages_show_list', 'instagram_basic') }],
  ['no_page_or_portfolio', { permissions: undefined }],
  ['not_linked', { pages: [PAGE] }],
  ['not_linked', { pages: [PAGE], permissions: undefined }],
  ['too_many_pages', { pages: [PAGE], more: true }],
  [undefined, { pages: [PAGE, LINKED] }],
] as const)('the cause is %s with %j', (why, change) => {
  expect(whyNoAccount(access(change))).toBe(why);
});

test('both causes of an empty list are named where Facebook’s answer is the same for both', () => {
  const { sentence, nextStep } = noAccountRemedy('no_page_or_portfolio', access({}));
  for (const words of [sentence, nextStep]) {
    expect(words).toContain('business_management');
    expect(words).toMatch(/manages no Page|have no Page/);
  }
});

test('the Pages that are not linked are named, the first five of them', () => {
  const pages = Array.from({ length: 7 }, (_, at) => ({ id: String(at), name: `$& ${at}` }));
  const { sentence } = noAccountRemedy('not_linked', access({ pages }));
  expect(sentence).toContain('“$& 0”, “$& 1”, “$& 2”, “$& 3”, “$& 4”, ….');
});
