/**
 * Undo Snappy's block format, in which GitHub keeps attestations: https://github.com/google/snappy/blob/main/format_description.txt
 *
 * @param maxBytes the most that may come out of it
 * @throws RangeError for anything that is none
 */
export function uncompressed(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const { value: length, next } = varint(bytes);
  if (length > maxBytes) throw new RangeError(`it says that it is ${length} bytes long`);
  const out = new Uint8Array(length);
  let at = 0;
  for (let read = next; read < bytes.length;) {
    const tag = byteAt(bytes, read);
    if ((tag & 3) === 0) {
      const { size, from } = literal(bytes, read, tag);
      if (from + size > bytes.length || at + size > length) throw broken();
      out.set(bytes.subarray(from, from + size), at);
      at += size;
      read = from + size;
    } else {
      const { size, offset, from } = copy(bytes, read, tag);
      if (offset === 0 || offset > at || at + size > length) throw broken();
      // Byte by byte: what is copied may reach into what is being written.
      for (const end = at + size; at < end; at++) out[at] = byteAt(out, at - offset);
      read = from;
    }
  }
  if (at !== length) throw broken();
  return out;
}

function varint(bytes: Uint8Array): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = byteAt(bytes, index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: index + 1 };
  }
  throw broken();
}

/** Bytes as they are: up to 60 by the tag, else by the one to four bytes after it. */
function literal(
  bytes: Uint8Array,
  at: number,
  tag: number,
): { readonly size: number; readonly from: number } {
  const inTag = tag >> 2;
  if (inTag < 60) return { size: inTag + 1, from: at + 1 };
  const width = inTag - 59;
  return { size: littleEndian(bytes, at + 1, width) + 1, from: at + 1 + width };
}

interface Copy {
  readonly size: number;
  /** How far back it begins. */
  readonly offset: number;
  readonly from: number;
}

function copy(bytes: Uint8Array, at: number, tag: number): Copy {
  if ((tag & 3) === 1) {
    const offset = ((tag >> 5) << 8) | byteAt(bytes, at + 1);
    return { size: ((tag >> 2) & 7) + 4, offset, from: at + 2 };
  }
  const width = (tag & 3) === 2 ? 2 : 4;
  return { size: (tag >> 2) + 1, offset: littleEndian(bytes, at + 1, width), from: at + 1 + width };
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index++) value += byteAt(bytes, at + index) * 2 ** (8 * index);
  return value;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw broken();
  return byte;
}

function broken(): RangeError {
  return new RangeError('it is no whole block of Snappy');
}
