import { html, type Html } from './html.ts';

/** A button that copies the first code, heading or paragraph beside it; hidden where no script runs. */
export function copyButton(words: { copy: string; copied: string }, label: Html): Html {
  return html`<button type="button" class="copy" data-copied="${words.copied}" hidden>
    ${words.copy} <span class="unseen">${label}</span>
  </button>`;
}

/**
 * Makes the copy buttons of a page work, where the browser has a clipboard.
 *
 * Uses nothing from outside of itself, because its source is also the script of the simulation's pages.
 */
export function startCopying(page: Document): void {
  const { clipboard } = page.defaultView?.navigator ?? {};
  if (!clipboard) return;
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-copied]')) {
    const label = [...button.childNodes];
    const text = button.parentElement?.querySelector('code, pre, h1, p')?.textContent ?? '';
    button.hidden = false;
    button.addEventListener('click', () => {
      void clipboard.writeText(text).then(() => {
        button.replaceChildren(button.dataset['copied'] ?? '');
        setTimeout(() => button.replaceChildren(...label), 2000);
      });
    });
  }
}

/** The same as the text of a script. */
export const COPYING = `(${startCopying.toString()})(document)`;
