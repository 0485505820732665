import { int } from '../support/archive-writer.js';
import type { Random } from './random.js';

/** Numbers at which lengths and counts go wrong. */
const NUMBERS = [
  0,
  1,
  -1,
  4,
  5,
  255,
  256,
  511,
  512,
  65_535,
  2 ** 20,
  2 ** 26,
  2 ** 30,
  2 ** 31 - 1,
  -(2 ** 31),
];
const BYTES = [0, 1, 0x0a, 0x20, 0x2e, 0x5c, 0x7f, 0x80, 0xfe, 0xff];
const TAR_BLOCK = 512;

type Change = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const CHANGES: readonly Change[] = [
  (bytes, random) => overwritten(bytes, random, random.size(8), () => random.below(256)),
  (bytes, random) => overwritten(bytes, random, 1, (byte) => byte ^ (1 << random.below(8))),
  (bytes, random) => {
    const value = random.pick(BYTES);
    return overwritten(bytes, random, random.size(64), () => value);
  },
  (bytes, random) => replaced(bytes, random.below(bytes.length), 5, int(random.pick(NUMBERS))),
  (bytes, random) =>
    replaced(bytes, random.below(bytes.length), 0, Buffer.alloc(random.size(600), random.pick(BYTES))),
  (bytes, random) => replaced(bytes, random.below(bytes.length), random.size(2000), Buffer.alloc(0)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => replaced(bytes, random.below(bytes.length), random.below(2) * 100, part(bytes, random)),
  (bytes, random, others) =>
    replaced(bytes, random.below(bytes.length), 0, part(random.pick(others), random)),
  (bytes, random, others) => {
    const other = random.pick(others);
    const at = random.below(bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      other.subarray(random.onceIn(2) ? at : random.below(other.length)),
    ]);
  },
];

/** Change bytes in a few ways, with parts of others among them. */
export function mutate(original: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let bytes = Buffer.from(original);
  for (let left = random.size(8); left > 0 && bytes.length > 0; left--) {
    bytes = Buffer.from(random.pick(CHANGES)(bytes, random, others));
  }
  // A wrong checksum hides everything behind it.
  if (random.onceIn(2)) repairTarChecksums(bytes);
  return bytes;
}

function overwritten(bytes: Buffer, random: Random, length: number, value: (byte: number) => number): Buffer {
  const at = random.below(bytes.length);
  for (let n = at; n < Math.min(at + length, bytes.length); n++)
    bytes.writeUInt8(value(bytes.readUInt8(n)), n);
  return bytes;
}

function replaced(bytes: Buffer, at: number, length: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]);
}

function part(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  return bytes.subarray(at, at + random.size(2000));
}

function repairTarChecksums(bytes: Buffer): void {
  for (let at = 0; at + TAR_BLOCK <= bytes.length; at += TAR_BLOCK) {
    const header = bytes.subarray(at, at + TAR_BLOCK);
    if (header.toString('latin1', 257, 262) !== 'ustar') continue;
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(7, '0')} `, 148, 'latin1');
  }
}
