// A tutorial as steps: the fenced blocks of its Markdown are files and edits to copy, and commands with what they print.

export type Step =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly path: string; readonly from: string; readonly to: string }
  | CommandStep;

export type CommandStep = {
  readonly kind: 'command';
  /** Without its `$ `, and on one line. */
  readonly line: string;
  /** What a person answers: it stands behind the questions in the output. */
  readonly typed: readonly string[];
  readonly expected: readonly string[];
  /** Where the output stands in the document: its first line, from 0. */
  readonly at: number;
};

export type Tutorial = {
  readonly steps: readonly Step[];
  /** Lines of the block that makes the command available. */
  readonly setup: readonly string[];
};

type Block = { readonly info: string; readonly lines: readonly string[]; readonly at: number };

/** @throws Error for a fenced block that a test could not play: what a reader copies has to be tried. */
export function parseTutorial(text: string): Tutorial {
  const blocks = blocksOf(text.split('\n'));
  return {
    steps: blocks.flatMap((block) => (block.info === 'sh setup' ? [] : stepsOf(block))),
    setup: blocks.find(({ info }) => info === 'sh setup')?.lines ?? [],
  };
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const fences = lines.flatMap((line, at) => (/^\s*```/.test(line) ? [at] : []));
  if (fences.length % 2 !== 0) throw new Error('a fenced block is not closed');
  return fences
    .filter((_, nth) => nth % 2 === 0)
    .map((open, nth) => {
      const close = fences[2 * nth + 1] ?? lines.length;
      return {
        info: lines[open]?.replace('```', '') ?? '',
        lines: lines.slice(open + 1, close),
        at: open + 1,
      };
    });
}

function stepsOf({ info, lines, at }: Block): readonly Step[] {
  if (info === 'console') return commandsOf(lines, at);
  const [, language = '', path] = /^(\w+) title=(\S+)$/.exec(info) ?? [];
  if (path === undefined) throw new Error(`line ${at}: a block "${info}" is not played`);
  return language === 'diff'
    ? [{ kind: 'edit', path, from: side(lines, '-'), to: side(lines, '+') }]
    : [{ kind: 'file', path, text: `${lines.join('\n')}\n` }];
}

/** The lines that stay and the removed or the added ones. An editor may have taken the space of an empty line. */
function side(lines: readonly string[], sign: '-' | '+'): string {
  return lines
    .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign))
    .map((line) => `${line.slice(1)}\n`)
    .join('');
}

function commandsOf(lines: readonly string[], at: number): readonly CommandStep[] {
  const starts = lines.flatMap((line, nth) => (line.startsWith('$ ') ? [nth] : []));
  if (starts[0] !== 0) throw new Error(`line ${at}: a console block begins with a command`);
  return starts.map((start, nth) => {
    const own = lines.slice(start, starts[nth + 1] ?? lines.length);
    const head = own.findIndex((line) => !line.endsWith('\\')) + 1;
    const expected = withoutEnd(own.slice(head));
    return {
      kind: 'command',
      line: own
        .slice(0, head)
        .join('\n')
        .slice(2)
        .replaceAll(/\\\n\s*/g, ''),
      typed: expected.flatMap((line) => ANSWER.exec(line)?.[1] ?? []),
      expected,
      at: at + start + head,
    };
  });
}

const ANSWER = /^ {2}Answer: (.*)$/;

/** A blank line before the next command only separates. */
function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** The document with other outputs, each for the step that it belongs to. */
export function withOutputs(text: string, outputs: ReadonlyMap<CommandStep, readonly string[]>): string {
  const lines = text.split('\n');
  for (const [{ at, expected }, output] of [...outputs].toSorted(([a], [b]) => b.at - a.at))
    lines.splice(at, expected.length, ...output);
  return lines.join('\n');
}
