import type { Page } from 'playwright-core';

/** One way to look at a screen. */
export interface View {
  /** Ends the name of the picture. */
  name: string;
  /** Of the window, in CSS pixels. */
  width: number;
  media: Parameters<Page['emulateMedia']>[0];
  /** Whether the person's text is twice as large as usual. */
  large: boolean;
  /** Whether axe looks too. */
  axe: boolean;
}

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
type Look = keyof typeof LOOKS;

const view = (width: number, look: Look, size?: 'large'): View => ({
  name: [width, look, ...(size ? [size] : [])].join('-'),
  width,
  media: LOOKS[look],
  large: size === 'large',
  // Forced colours are the person's own, and not those that axe computes.
  axe: look !== 'forced',
});

const WIDTHS = [390, 768, 1440];
const views = (...looks: Look[]): View[] =>
  WIDTHS.flatMap((width) => looks.map((look) => view(width, look)));

/** The smallest window, and one with large text. */
const TIGHT = [view(320, 'light'), view(640, 'light', 'large')];

/** Where one theme or only the words are others, axe has seen the rest. */
const axeAt = (name: string, some: readonly View[]): View[] =>
  some.map((one) => ({ ...one, axe: one.name === name }));

/** The views of a screen in each language. */
export type Views = Readonly<Record<'en' | 'es', readonly View[]>>;

/** How a screen is looked at in each language. */
export const VIEWS: Views = {
  en: [...views('light', 'dark', 'forced'), ...TIGHT],
  es: axeAt('390-dark', [...views('light', 'dark'), ...TIGHT]),
};

/** A third of them: each width, theme and language once, the longer words where there is little room. */
export const FEW_VIEWS: Views = {
  en: axeAt('390-light', views('light')),
  es: axeAt('390-dark', [...views('dark'), ...TIGHT]),
};

/**
 * Shows a page so, and waits until that is drawn.
 *
 * A raw one, in which no script may run, keeps its text size.
 */
export async function lookAt(page: Page, view: View, raw: boolean): Promise<void> {
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia(view.media);
  if (raw) return;
  // What has changed a moment ago is otherwise left blank, here and there.
  await page.evaluate(
    async (size) => {
      document.documentElement.style.fontSize = size;
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    },
    view.large ? '200%' : '',
  );
}
