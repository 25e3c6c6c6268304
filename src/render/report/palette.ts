// The colours of a page, light and dark: after Okabe and Ito, darkened or lightened until text in them can be read. No
// colour says anything alone: shapes, dashes and words say it as well.

export type Ink = 'ink' | 'quiet' | 'chosen' | 'other' | 'refused' | 'limit' | 'serverless';
export type Paper = 'page' | 'card' | 'tint';
export type Palette = Readonly<Record<Ink | Paper | 'line', string>>;

export const LIGHT: Palette = {
  page: '#f4f5f7',
  card: '#ffffff',
  tint: '#eaf2fb',
  line: '#d5d9e0',
  ink: '#171b22',
  quiet: '#505a69',
  chosen: '#005a9e',
  other: '#3f4957',
  refused: '#6a4a4a',
  limit: '#8a3a00',
  serverless: '#006b50',
};

export const DARK: Palette = {
  page: '#0e1116',
  card: '#171b22',
  tint: '#152638',
  line: '#353d49',
  ink: '#eceff4',
  quiet: '#a9b3c1',
  chosen: '#6cb8ff',
  other: '#c3cad5',
  refused: '#cfa9a9',
  limit: '#ffab70',
  serverless: '#5fd3b0',
};

/** Every pair of text and background that a page has. */
export const TEXTS: readonly (readonly [Ink, Paper])[] = [
  ...(['ink', 'quiet', 'chosen', 'refused', 'limit', 'serverless', 'other'] as const).map(
    (ink) => [ink, 'card'] as const,
  ),
  ...(['ink', 'quiet', 'chosen'] as const).map((ink) => [ink, 'page'] as const),
  ...(['ink', 'quiet', 'chosen', 'limit', 'serverless'] as const).map((ink) => [ink, 'tint'] as const),
];

export function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name}:${color}`)
    .join(';');
}
