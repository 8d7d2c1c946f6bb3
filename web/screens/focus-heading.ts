/**
 * Moves the focus to a heading that has just appeared, because it is the news.
 *
 * For a heading with `tabindex="-1"`; scrolls it into view.
 *
 * @see [WCAG 2.2, 2.4.3 Focus order](https://www.w3.org/TR/WCAG22/#focus-order)
 */
export function focusHeading(heading: HTMLElement): void {
  heading.focus();
}
