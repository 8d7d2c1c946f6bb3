/** A constructed sheet is no inline style: the strictest policy of a page lets it be. */
const CSS = `
:host { display: block; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; margin: 0; }
ul {
  display: grid; gap: var(--feed-gap, 1rem); padding: 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--feed-column, 15rem)), 1fr));
}
li { min-width: 0; }
figure { display: grid; gap: 0.5rem; }
.frame {
  position: relative; overflow: hidden; aspect-ratio: var(--feed-ratio, 1);
  border-radius: var(--feed-radius, 0.5rem); background: color-mix(in srgb, currentColor 10%, transparent);
}
.strip { display: flex; height: 100%; overflow: auto hidden; scroll-snap-type: x mandatory; scrollbar-width: none; }
.strip > * { flex: 0 0 100%; scroll-snap-align: center; }
.item { position: relative; height: 100%; }
img, video { display: block; width: 100%; height: 100%; object-fit: cover; }
video { object-fit: contain; background: #000; }
figcaption { overflow-wrap: anywhere; }
button {
  min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid; border-radius: 0.625rem;
  font: inherit; color: inherit; background: none; cursor: pointer;
}
.play { position: absolute; inset: 0; width: 100%; height: 100%; padding: 0; border: 0; border-radius: 0; }
.sign, .step {
  position: absolute; display: grid; place-content: center; width: 2.75rem; height: 2.75rem; padding: 0;
  border: 0; border-radius: 50%; color: #fff; background: #000a;
}
.sign { inset: 0; margin: auto; }
.step { top: calc(50% - 1.375rem); inset-inline-start: 0.25rem; }
.step + .step { inset-inline: auto 0.25rem; }
a { color: inherit; }
p + button, ul + p, p:not(:empty) ~ button { margin-top: 1rem; }
:focus-visible { outline: 3px solid Highlight; outline-offset: -3px; }
.away { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) { .strip { scroll-behavior: smooth; } }
@media (forced-colors: active) { .sign, .step { border: 1px solid ButtonText; } }
`;

/** The feed's own look, which takes its colours from the page; parts and custom properties change it. */
export function feedStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
