// The archive format of Go's txtar: a comment, then files under `-- name --` lines.

export type Archive = { readonly comment: string; readonly files: ReadonlyMap<string, string> };

const MARKER = /^-- (.+) --$/;

export function parseTxtar(text: string): Archive {
  const files = new Map<string, string>();
  let name: string | undefined;
  let section: string[] = [];
  let comment = '';
  const close = () => {
    const body = section.join('');
    if (name === undefined) comment = body;
    else files.set(name, body);
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [, marked] = MARKER.exec(line.trimEnd()) ?? [];
    if (marked === undefined) section.push(line);
    else {
      close();
      name = marked;
      section = [];
    }
  }
  close();
  return { comment, files };
}

export function printTxtar({ comment, files }: Archive): string {
  return comment + [...files].map(([name, body]) => `-- ${name} --\n${body}`).join('');
}
