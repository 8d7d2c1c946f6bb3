/**
 * Says in place of the page why the demo does not run here, and what to do.
 *
 * Texts only: nothing in them is taken for markup.
 */
export function showCannotRun(document: Document, reasons: readonly string[]): void {
  const element = (tag: string, props: Record<string, string>, children: (Node | string)[]) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const heading = element('h1', { tabindex: '-1' }, ['The demo can’t run here']);
  const texts = [...reasons, NOTHING_SENT].map((text) => element('p', {}, [text]));
  const card = element('section', { class: 'card', role: 'alert' }, [heading, ...texts]);
  document.body.replaceChildren(element('main', { class: 'page' }, [card]));
  heading.focus();
}

const NOTHING_SENT = 'Nothing was sent and nothing is broken. This page is only a demo.';
