/**
 * `node build/test/bench/row-hasher.js`: how fast rows are hashed on one core. The row hash alone, and with the SHA-256 beside it.
 * Numbers are printed, never asserted.
 */
import { createHash } from 'node:crypto';
import { BucketHasher, RowHasher } from '#dump-format';
import { openEngine } from '../../packages/dump-format/rowhash/engine.js';
import { loadText } from './machine.js';

const MEGABYTES = 64;
const ROUNDS = 12;
const PIECE = 256 * 1024;

/** COPY text of rows that are `length` bytes on average, half to one and a half of that, none like another. */
function rows(length: number): Buffer {
  const text = Buffer.alloc(MEGABYTES * 2 ** 20, '\n');
  let at = 0;
  for (let n = 0; ; n++) {
    const digest = createHash('md5').update(`${length} ${n}`).digest('hex');
    const size = Math.max(2, Math.round(length * (0.5 + parseInt(digest.slice(0, 4), 16) / 0xffff)));
    if (at + size > text.length) return text.subarray(0, at);
    text.write(`${n}\t${digest.repeat(Math.ceil(size / 32))}`.slice(0, size - 1), at, 'latin1');
    at += size;
  }
}

/** @returns GB a second of processor time in the fastest round: what others do on the machine meanwhile counts little */
function speed(text: Buffer, use: (piece: Uint8Array) => void): string {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let at = 0; at < text.length; at += PIECE) use(text.subarray(at, at + PIECE));
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return (text.length / best / 1e3).toFixed(2);
}

console.log(`GB/s on one core of rows of some bytes (load ${loadText()})`);
for (const length of [20, 100, 400, 2000]) {
  const text = rows(length);
  const engine = openEngine(1024 + PIECE + 64);
  const input = new Uint8Array(engine.memory.buffer, 1024, PIECE);
  const sum = speed(text, (piece) => {
    input.set(piece);
    engine.sum(1024, piece.length, 1024 + PIECE + 16);
  });
  const [hasher, buckets] = [new RowHasher(), new BucketHasher(4096)];
  const whole = speed(text, (piece) => {
    hasher.push(piece);
  });
  const spread = speed(text, (piece) => {
    buckets.push(piece);
  });
  const sha256 = createHash('sha256');
  const digest = speed(text, (piece) => sha256.update(piece));
  console.log(
    `${String(length).padStart(5)}: row hash ${sum}, SHA-256 ${digest}, fingerprint of both ${whole}, buckets ${spread}`,
  );
}
