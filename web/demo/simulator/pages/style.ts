/** The look of the simulation's pages: quiet, light and dark, down to 320 pixels, and no company's brand. */
export const STYLE = `
:root { color-scheme: light dark; --back: #f4f5f2; --card: #fff; --ink: #1c2320; --soft: #55605a;
  --line: #c9d0cb; --accent: #1f5f4a; --on-accent: #fff; --tint: #e7f1ec; --note: #fff4d6; --note-ink: #4a3a05; }
@media (prefers-color-scheme: dark) {
  :root { --back: #131715; --card: #1c211f; --ink: #e8ece9; --soft: #aab5af; --line: #3c4641;
    --accent: #8fd3b6; --on-accent: #0b1f17; --tint: #22332c; --note: #3a3115; --note-ink: #f6e7b4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }

header { display: flex; align-items: center; gap: 0 1rem;
  background: var(--note); color: var(--note-ink); padding: .5rem 1rem; font-size: .875rem; }
header p { margin: 0; }
header nav { margin-inline-start: auto; }
header a { color: inherit; display: inline-block; padding-inline: .25rem; }
main { margin: 0 auto; padding: 1rem; }
.narrow { max-width: 38rem; }
.wide { max-width: 76rem; }

h1 { font-size: 1.5rem; line-height: 1.25; margin: .75rem 0 1rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; }
h1, h2 { text-wrap: balance; }
p { margin: 0 0 .75rem; }
.lead { max-width: 42rem; }
.soft, small { color: var(--soft); font-size: .875rem; }
a { color: var(--accent); text-underline-offset: .3em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

section, fieldset, aside { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: .85rem 1rem; margin: 0 0 1rem; min-width: 0; }
section > :last-child, aside > :last-child { margin-bottom: 0; }
.cards { display: grid; gap: 1rem; margin-bottom: 1rem; grid-template-columns: minmax(0, 1fr); }
.cards section { margin: 0; }
@media (min-width: 60rem) { .cards { grid-template-columns: repeat(3, minmax(0, 1fr)); } }

legend, label[for] { font-weight: 600; }
legend { padding: 0 .35rem; margin-left: -.35rem; }
label[for] { display: block; margin-bottom: .35rem; }
label.row { display: flex; gap: .75rem; align-items: center; padding: .3rem .5rem; margin: 0 -.5rem;
  border-radius: .5rem; cursor: pointer; min-height: 2.75rem; }
label.row:hover { background: var(--back); }
label.row:has(input[type=radio]:checked) { background: var(--tint); }
label.row > span { min-width: 0; line-height: 1.3; }
label.row img { border-radius: 50%; flex: none; }
label.row small { display: block; }
.ask ul { margin: .35rem 0; padding-inline-start: 1.25rem; line-height: 1.3; }
.ask li + li { margin-top: .35rem; }
.ask fieldset > p { margin-bottom: 0; }
input { accent-color: var(--accent); width: 1.15rem; height: 1.15rem; flex: none; margin: 0; }
select, button { font: inherit; color: inherit; border-radius: .5rem; border: 1px solid var(--soft);
  background: var(--card); padding: .5rem .85rem; min-height: 2.75rem; max-width: 100%; }
button { cursor: pointer; font-weight: 600; }
select { width: 100%; margin-bottom: .85rem; }
button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
section form { margin-bottom: .75rem; }
.steps button { font-size: .9375rem; padding: .4rem .65rem; }
.steps { display: flex; flex-wrap: wrap; gap: .5rem; }

.consent { max-width: 36rem; }
.consent form { display: grid; gap: 0 1.5rem; grid-template-columns: minmax(0, 1fr); }
.ask fieldset { padding-block: .35rem .5rem; margin-bottom: .65rem; }
.actions { display: flex; gap: .75rem; padding: .35rem 0; margin-bottom: .5rem; }
.actions button { flex: 1 1 0; }
aside { border-style: dashed; background: none; margin-top: .5rem; }
aside fieldset { background: none; border: 0; padding: 0; margin: 0 0 .5rem; }
@media (max-width: 30rem) { main { padding: .75rem; } header { padding-inline: .75rem; font-size: .8125rem; }
  .consent h1 { font-size: 1.25rem; margin: 0 0 .65rem; } }
/* However much an app asks for, the answer is in sight. */
@media (min-height: 30rem) {
  .actions { position: sticky; bottom: 0; background: var(--back); z-index: 1; }
  html { scroll-padding-bottom: 4.5rem; }
}
@media (min-width: 60rem) {
  .consent { max-width: 62rem; }
  .consent form { grid-template-columns: minmax(0, 1fr) 20rem; align-items: start; }
  aside { margin-top: .75rem; }
}

dl { margin: 0 0 .75rem; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0 0 .5rem; }
ol { margin: 0; padding-inline-start: 1.25rem; }
li + li { margin-top: .75rem; }
dd.copied { display: flex; gap: .5rem; justify-content: space-between; align-items: center; }
dd.copied code { min-width: 0; overflow-wrap: anywhere; font-size: .8125rem; }
.said { margin-bottom: 1rem; }
.said > :not(button) { margin-bottom: .5rem; }
li.copied button { float: inline-end; margin: -.25rem 0 .35rem .5rem; }
li.copied pre { clear: both; }
.lines code { display: block; }
button.copy { font-size: .875rem; padding: .2rem .6rem; min-height: 2rem; font-weight: 500; flex: none; }
@media (pointer: coarse) { button.copy { min-height: 2.75rem; } li.copied button { margin-top: -.65rem; } }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
p code { overflow-wrap: anywhere; }
pre, .scrolls { overflow: auto; }
pre { background: var(--back); border-radius: .5rem; padding: .65rem .8rem; margin: .35rem 0 .5rem; }
pre.wraps { white-space: pre-wrap; overflow-wrap: anywhere; }
.said > pre { background: var(--card); border: 1px solid var(--line); }
.scrolls { max-height: 11rem; margin-bottom: .75rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-size: .875rem; font-weight: 600; }
`;
