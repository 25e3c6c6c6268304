// CBOR (RFC 8949), as far as Smithy RPC v2 needs it: what the AWS CLI speaks to CloudWatch. Dates are tag 1, seconds since
// the epoch.

type Reader = { readonly bytes: Buffer; at: number };

/** The end of something of indefinite length. */
const BREAK = Symbol('break');

/** @throws RangeError or TypeError for what is no CBOR */
export function decodeCbor(bytes: Uint8Array): unknown {
  return read({ bytes: Buffer.from(bytes), at: 0 });
}

export function encodeCbor(value: unknown): Buffer {
  return Buffer.concat(pieces(value));
}

function read(from: Reader): unknown {
  const first = from.bytes.readUInt8(from.at);
  from.at += 1;
  const [major, info] = [first >> 5, first & 31];
  if (major === 7) return simple(from, info);
  const indefinite = info === 31;
  const count = indefinite ? Number.POSITIVE_INFINITY : argument(from, info);
  switch (major) {
    case 0:
      return count;
    case 1:
      return -1 - count;
    case 2:
      return indefinite ? Buffer.concat(items(from, count) as Buffer[]) : taken(from, count);
    case 3:
      return indefinite ? items(from, count).join('') : taken(from, count).toString('utf8');
    case 4:
      return items(from, count);
    case 5:
      return mapOf(from, count);
    default:
      return tagged(count, read(from));
  }
}

function tagged(tag: number, value: unknown): unknown {
  return tag === 1 && typeof value === 'number' ? new Date(value * 1000) : value;
}

function items(from: Reader, count: number): unknown[] {
  const found: unknown[] = [];
  while (found.length < count) {
    const item = read(from);
    if (item === BREAK) break;
    found.push(item);
  }
  return found;
}

function mapOf(from: Reader, count: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  while (entries.length < count) {
    const key = read(from);
    if (key === BREAK) break;
    entries.push([String(key), read(from)]);
  }
  return Object.fromEntries(entries);
}

function simple(from: Reader, info: number): unknown {
  const { bytes, at } = from;
  switch (info) {
    case 20:
      return false;
    case 21:
      return true;
    case 26:
      from.at += 4;
      return bytes.readFloatBE(at);
    case 27:
      from.at += 8;
      return bytes.readDoubleBE(at);
    case 31:
      return BREAK;
    default:
      return null;
  }
}

function argument(from: Reader, info: number): number {
  if (info < 24) return info;
  const width = 1 << (info - 24);
  const bytes = taken(from, width);
  return width === 8 ? Number(bytes.readBigUInt64BE()) : bytes.readUIntBE(0, width);
}

function taken(from: Reader, count: number): Buffer {
  const end = from.at + count;
  if (end > from.bytes.length) throw new RangeError('the bytes end too early');
  const found = from.bytes.subarray(from.at, end);
  from.at = end;
  return found;
}

function pieces(value: unknown): Buffer[] {
  if (value === null || value === undefined) return [Buffer.from([0xf6])];
  if (typeof value === 'boolean') return [Buffer.from([value ? 0xf5 : 0xf4])];
  if (typeof value === 'number') return [numberOf(value)];
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return [head(3, text.length), text];
  }
  if (value instanceof Date) return [head(6, 1), double(value.getTime() / 1000)];
  if (Array.isArray(value)) return [head(4, value.length), ...value.flatMap(pieces)];
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return [
    head(5, members.length),
    ...members.flatMap(([key, member]) => [...pieces(key), ...pieces(member)]),
  ];
}

function numberOf(value: number): Buffer {
  if (!Number.isSafeInteger(value)) return double(value);
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0xfb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function head(major: number, count: number): Buffer {
  const front = major << 5;
  if (count < 24) return Buffer.from([front | count]);
  const width = count < 0x100 ? 1 : count < 0x10000 ? 2 : count < 0x1_0000_0000 ? 4 : 8;
  const bytes = Buffer.alloc(1 + width, front | (24 + Math.log2(width)));
  if (width === 8) bytes.writeBigUInt64BE(BigInt(count), 1);
  else bytes.writeUIntBE(count, 1, width);
  return bytes;
}
