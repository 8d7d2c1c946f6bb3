/** A style sheet that does not come in this time, in milliseconds, is not waited for. */
const WAIT_MS = 3_000;

let asked: Promise<unknown> = Promise.resolve();

/**
 * Has style sheets loaded that the build left for the script to ask for: those that the page has not asked for
 * yet, or the first so many of them.
 *
 * Resolves when each that was ever asked for is there, cannot come or is late: a page without its looks still logs in.
 */
export function dress(atMost?: number): Promise<unknown> {
  // The development server loads them with the document.
  const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[disabled]')];
  return (asked = Promise.all([asked, ...sheets.slice(0, atMost).map(load)]));
}

function load(sheet: HTMLLinkElement): Promise<unknown> {
  return new Promise((done) => {
    sheet.disabled = false;
    sheet.onload = sheet.onerror = done;
    // A browser that loads what is disabled has it already.
    setTimeout(done, sheet.sheet ? 0 : WAIT_MS);
  });
}
