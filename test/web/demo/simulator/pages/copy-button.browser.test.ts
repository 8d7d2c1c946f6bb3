import { afterEach, expect, test, vi } from 'vitest';
import { startCopying } from '../../../../../web/demo/simulator/pages/copy-button.ts';

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A page with a clipboard of its own, or without one. */
function page(clipboard: object | undefined): Document {
  document.body.innerHTML =
    '<p><code>IGAAtoken</code><button data-copied="Copied." hidden>Copy <b>token</b></button></p>';
  return {
    defaultView: { navigator: { clipboard } },
    querySelectorAll: (selector: string) => document.querySelectorAll(selector),
  } as unknown as Document;
}
const button = () => document.querySelector('button') ?? document.createElement('button');

test('a copy button copies what is beside it, and says so for two seconds', async () => {
  vi.useFakeTimers();
  const copied: string[] = [];
  const writeText = (text: string) => Promise.resolve(void copied.push(text));
  startCopying(page({ writeText }));
  expect(button().hidden).toBe(false);
  button().click();
  await vi.advanceTimersByTimeAsync(1_999);
  expect([copied, button().textContent]).toEqual([['IGAAtoken'], 'Copied.']);
  await vi.advanceTimersByTimeAsync(1);
  expect(button().innerHTML).toBe('Copy <b>token</b>');
});

test('a copy button stays hidden where the browser has no clipboard', () => {
  startCopying(page(undefined));
  expect(button().hidden).toBe(true);
});
