// The documents are true where a program can tell: links and paths lead somewhere, linked functions are exported from
// where the link says, commands parse, and tables say what the code says.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parse } from '@oclif/core/parser';
import { describe, expect, it } from 'vitest';
import { globalFlags, outputFlags } from '../src/commands/flags.ts';
import { resolve } from '../src/commands/resolve.ts';
import { type CommandId, commandIds, table } from '../src/commands/table.ts';
import { codes } from '../src/core/codes.ts';
import { type ExitCode, worstExit } from '../src/core/exit.ts';
import { ROOMS } from './architecture/rules.ts';
import { words } from './stories/script.ts';

const root = join(import.meta.dirname, '..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

const folder = (path: string) =>
  readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(path, name));
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...folder('docs'), ...folder('examples')]
  .filter((path) => path.endsWith('.md'))
  .sort();

/** Fenced blocks are not prose: what looks like a link in them is none. */
const proseOf = (text: string) => text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');

describe('every document', () => {
  it.each(documents)('%s links to what is there', (path) => {
    expect(linksOf(path).flatMap((link) => brokenLink(path, link))).toEqual([]);
  });

  it.each(documents)('%s names files that are there, and codes that exist', (path) => {
    const prose = proseOf(textOf(path));
    const paths = Array.from(
      prose.matchAll(/`((?:src|test|docs|examples|scripts|schemas|bin|\.ci)\/[^`\s]*)`/g),
    )
      .map(([, name = '']) => name)
      .filter((name) => !/[<>]/.test(name) && !existsSync(join(root, name.replace(/[*{].*$/, ''))));
    const unknown = (prose.match(/INF\d{4}/g) ?? []).filter((code) => !Object.hasOwn(codes, code));
    expect([...paths, ...unknown]).toEqual([]);
  });
});

type Link = { readonly text: string; readonly target: string };

function linksOf(path: string): readonly Link[] {
  return Array.from(
    proseOf(textOf(path)).matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g),
    ([, text = '', target = '']) => ({
      text,
      target,
    }),
  ).filter(({ target }) => !/^https?:/.test(target));
}

function brokenLink(from: string, { text, target }: Link): readonly string[] {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : posix.join(dirname(from), file);
  if (!existsSync(join(root, path))) return [`${target}: there is no ${path}`];
  const named = /^`(\w+)`$/.exec(text)?.[1];
  if (path.endsWith('.ts') && named !== undefined && !exportsOf(path).includes(named))
    return [`${text}: ${path} exports nothing of that name`];
  if (anchor === undefined || headingsOf(path).includes(anchor)) return [];
  return [`${target}: ${path} has no heading #${anchor}`];
}

function exportsOf(path: string): readonly (string | undefined)[] {
  const pattern = /^export (?:abstract )?(?:async )?(?:function\*?|const|type|interface|class) (\w+)/gm;
  return Array.from(textOf(path).matchAll(pattern), ([, name]) => name);
}

/** As GitHub makes anchors of headings. */
function headingsOf(path: string): readonly string[] {
  return Array.from(proseOf(textOf(path)).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** `$ [NAME=value] inferra …` in the console blocks of a document; a backslash at its end makes a line go on. */
function commandsOf(path: string): readonly string[] {
  const blocks =
    textOf(path)
      .replaceAll(/\\\n */g, '')
      .match(/^ *```console\n[\s\S]*?^ *```/gm) ?? [];
  return blocks.flatMap((block) =>
    Array.from(block.matchAll(/^ *\$ (?:\w+=\S+ )*inferra\b(.*)$/gm), ([, line = '']) => line.trim()),
  );
}

const shown = documents.flatMap((path) => commandsOf(path).map((line) => [path, line] as const));

describe('commands in console blocks', () => {
  it('are found', () => {
    expect(shown.length).toBeGreaterThan(10);
  });

  it.each(shown)('%s: inferra %s', async (_path, line) => {
    const resolved = resolve(words(line), commandIds);
    if (resolved.kind !== 'command') throw new Error(`inferra ${line} is not a command`);
    const { flags, args } = await commandOf(resolved.id as CommandId);
    await parse([...resolved.argv], { flags, args, strict: true });
  });
});

/** What oclif knows of a command class; inferra's own code needs less of it. */
type Described = Required<Pick<NonNullable<Parameters<typeof parse>[1]>, 'flags' | 'args'>>;

async function commandOf(id: CommandId): Promise<Described> {
  const command = (await table[id]()).default as unknown as Partial<Described> & {
    readonly baseFlags: Described['flags'];
  };
  const { flags = {}, args = {}, baseFlags } = command;
  return { flags: { ...baseFlags, ...flags }, args };
}

/** The cells of the table rows under a heading, without the head. */
function rowsUnder(path: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = textOf(path).split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const rows = own.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** All that take the common flags, in the table of flags. */
const ON_FILE = 'commands on a file';

const codeIn = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);

describe('the tables of the README', () => {
  it('have every exit code', () => {
    const inCode = /type ExitCode = ([\d |]+);/.exec(textOf('src/core/exit.ts'))?.[1]?.split(' | ');
    expect(rowsUnder('README.md', 'Exit codes').map(([exit]) => exit)).toEqual(inCode);
  });

  it('say which exit code wins', () => {
    const order =
      /Where several apply: ([\d, ]+)\./.exec(textOf('README.md'))?.[1]?.split(', ').map(Number) ?? [];
    expect(order.length).toBe(rowsUnder('README.md', 'Exit codes').length - 1);
    for (const [index, exit] of order.entries())
      expect(worstExit(order.slice(index).toReversed() as ExitCode[])).toBe(exit);
  });

  it('have every command, and none that is not built', async () => {
    const listed = rowsUnder('README.md', 'Commands').map(([cell]) =>
      codeIn(cell)[0]?.replace(/ [[A-Z].*/, ''),
    );
    expect(listed.toSorted()).toEqual(commandIds.map((id) => id.replace(':', ' ')).toSorted());
  });

  it('have every flag, at its commands', async () => {
    const rows = rowsUnder('README.md', 'Flags').map(([flags, of]) => ({
      flags: codeIn(flags).map((word) => word.replace(/ .*/, '')),
      of,
    }));
    const onFile = new Set<unknown>();
    for (const id of commandIds) {
      const flags = Object.keys((await commandOf(id)).flags);
      if (Object.keys(globalFlags).every((name) => flags.includes(name))) onFile.add(id);
    }
    const concerns = (of: string, id: CommandId) =>
      of.split(', ').some((one) => one === id.replace(':', ' ') || (one === ON_FILE && onFile.has(id)));
    const listed = (id: CommandId) =>
      rows
        .filter(({ of = '' }) => concerns(of, id))
        .flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('--')));
    for (const id of commandIds) {
      const own = Object.keys((await commandOf(id)).flags)
        .filter((name) => !(name in outputFlags))
        .map((name) => `--${name}`);
      expect(listed(id).toSorted(), id).toEqual(own.toSorted());
    }
    const everywhere = rows.filter(({ of }) => of === 'all').flatMap(({ flags }) => flags);
    expect(everywhere.filter((flag) => flag.startsWith('--')).toSorted()).toEqual(
      Object.keys(outputFlags)
        .map((name) => `--${name}`)
        .toSorted(),
    );
  });
});

describe('the other documents', () => {
  it('docs/errors.md has every code, with its exit code', () => {
    const entries = textOf('docs/errors.md').matchAll(/^### (INF\d{4})\n\n.* \(exit (\d+)\)$/gm);
    const inPage = Object.fromEntries(Array.from(entries, ([, code = '', exit]) => [code, Number(exit)]));
    expect(inPage).toEqual(Object.fromEntries(Object.entries(codes).map(([code, { exit }]) => [code, exit])));
  });

  it('docs/architecture.md has every room on its floor', () => {
    const inPage = rowsUnder('docs/architecture.md', 'Rooms and floors').map(([floor, room]) => [
      codeIn(room)[0],
      floor,
    ]);
    const built = readdirSync(join(root, 'src')).filter((room) => folder(`src/${room}`).length > 0);
    const inCode = Object.entries(ROOMS)
      .filter(([room]) => built.includes(room))
      .map(([room, { floor }]) => [room, room === 'simulator' ? '–' : String(floor)]);
    expect(inPage.toSorted()).toEqual(inCode.toSorted());
  });

  it('docs/decisions/README.md lists every decision', () => {
    const pages = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    expect(linksOf('docs/decisions/README.md').map(({ target }) => target)).toEqual(pages.toSorted());
  });
});
