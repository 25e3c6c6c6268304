// The news of a drift check in the words of each target: what differs, and never a value of it. A message is read in places
// where fewer eyes are trusted than in the account, so env values, tags and reasons of the service stay in the report.
import { FINDING_NAMES, type Finding } from '../core/drift.ts';
import type { Change } from '../notify/memory.ts';
import type { Letter, News } from '../notify/news.ts';
import { count } from './count.ts';
import { diagnosticOf, kindOf } from './drift-words.ts';
import { jsonText } from './json-text.ts';
import { safe } from './safe.ts';
import { titleOf } from './title.ts';

/** Of SNS: fewer than 100 characters. */
const LONGEST_SUBJECT = 99;
/** Of a plain text in a block of Slack: 150 in a header, 3000 in a section (docs.slack.dev, read 2026-11). */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 2_900;
/** Findings of an event take no more than this; receivers of webhooks are small (standardwebhooks.com, "Payload size"). */
const LONGEST_FINDINGS = 16_000;
const FIELDS_SHOWN = 10;
/** Names in tags may be as long as a tag. */
const LONGEST_NAME = 200;

/** Deterministic: the same news give the same letter. */
export function letterOf(news: News): Letter {
  const headline = headlineOf(news);
  const scope = safe(`${news.project}/${news.environment} in ${news.account}/${news.region}`);
  const findings = [...news.findings].sort((a, b) => rankOf(a) - rankOf(b));
  const lines = [scope, sinceLine(news), ...linesOf(findings)];
  return {
    type: `inferra.drift.${news.change}`,
    subject: ascii(`inferra drift: ${headline} (${news.project}/${news.environment})`).slice(
      0,
      LONGEST_SUBJECT,
    ),
    text: `inferra drift: ${headline}\n${lines.join('\n')}\n`,
    event: eventOf(news, findings),
    slack: slackOf(`inferra drift: ${headline}`, lines),
  };
}

const LEADS: Readonly<Record<Change, string>> = { found: '', changed: 'now ', resolved: 'resolved' };

function headlineOf({ change, findings }: News): string {
  if (change === 'resolved') return LEADS.resolved;
  const counted = FINDING_NAMES.flatMap((is) => {
    const number = findings.filter((one) => one.is === is).length;
    return number === 0 ? [] : [`${number} ${kindOf({ is }).counted}`];
  });
  return LEADS[change] + counted.join(', ');
}

function sinceLine({ change, since }: News): string {
  const minute = `${since.slice(0, 16).replace('T', ' ')} UTC`;
  return change === 'resolved' ? `it had differed since ${minute}` : `differs since ${minute}`;
}

function rankOf({ is }: Finding): number {
  return FINDING_NAMES.indexOf(is);
}

/** `~ endpoint fraud: changed in the account (instance count)` */
function lineOf(finding: Finding): string {
  const { symbol, counted } = kindOf(finding);
  const fields = fieldsOf(finding);
  const shown = fields.slice(0, FIELDS_SHOWN).map(({ field }) => safe(field, LONGEST_NAME));
  const left = fields.length - shown.length;
  const moved = shown.length === 0 ? '' : ` (${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''})`;
  return `${symbol} ${safe(titleOf(finding.address), LONGEST_NAME)}: ${counted}${moved}`;
}

function fieldsOf(finding: Finding) {
  return 'fields' in finding ? finding.fields : [];
}

/** As many lines as a section has room for beside the first ones, and how many differences are left. */
function linesOf(findings: readonly Finding[]): readonly string[] {
  const shown = whileItFits(findings, LONGEST_SECTION - 300, lineOf, (line) => line.length + 1);
  const left = findings.length - shown.length;
  return left === 0 ? shown : [...shown, `and ${count(left, 'more difference')}, which the report has`];
}

function whileItFits<T>(
  findings: readonly Finding[],
  room: number,
  tell: (finding: Finding) => T,
  sizeOf: (told: T) => number,
): readonly T[] {
  const all: T[] = [];
  let left = room;
  for (const finding of findings) {
    const told = tell(finding);
    left -= sizeOf(told);
    if (left < 0) break;
    all.push(told);
  }
  return all;
}

/** Names of what differs and nothing of how: see schemas/notification.schema.json. */
function eventOf(news: News, findings: readonly Finding[]): string {
  const { project, environment, account, region, change, id, at, since } = news;
  const told = whileItFits(findings, LONGEST_FINDINGS, toldFinding, (one) => JSON.stringify(one).length);
  return jsonText({
    formatVersion: '1.0',
    type: `inferra.drift.${change}`,
    id,
    timestamp: at,
    data: {
      ...{ project, environment, account, region, since },
      differences: findings.length,
      findings: told,
      ...(told.length === findings.length ? {} : { omitted: findings.length - told.length }),
    },
  });
}

function toldFinding(finding: Finding): object {
  const fields = fieldsOf(finding);
  return {
    is: finding.is,
    code: diagnosticOf(finding).code,
    address: finding.address.slice(0, LONGEST_NAME),
    ...('name' in finding ? { name: finding.name } : {}),
    ...(fields.length === 0
      ? {}
      : {
          fields: fields
            .slice(0, FIELDS_SHOWN)
            .map(({ at, by }) => ({ at: at.slice(0, 2 * LONGEST_NAME), by })),
        }),
    ...(fields.length > FIELDS_SHOWN ? { moreFields: fields.length - FIELDS_SHOWN } : {}),
  };
}

/** Plain text, so that no name can mention a channel, link or draw; the text that notifications show is escaped for that. */
function slackOf(headline: string, lines: readonly string[]): string {
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  return jsonText({
    text: headline.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    blocks: [
      { type: 'header', text: plain(headline.slice(0, LONGEST_HEADER)) },
      { type: 'section', text: plain(lines.join('\n')) },
    ],
    unfurl_links: false,
    unfurl_media: false,
  });
}

function ascii(text: string): string {
  return safe(text).replaceAll(/[^ -~]/gu, '?');
}
