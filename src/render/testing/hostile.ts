// Strings that somebody with access to an account, a file or a build could plant, made systematically: each attack in
// each position in which a renderer might let it through.

const ESC = '\u001b';
const BEL = '\u0007';
const CSI8 = '\u009b';

const TERMINAL: readonly string[] = [
  `${ESC}[2J${ESC}[H`,
  `${ESC}[31mred`,
  `${ESC}[1A${ESC}[2Kgone`,
  `${ESC}[?1049h`,
  `${ESC}[6n`,
  `${ESC}c`,
  `${ESC}]0;title${BEL}`,
  `${ESC}]8;;https://example.com/${BEL}click${ESC}]8;;${BEL}`,
  `${ESC}]8;;https://example.com/${ESC}\\click${ESC}]8;;${ESC}\\`,
  `${ESC}]52;c;cm0gLXJmIC8=${BEL}`,
  `${ESC}]1337;File=inline=1:AAAA${BEL}`,
  `${ESC}]9;done${BEL}`,
  `${ESC}P+q544e${ESC}\\`,
  `${ESC}_application${ESC}\\`,
  `${ESC}^private${ESC}\\`,
  `${CSI8}31mred`,
  `\u009d0;title\u009c`,
  `\u0090payload\u009c`,
  '\u0085next line',
  BEL,
  '\u007f\u007f\u007f',
  'safe\b\b\b\bevil',
  'no changes\r5 endpoints destroyed',
  'one\r\ntwo',
  'one\ntwo',
  'tab\tstop',
  'form\ffeed\vtab',
  '\u000e\u000f',
  'nul\u0000byte',
];

const UNSEEN: readonly string[] = [
  ...Array.from('\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c'),
  ...Array.from('\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u034f\u180e\u115f\u3164\uffa0'),
  '\u2028',
  '\u2029',
  '\ufff9note\ufffb',
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  '\u{e0001}\u{e0041}',
  '\ufe0f',
  '\u{e0100}',
].map((mark) => `adm${mark}in`);

const TROJAN_SOURCE: readonly string[] = [
  'user\u202e \u2066// check if admin\u2069 \u2066',
  '\u2067nimda\u2069 := true',
  'ml.m5.large\u202excam',
];

const COMMANDS: readonly string[] = [
  '::add-mask::value',
  '::stop-commands::token',
  '::set-output name=approved::true',
  '::set-env name=PATH::/tmp',
  '::add-path::/tmp',
  '::save-state name=a::b',
  '::error file=a.ts,line=1::text',
  '::warning::text',
  '::notice title=x::text',
  '::group::hidden',
  '::endgroup::',
  '::debug::text',
  '::echo::on',
  '::add-matcher::/tmp/matcher.json',
  '##[add-mask]value',
  '##[set-env name=PATH;]/tmp',
  '##[error]text',
  '##[group]hidden',
  '##[command]rm',
  '##vso[task.setvariable variable=approved]true',
  '##vso[task.complete result=Succeeded;]done',
  '##vso[task.prependpath]/tmp',
  '##vso[build.updatebuildnumber]1',
  '##VSO[task.setvariable variable=a]b',
  "##teamcity[buildStatus status='SUCCESS']",
  "##teamcity[setParameter name='a' value='b']",
];

/** A runner skips white space before `::`, and .NET also looks through ignorable characters. */
const LEADS: readonly string[] = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\u00a0',
  '\u2003',
  '\u00ad',
  '\u200b',
  'text ',
  '#',
];

/** What Markdown, GitHub and GitLab would make something of. */
export const markup: readonly string[] = [
  '</details><h1>approved</h1>',
  '</code></summary></details><h1>approved</h1>',
  '</pre></td></tr></table><h1>approved</h1>',
  '<script>alert(1)</script>',
  '<img src=https://example.com/pixel.png onerror=alert(1)>',
  '<a href="javascript:alert(1)">no changes</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<style>*{display:none}</style>',
  '<details open><summary>approved',
  '<!-- hidden -->',
  '-->',
  '--!>',
  '<!-- ',
  '<?php ?>',
  '<![CDATA[x]]>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt;',
  '&#60;script&#62;',
  '&#x3c;img src=x&#x3e;',
  '```\n# out of the fence',
  '```',
  '````',
  '`'.repeat(40),
  '   ```',
  '~~~\nout',
  '~~~~',
  '``',
  '`',
  'a`b``c```d',
  '\\`',
  '[click](javascript:alert(1))',
  '[click][ref]',
  '[ref]: https://example.com',
  '![](https://example.com/pixel.png)',
  '![x][ref]',
  '<https://example.com>',
  '<someone@example.com>',
  'https://example.com/phish',
  'www.example.com',
  'someone@example.com',
  'mailto:someone@example.com',
  '@team please merge',
  '@org/team',
  '#1',
  'GH-1',
  'owner/repo#1',
  '!1 %1 ~label &epic',
  'fixes #1',
  '0123456789abcdef0123456789abcdef01234567',
  ':rocket:',
  '$x^2$',
  '$$x$$',
  '$`x`$',
  '| cell | cell |',
  '|---|---|',
  '\\| cell',
  '# heading',
  '===',
  '---',
  '***',
  '- [x] done',
  '1. one',
  '> [!CAUTION]',
  '**bold** _it_ ~~gone~~',
  '\\',
  'two  \n\n# paragraphs',
  '[^1]',
  '<!-- inferra:plan:risk:prod -->',
  '@@ -1 +1 @@',
  '{{ 7*7 }}${7*7}<%= 7 %>',
];

/** All payloads; none is safe to print as it is, except the markup, which is none to a terminal. */
export const hostile: readonly string[] = [
  ...TERMINAL,
  ...TERMINAL.map((payload) => `name-${payload}-end`),
  ...UNSEEN,
  ...TROJAN_SOURCE,
  ...COMMANDS.flatMap((command) => LEADS.map((lead) => lead + command)),
  ...markup,
  '##',
  'x##vso',
  `${'a'.repeat(1022)}##[error]cut`,
  `${'a'.repeat(2000)}${ESC}[2J`,
];

/** What may stand in no output: anything that acts on a terminal, hides, or reorders. Line feeds are the renderer's. */
const FORBIDDEN =
  /(?!\n)[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\u00ad\u061c]/u;

/** As the runners find their commands; `::` needs a second `::` there, which a test may not rely on. */
const OBEYED = /^\s*::|##\[|##vso\[|##teamcity\[/i;

/** The first reason why `output` must not be printed, or undefined. */
export function harmIn(output: string): string | undefined {
  const raw = FORBIDDEN.exec(output);
  if (raw !== null) return `raw U+${raw[0].codePointAt(0)?.toString(16)} at ${raw.index}`;
  const line = output.split('\n').find((one) => OBEYED.test(one));
  return line === undefined ? undefined : `a runner obeys ${JSON.stringify(line)}`;
}
