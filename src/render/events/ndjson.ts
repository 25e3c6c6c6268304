// Events for programs: one JSON object a line. New types and new fields may come with a minor format version; readers
// ignore what they do not know.
import type { Event } from '../../core/events.ts';
import { jsonText } from '../json-text.ts';
import { messageOf } from './message.ts';

/** The first line of a stream; ends in a line break. */
export function versionLine(inferra: string, at: number): string {
  return line('version', at, `inferra ${inferra}`, { inferra, formatVersion: '1.0' });
}

/** `{type, "@timestamp", message, …}` with a line break: ISO 8601 in UTC, a sentence for people, then the fields. */
export function eventLine(event: Event): string {
  const { type, at, ...fields } = event;
  return line(type, at, messageOf(event), fields);
}

function line(type: string, at: number, message: string, fields: object): string {
  return `${jsonText({ type, '@timestamp': new Date(at).toISOString(), message, ...fields })}\n`;
}
