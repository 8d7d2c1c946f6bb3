/** The look of the simulation's pages: quiet, light and dark, down to 320 pixels, and nobody's brand. */
export const STYLE = `
:root { color-scheme: light dark; --back: #f4f5f2; --card: #fff; --ink: #1c2320; --soft: #55605a;
  --line: #c9d0cb; --accent: #1f5f4a; --on-accent: #fff; --note: #fff4d6; --note-ink: #4a3a05; }
@media (prefers-color-scheme: dark) {
  :root { --back: #131715; --card: #1c211f; --ink: #e8ece9; --soft: #aab5af; --line: #3c4641;
    --accent: #8fd3b6; --on-accent: #0b1f17; --note: #3a3115; --note-ink: #f6e7b4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 38rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.25rem 0 .75rem; }
form { margin-top: 1.5rem; }
section form { margin-top: 0; }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
.note { background: var(--note); color: var(--note-ink); border-radius: .5rem; padding: .6rem .85rem; margin: 0; }
.soft, small { color: var(--soft); }
small { font-size: .875rem; }
section, fieldset { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: .85rem 1rem; margin: 0 0 1rem; min-width: 0; }
legend { font-weight: 600; padding: 0 .35rem; margin-left: -.35rem; }
label.row { display: flex; gap: .75rem; align-items: center; padding: .45rem 0; cursor: pointer; min-height: 2.75rem; }
label.row > span { min-width: 0; }
label.row img { border-radius: 50%; flex: none; }
label.row small { display: block; }
input { accent-color: var(--accent); width: 1.15rem; height: 1.15rem; flex: none; margin: 0; }
select, button { font: inherit; color: inherit; border-radius: .5rem; border: 1px solid var(--soft);
  background: var(--card); padding: .6rem .85rem; min-height: 2.75rem; max-width: 100%; }
label[for] { display: block; font-weight: 600; margin-bottom: .35rem; }
select { width: 100%; }
select + label[for] { margin-top: .85rem; }
.actions select { flex: 2 1 12rem; width: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-size: .875rem; font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; }
section .actions { margin: .5rem 0; }
.actions button { flex: 1 1 9rem; cursor: pointer; font-weight: 600; }
button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(0, 1fr); gap: .1rem; margin: 0; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0 0 .5rem; }
@media (min-width: 36rem) { dl { grid-template-columns: 8rem minmax(0, 1fr); align-items: baseline; }
  dd { grid-column: 2; margin-bottom: .25rem; } }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
pre { white-space: pre-wrap; word-break: break-all; background: var(--back); border-radius: .5rem; padding: .65rem .8rem; margin: .35rem 0 .85rem; }
main > pre { background: var(--card); border: 1px solid var(--line); }
a { color: var(--accent); text-underline-offset: .3em; }
h1, h2 { text-wrap: balance; }
`;
