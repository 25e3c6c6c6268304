// The report in a real browser: on a telephone and at a desk, in light, dark and on paper. INFERRA_PICTURES=FOLDER keeps
// what it looked like.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../src/render/report/page.ts';
import { REPORTS } from '../../src/render/report/report.fixture.ts';
import { Chromium, type Look } from './chromium.ts';
import { SEEN, type Seen } from './measure.ts';

const LOOKS: readonly Look[] = [
  { width: 360, media: 'light' },
  { width: 360, media: 'dark' },
  { width: 900, media: 'light' },
  { width: 1280, media: 'light' },
  { width: 1280, media: 'dark' },
];
const OPEN = `for (const one of document.querySelectorAll('details')) one.open = true`;
const pictures = process.env.INFERRA_PICTURES;

let browser: Chromium;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inferra-report-'));
  browser = await Chromium.open();
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

async function shown(name: string, html: string, look: Look): Promise<string> {
  const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.html`);
  await writeFile(path, html);
  const url = pathToFileURL(path).href;
  browser.asked.length = 0;
  await browser.show(url, look);
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    const file = `${name.replaceAll(/\W+/g, '-')}-${look.width}-${look.media}.png`;
    await writeFile(join(pictures, file), await browser.picture());
  }
  return url;
}

const seen = async () => (await browser.evaluate(SEEN)) as Seen;
const GOOD = { wide: [], covered: [], faint: [] };

describe.each(Object.entries(REPORTS))('the page of %s', (name, report) => {
  it.each(LOOKS)('fits, can be read and asks for nothing: $width pixels, $media', async (look) => {
    const url = await shown(name, reportPage(report), look);
    const closed = await seen();
    expect(closed).toMatchObject({ ...GOOD, shownTables: 0 });
    expect(closed.words).toBeGreaterThan(60);
    await browser.evaluate(OPEN);
    const open = await seen();
    expect(open).toMatchObject(GOOD);
    expect(open.shownTables).toBeGreaterThan(0);
    expect(browser.asked).toEqual([url]);
    const dark = look.media === 'dark' ? 'rgb(14, 17, 22)' : 'rgb(244, 245, 247)';
    expect(open.background).toBe(dark);
  });

  it('shows every table on paper, in the light', async () => {
    await shown(name, reportPage(report), { width: 720, media: 'paper' });
    const paper = await seen();
    expect(paper).toMatchObject(GOOD);
    expect(paper.shownTables).toBeGreaterThan(0);
  });
});

describe('the measuring itself', () => {
  const page = (body: string) => `<!doctype html><body style="background:#fff;color:#000">${body}</body>`;

  it.each([
    ['a part that is too wide', '<div style="width:2000px">x</div>', 'wide'],
    [
      'a label on another one',
      '<svg width="99" height="50"><text x="9" y="20">ab</text><text x="9" y="20">cd</text></svg>',
      'covered',
    ],
    [
      'a label out of its figure',
      '<svg width="99" height="50"><text x="90" y="20">abcdef</text></svg>',
      'covered',
    ],
    ['a text that is too faint', '<p style="color:#999">x</p>', 'faint'],
  ] as const)('finds %s', async (name, body, kind) => {
    await shown(name, page(body), { width: 360, media: 'light' });
    expect((await seen())[kind]).not.toEqual([]);
  });

  it('knows when a page asks for something', async () => {
    await shown('asks', page('<img src="missing.png">'), { width: 360, media: 'light' });
    expect(browser.asked).toHaveLength(2);
  });
});
