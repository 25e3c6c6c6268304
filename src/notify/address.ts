// Where a webhook may lead: to the public internet over TLS, and nowhere else. Whoever can choose the address, or answer for
// its name, must not reach the network that the run is in, nor the credentials of its machine.

/** IPv4 blocks that are not of the public internet (IANA special-purpose registry, read 2026-11), as address/bits. */
const CLOSED_V4: readonly (readonly [address: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6 only global unicast (2000::/3) is public, without these (same registry). */
const CLOSED_V6: readonly (readonly [address: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Prefixes whose last 32 bits are an IPv4 address: mapped ones, and those of NAT64 (RFC 4291, RFC 6052). */
const CARRIERS: readonly string[] = ['::ffff:0:0', '64:ff9b::'];

/** True for an address of the public internet, in any form that a resolver gives. False for everything else. */
export function isPublic(address: string): boolean {
  const four = v4(address);
  if (four !== undefined) return !CLOSED_V4.some(([block, bits]) => within(four, v4(block), bits, 32));
  const six = v6(address);
  if (six === undefined) return false;
  if (CARRIERS.some((prefix) => within(six, v6(prefix), 96, 128))) return isPublic(dotted(six));
  return (
    within(six, v6('2000::'), 3, 128) && !CLOSED_V6.some(([block, bits]) => within(six, v6(block), bits, 128))
  );
}

export type Webhook =
  | { readonly url: URL }
  | { /** What is wrong with it, without the address. */ readonly problem: string };

/** Longer addresses are no webhooks. */
const LONGEST = 2048;

/** Reads an address. Where its name leads is looked up and judged when it is used. */
export function webhookOf(text: string): Webhook {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !URL.canParse(trimmed)) return { problem: 'is not an address' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:')
    return { problem: `is an address of ${url.protocol}, and only https: is used` };
  if (url.username !== '' || url.password !== '') return { problem: 'has a user or password in it' };
  // The parser has made dotted numbers of every spelling that there is of them.
  if (url.hostname.startsWith('[') || v4(url.hostname) !== undefined) {
    return { problem: 'has a number for its host, and TLS needs a name' };
  }
  if (!/[^.]\.[^.]/.test(url.hostname)) return { problem: 'leads to a host of the local network' };
  return { url };
}

/** What of an address must not be shown: all of it, and every longer piece. */
export function secretsIn({ href, pathname, search }: URL): readonly string[] {
  const pieces = `${pathname}${search}`.split(/[/?&=]/).filter((piece) => piece.length >= 12);
  return [href, `${pathname}${search}`, ...pieces];
}

function v4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (
    parts.length !== 4 ||
    !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  ) {
    return undefined;
  }
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

/** With or without `::` and a dotted end; undefined for a zone (`%eth0`), which is local anyway. */
function v6(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined || !/^[0-9a-f:.]+$/i.test(text) || !text.includes(':')) return undefined;
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...right];
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups = text.split(':').map((part) => {
    const embedded = v4(part);
    if (embedded !== undefined) return [embedded >> 16n, embedded & 0xffffn];
    return /^[0-9a-f]{1,4}$/i.test(part) ? [BigInt(`0x${part}`)] : undefined;
  });
  return groups.includes(undefined) ? undefined : groups.flatMap((group) => group ?? []);
}

function within(address: bigint, block: bigint | undefined, bits: number, width: number): boolean {
  const shift = BigInt(width - bits);
  return block !== undefined && address >> shift === block >> shift;
}

function dotted(six: bigint): string {
  const four = six & 0xffff_ffffn;
  return [24n, 16n, 8n, 0n].map((shift) => String((four >> shift) & 255n)).join('.');
}
