/**
 * A constructed sheet is no inline style, so the strictest policy of a page lets it be.
 *
 * The mark is a key, drawn without an image, which that policy would block; Instagram's own logo may not be used so.
 */
const CSS = `
:host { display: inline-block; }
[hidden], :host([hidden]) { display: none; }
button {
  display: inline-flex; align-items: center; gap: .6em;
  padding: .8em 1.2em; border: 1px solid #0000; border-radius: .6em;
  font: inherit; font-weight: 600;
  color: var(--instagram-login-color, light-dark(#fff, #2b0717));
  background: var(--instagram-login-background, light-dark(#9c1a5b, #f7a8cb));
}
button::before {
  content: ''; padding: .35em .7em;
  background: radial-gradient(circle at .35em, #0000 .2em, currentColor 0 .35em, #0000 0),
    linear-gradient(currentColor 0 0) 100%/.7em .15em no-repeat;
}
button:disabled { opacity: .6; }
p { margin: .6em 0 0; }
p:empty { margin: 0; }
`;

/** The element's own look; its parts and custom properties change it. */
export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
