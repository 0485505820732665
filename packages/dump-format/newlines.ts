const NEWLINE = 0x0a;
const FOUR_NEWLINES = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
/** After this many words a counter of one byte would overflow. */
const WORDS_A_ROUND = 255;

/**
 * Count the newlines in a piece of COPY text, four bytes at a time: several times faster than a loop over bytes or over
 * `indexOf`, with no memory of its own.
 */
export function countNewlines(bytes: Uint8Array): number {
  const misaligned = (4 - (bytes.byteOffset & 3)) & 3;
  if (bytes.length < misaligned + 64) return countByBytes(bytes, 0, bytes.length);
  const words = new Int32Array(
    bytes.buffer,
    bytes.byteOffset + misaligned,
    (bytes.length - misaligned) >>> 2,
  );
  const tail = misaligned + words.length * 4;
  return countByBytes(bytes, 0, misaligned) + countByWords(words) + countByBytes(bytes, tail, bytes.length);
}

function countByWords(words: Int32Array): number {
  let count = 0;
  for (let at = 0; at < words.length;) {
    const end = Math.min(at + WORDS_A_ROUND, words.length);
    let sums = 0;
    for (; at < end; at++) {
      const zeroWhereNewline = (words[at] ?? 0) ^ FOUR_NEWLINES;
      // Exact for every byte: its top bit is left clear only where all eight bits are.
      const marked = ~((((zeroWhereNewline & LOW_BITS) + LOW_BITS) | zeroWhereNewline | LOW_BITS) >>> 0);
      sums = (sums + (marked >>> 7)) | 0;
    }
    count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
  }
  return count;
}

function countByBytes(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === NEWLINE) count++;
  return count;
}
