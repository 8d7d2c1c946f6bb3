/** The colours of one drawing, as CSS writes them. */
export interface Palette {
  back: string;
  /** What is far away, and what is near: darker than the background. */
  far: string;
  near: string;
  /** What catches the eye. */
  bright: string;
  pale: string;
}

/** Chosen by eye and around the colour wheel, since most hues that are computed clash. */
export const PALETTES: readonly Palette[] = [
  { back: '#f6d5c3', far: '#d98a6a', near: '#6e2f2a', bright: '#f2b134', pale: '#fff6ec' },
  { back: '#fbe3a6', far: '#dd9f3d', near: '#5c4322', bright: '#2f7f86', pale: '#fffaf0' },
  { back: '#e6e4b4', far: '#a3a557', near: '#47512a', bright: '#d9573b', pale: '#fcfbea' },
  { back: '#cfe5c8', far: '#7fae7d', near: '#274b38', bright: '#f0a33e', pale: '#f6fbf1' },
  { back: '#c3e6df', far: '#5fa8a0', near: '#1d4a4f', bright: '#f4795b', pale: '#f1fbf9' },
  { back: '#c5e4f0', far: '#6aa6c6', near: '#1f3f5f', bright: '#f6c445', pale: '#f2fafd' },
  { back: '#ccd6f2', far: '#7f93cf', near: '#2b2f66', bright: '#f28c8c', pale: '#f5f7fe' },
  { back: '#dcd0ef', far: '#a086c9', near: '#43295f', bright: '#f5b84a', pale: '#faf6fe' },
  { back: '#efcfe0', far: '#c77aa3', near: '#5d2346', bright: '#4ca6a0', pale: '#fef4f9' },
  { back: '#f7cdd0', far: '#d9767f', near: '#6b2137', bright: '#3d6fb0', pale: '#fff3f3' },
  { back: '#e3ddd3', far: '#a59884', near: '#3d3a38', bright: '#c8472f', pale: '#fbf9f5' },
  { back: '#d3dde2', far: '#879aa6', near: '#26343d', bright: '#e59a2f', pale: '#f6fafb' },
];
