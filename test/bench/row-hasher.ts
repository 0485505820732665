import { createHash } from 'node:crypto';
import { RecordHasher, RowHasher } from '#dump-format';
import { openEngine } from '../../packages/dump-format/rowhash/engine.js';
import type { Result } from './row.js';

const MEGABYTES = 64;
const ROUNDS = 12;
const PIECE = 256 * 1024;
/** GB a second of rows of a hundred bytes. */
const TARGET = { length: 100, speed: 2 } as const;

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
function speed(text: Buffer, use: (piece: Uint8Array) => void): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (let at = 0; at < text.length; at += PIECE) use(text.subarray(at, at + PIECE));
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return text.length / best / 1e3;
}

/** How fast rows are hashed on one core: the row hash alone, the whole fingerprint, and the source's hash. Nothing else runs. */
export function hasherResults(): readonly Result[] {
  return [20, 100, 400, 2000].map((length) => {
    const text = rows(length);
    const engine = openEngine(1024 + PIECE + 64);
    const input = new Uint8Array(engine.memory.buffer, 1024, PIECE);
    const sum = speed(text, (piece) => {
      input.set(piece);
      engine.sum(1024, piece.length, 1024 + PIECE + 16);
    });
    const hasher = new RowHasher();
    const fingerprint = speed(text, (piece) => {
      hasher.push(piece);
    });
    const records = new RecordHasher();
    records.start(2);
    const record = speed(text, (piece) => {
      records.push(piece);
    });
    const held = length === TARGET.length;
    return {
      name: `row hasher on one core, rows of ${length} bytes`,
      ours: `with SHA-256 ${gigabytes(fingerprint)}, the source's hash ${gigabytes(record)}`,
      theirs: '',
      value: gigabytes(sum),
      target: held ? `≥ ${gigabytes(TARGET.speed)}` : '',
      reached: !held || sum >= TARGET.speed,
    };
  });
}

function gigabytes(perSecond: number): string {
  return `${perSecond.toFixed(2)} GB/s`;
}
