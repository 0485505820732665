/**
 * pg_dump's plain scripts since 2025 open and close with `\restrict KEY` and `\unrestrict KEY`. The key stands in the file, so it
 * binds nobody who can write the file: we take both lines out and restrict with a key of our own.
 *
 * Only the first kilobytes are searched for the opening line; the closing one must be the last command. Every other backslash
 * command stays, and psql refuses it.
 */
export async function* withoutRestrictLines(
  script: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let key: string | undefined;
  let tail: Buffer = Buffer.alloc(0);
  for await (const part of script) {
    let bytes: Buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (head !== undefined) {
      head = Buffer.concat([head, bytes]);
      if (head.length < HEAD) continue;
      ({ bytes, key } = withoutOpening(head));
      head = undefined;
    }
    const all: Buffer = tail.length === 0 ? bytes : Buffer.concat([tail, bytes]);
    const keep = Math.min(TAIL, all.length);
    // What is held back outlives the chunk that it came in.
    tail = Buffer.from(all.subarray(all.length - keep));
    if (all.length > keep) yield all.subarray(0, all.length - keep);
  }
  if (head !== undefined) ({ bytes: tail, key } = withoutOpening(Buffer.concat([head])));
  yield key === undefined ? tail : withoutClosing(tail, key);
}

const HEAD = 4096;
const TAIL = 1024;

function withoutOpening(head: Buffer): { bytes: Buffer; key: string | undefined } {
  // Only comments and blank lines may come before it: latin1 keeps every byte in its place.
  const match = /^(?:(?:--[^\n]*)?\n)*\\restrict ([A-Za-z0-9]{1,128})\n/.exec(head.toString('latin1'));
  if (match?.[1] === undefined) return { bytes: head, key: undefined };
  return { bytes: head.subarray(match[0].length), key: match[1] };
}

function withoutClosing(tail: Buffer, key: string): Buffer {
  const line = `\\unrestrict ${key}\n`;
  const at = tail.lastIndexOf(line, undefined, 'latin1');
  if (at === -1 || at < tail.length - TAIL || (at > 0 && tail[at - 1] !== 0x0a)) return tail;
  return Buffer.concat([tail.subarray(0, at), tail.subarray(at + line.length)]);
}
