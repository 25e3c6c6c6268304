#!/usr/bin/env node
// Stands for GitHub's command line in tests of the templates' scripts: `gh api`, on one repository that is kept in a file.
import { readFileSync, writeFileSync } from 'node:fs';

const store = process.env.GH_STORE;
const github = JSON.parse(readFileSync(store, 'utf8'));
const [command, ...rest] = process.argv.slice(2);
if (command !== 'api') throw new Error(`gh ${command} is not known here`);

const flags = new Map();
const words = [];
for (let nth = 0; nth < rest.length; nth += 1) {
  if (rest[nth] === '--paginate') continue;
  if (rest[nth].startsWith('--')) flags.set(rest[nth], rest[++nth]);
  else words.push(rest[nth]);
}
const [path] = words;
const method = flags.get('--method') ?? 'GET';
const input = flags.has('--input') ? JSON.parse(readFileSync(flags.get('--input'), 'utf8')) : {};
const answer = respond(method, path.replace('repos/risk/models/', ''));
github.requests.push(`${method} ${path}`);
writeFileSync(store, JSON.stringify(github));
process.stdout.write(typeof answer === 'string' ? answer : JSON.stringify(answer));

function respond(verb, what) {
  const author = { user: { login: process.env.GH_USER ?? 'github-actions[bot]' } };
  const comments = /^issues\/(\d+)\/comments$/.exec(what);
  if (comments !== null) {
    github.comments[comments[1]] ??= [];
    const all = github.comments[comments[1]];
    if (verb === 'GET') return all;
    return added(all, { ...author, ...input });
  }
  const comment = /^issues\/comments\/(\d+)$/.exec(what);
  if (comment !== null && verb === 'PATCH') return changed(Object.values(github.comments).flat(), comment[1]);
  if (/^issues\?state=open&labels=inferra-drift$/.test(what)) {
    return github.issues.filter(({ state }) => state === 'open');
  }
  if (what === 'issues' && verb === 'POST')
    return added(github.issues, { ...author, state: 'open', ...input });
  const issue = /^issues\/(\d+)$/.exec(what);
  if (issue !== null && verb === 'PATCH') return changed(github.issues, issue[1]);
  const file = /^contents\/(.+)\?ref=(\w+)$/.exec(what);
  if (file !== null) {
    const text = github.files?.[file[2]]?.[file[1]];
    if (text === undefined) throw new Error('HTTP 404: Not Found');
    return text;
  }
  const pulls = /^commits\/(\w+)\/pulls$/.exec(what);
  if (pulls !== null) return (github.pulls[pulls[1]] ?? []).map((number) => ({ number }));
  throw new Error(`${verb} ${what} is not known here`);
}

function added(all, one) {
  const id = ++github.last;
  all.push({ id, number: id, ...one });
  return all.at(-1);
}

function changed(all, id) {
  const one = all.find((other) => String(other.id) === id);
  return Object.assign(one, input);
}
