/** A constructed sheet is no inline style: the strictest policy of a page lets it be. */
const CSS = `
:host { display: inline-block; }
:host([hidden]) { display: none; }
button {
  min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: 0.625rem;
  font: inherit; font-weight: 600; cursor: pointer; color: #fff; background: #9c1a5b;
}
button:hover { background: #7d1549; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
button:disabled { cursor: default; opacity: 0.6; }
p { margin: 0.5rem 0 0; }
p:empty { margin: 0; }
@media (forced-colors: active) { button { border: 1px solid ButtonText; } }
`;

/** The element's own look; `::part(button)`, `::part(status)` and `::part(error)` change it. */
export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
