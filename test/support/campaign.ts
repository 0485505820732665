/** Whether the long campaigns run in full (`npm run test:long`), and not the samples that fit every run of the tests. */
export const LONG = process.env['BACKPROOF_LONG'] === '1';

/** Numbers from 0 to below 1 that look random and are the same in every run (mulberry32, seeded by FNV-1a of a text). */
export function seeded(text: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(text)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
