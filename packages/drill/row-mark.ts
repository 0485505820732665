import { keyHash } from './copy-line.js';
import type { RowMark, RowSide } from './row-balance.js';

/**
 * Marks the rows of a side.
 *
 * @param key places of the key's columns in a line; none where the table has no key, so that a row is its own
 */
export function marker(key: readonly number[], side: RowSide): (line: Uint8Array, hash: bigint) => RowMark {
  const hashOf = key.length === 0 ? undefined : keyHash(key);
  return (line, hash) => {
    const low = Number(hash & 0xffffffffn);
    const high = Number((hash >> 32n) & 0xffffffffn);
    const [keyHigh, keyLow] = hashOf?.(line) ?? [high, low];
    return { high, low, keyHigh, keyLow, side };
  };
}
