import type { TableFingerprint } from './row-hasher.js';

/** The way of hashing, and its version: sums of different ways are never compared. */
const PREFIX = 'xxh64-copyline-sum128/1:';
const SUM = new RegExp(`^${PREFIX}([0-9a-f]{32})$`);

export function formatSum(sum: bigint): string {
  return PREFIX + sum.toString(16).padStart(32, '0');
}

function parseSum(text: string): bigint {
  const digits = SUM.exec(text)?.[1];
  if (digits === undefined) throw new RangeError(`no sum of rows: ${text}`);
  return BigInt(`0x${digits}`);
}

/** The part of a fingerprint that does not depend on the order of rows, nor on how they are spread over tables. */
export type FingerprintSum = Pick<TableFingerprint, 'rows' | 'bytes' | 'sum'>;

/**
 * The fingerprint of all the rows together, such as those of a partition tree whose rows may move between its leaves.
 *
 * @throws RangeError where a sum is of another kind
 */
export function addFingerprints(parts: Iterable<FingerprintSum>): FingerprintSum {
  let [rows, bytes, sum] = [0, 0, 0n];
  for (const part of parts) {
    rows += part.rows;
    bytes += part.bytes;
    sum += parseSum(part.sum);
  }
  return { rows, bytes, sum: formatSum(BigInt.asUintN(128, sum)) };
}
