/** A line of so many MiB without its newline, in pieces of one MiB that share their memory. */
export function* longLine(megabytes: number): Generator<Uint8Array> {
  const piece = Buffer.alloc(2 ** 20, 'some text of a very long row, ');
  for (let n = 0; n < megabytes; n++) {
    piece.write(String(n).padStart(8), 0, 'latin1');
    yield piece;
  }
}

export function residentMegabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}
