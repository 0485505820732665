const TAB = 0x09;

/** The values of a COPY line, in COPY's own spelling (`\N` for NULL); a tab inside a value is spelled otherwise. */
export function splitLine(line: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
  const values: Buffer[] = [];
  let from = 0;
  for (let tab = bytes.indexOf(TAB); tab >= 0; tab = bytes.indexOf(TAB, from)) {
    values.push(bytes.subarray(from, tab));
    from = tab + 1;
  }
  values.push(bytes.subarray(from));
  return values;
}

/** A hash of the values at some places of a line, as its higher and lower half; for finding rows again, not for proving anything. */
export type KeyHash = (line: Uint8Array) => readonly [high: number, low: number];

/** @param places of the key's columns, in their order */
export function keyHash(places: readonly number[]): KeyHash {
  const last = Math.max(...places);
  const wanted = new Set(places);
  return (line) => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    let place = 0;
    for (const byte of line) {
      if (byte === TAB) {
        // The tab itself goes in, so that ('ab', 'c') is not ('a', 'bc').
        if (place === last) break;
        place++;
      } else if (!wanted.has(place)) continue;
      high = Math.imul(high ^ byte, 0x85ebca6b);
      low = Math.imul(low ^ byte, 0xc2b2ae35);
      high ^= low >>> 15;
      low ^= high >>> 13;
    }
    return [high >>> 0, low >>> 0];
  };
}
