// AssemblyScript, compiled by `npm run wasm`: splits COPY text into lines and hashes each with XXH64 under two seeds at once.
//
// XXH64 is a public algorithm (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). Both seeds share every load, every
// multiplication of input and the search for the newline, so that the second one costs half as much as the first, not the same again.
//
// The caller lays out the memory from byte 1024 on; what is below belongs to this file. Up to 15 bytes behind the input are read,
// and ignored.

const P1: u64 = 11400714785074694791;
const P2: u64 = 14029467366897019727;
const P3: u64 = 1609587929392839161;
const P4: u64 = 9650029242287828579;
const P5: u64 = 2870177450012600261;

/** The seed of the second hash: the first 64 bits of pi's fraction. The first has the seed 0. */
const SEED: u64 = 0x243f6a8885a308d3;

const NEWLINE: i8 = 10;
const STRIPE: usize = 32;

/** Hashes of the line that ended last. */
let first: u64 = 0;
let second: u64 = 0;

/** Of the line whose end has not come: its length so far, the lanes of both hashes, and those bytes that make no whole stripe. */
let openLength: u64 = 0;
let a: u64 = 0, b: u64 = 0, c: u64 = 0, d: u64 = 0;
let A: u64 = 0, B: u64 = 0, C: u64 = 0, D: u64 = 0;
const TAIL: usize = 64;
let tailLength: usize = 0;

/** How many lines the last call of `pick` found. */
let found: i32 = 0;

@inline function lane(x: u64): u64 { return rotl<u64>(x, 31) * P1; }
@inline function merge(h: u64, v: u64): u64 { return (h ^ lane(v * P2)) * P1 + P4; }

@inline function avalanche(h: u64): u64 {
  h ^= h >> 33;
  h *= P2;
  h ^= h >> 29;
  h *= P3;
  return h ^ (h >> 32);
}

/** Hash what follows the last whole stripe, and finish both hashes. */
@inline function finish(h: u64, g: u64, p: usize, end: usize): void {
  for (; p + 8 <= end; p += 8) {
    const k = lane(load<u64>(p) * P2);
    h = rotl<u64>(h ^ k, 27) * P1 + P4;
    g = rotl<u64>(g ^ k, 27) * P1 + P4;
  }
  if (p + 4 <= end) {
    const k = <u64>load<u32>(p) * P1;
    h = rotl<u64>(h ^ k, 23) * P2 + P3;
    g = rotl<u64>(g ^ k, 23) * P2 + P3;
    p += 4;
  }
  for (; p < end; p++) {
    const k = <u64>load<u8>(p) * P5;
    h = rotl<u64>(h ^ k, 11) * P1;
    g = rotl<u64>(g ^ k, 11) * P1;
  }
  first = avalanche(h);
  second = avalanche(g);
}

/** Hash a line that is wholly there. */
@inline function hashLine(p: usize, end: usize): void {
  const length = end - p;
  let h = P5;
  let g = SEED + P5;
  if (length >= STRIPE) {
    let a = P1 + P2, b = P2, c: u64 = 0, d = 0 - P1;
    let A = SEED + P1 + P2, B = SEED + P2, C = SEED, D = SEED - P1;
    const last = end - STRIPE;
    do {
      let x = load<u64>(p) * P2; a = lane(a + x); A = lane(A + x);
      x = load<u64>(p, 8) * P2; b = lane(b + x); B = lane(B + x);
      x = load<u64>(p, 16) * P2; c = lane(c + x); C = lane(C + x);
      x = load<u64>(p, 24) * P2; d = lane(d + x); D = lane(D + x);
      p += STRIPE;
    } while (p <= last);
    h = rotl<u64>(a, 1) + rotl<u64>(b, 7) + rotl<u64>(c, 12) + rotl<u64>(d, 18);
    g = rotl<u64>(A, 1) + rotl<u64>(B, 7) + rotl<u64>(C, 12) + rotl<u64>(D, 18);
    h = merge(h, a); g = merge(g, A);
    h = merge(h, b); g = merge(g, B);
    h = merge(h, c); g = merge(g, C);
    h = merge(h, d); g = merge(g, D);
  }
  finish(h + <u64>length, g + <u64>length, p, end);
}

/** Whole stripes of the open line, after its lanes were set. @returns where the first byte is that makes no whole stripe */
function stripes(p: usize, end: usize): usize {
  let a1 = a, b1 = b, c1 = c, d1 = d, A1 = A, B1 = B, C1 = C, D1 = D;
  for (; p + STRIPE <= end; p += STRIPE) {
    let x = load<u64>(p) * P2; a1 = lane(a1 + x); A1 = lane(A1 + x);
    x = load<u64>(p, 8) * P2; b1 = lane(b1 + x); B1 = lane(B1 + x);
    x = load<u64>(p, 16) * P2; c1 = lane(c1 + x); C1 = lane(C1 + x);
    x = load<u64>(p, 24) * P2; d1 = lane(d1 + x); D1 = lane(D1 + x);
  }
  a = a1; b = b1; c = c1; d = d1; A = A1; B = B1; C = C1; D = D1;
  return p;
}

/** Take bytes of a line whose end is not among them. */
function openLine(p: usize, end: usize): void {
  if (openLength == 0) {
    a = P1 + P2; b = P2; c = 0; d = 0 - P1;
    A = SEED + P1 + P2; B = SEED + P2; C = SEED; D = SEED - P1;
    tailLength = 0;
  }
  openLength += <u64>(end - p);
  if (tailLength > 0) {
    const missing = STRIPE - tailLength;
    const length = end - p < missing ? end - p : missing;
    memory.copy(TAIL + tailLength, p, length);
    tailLength += length;
    p += length;
    if (tailLength < STRIPE) return;
    stripes(TAIL, TAIL + STRIPE);
  }
  p = stripes(p, end);
  tailLength = end - p;
  memory.copy(TAIL, p, tailLength);
}

/** The open line ends here. */
function closeLine(): void {
  let h = P5;
  let g = SEED + P5;
  if (openLength >= <u64>STRIPE) {
    h = rotl<u64>(a, 1) + rotl<u64>(b, 7) + rotl<u64>(c, 12) + rotl<u64>(d, 18);
    g = rotl<u64>(A, 1) + rotl<u64>(B, 7) + rotl<u64>(C, 12) + rotl<u64>(D, 18);
    h = merge(h, a); g = merge(g, A);
    h = merge(h, b); g = merge(g, B);
    h = merge(h, c); g = merge(g, C);
    h = merge(h, d); g = merge(g, D);
  }
  finish(h + openLength, g + openLength, TAIL, TAIL + tailLength);
  openLength = 0;
}

/** @returns where the next newline is, or `end` */
@inline function newline(p: usize, end: usize): usize {
  const wanted = i8x16.splat(NEWLINE);
  for (; p < end; p += 16) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(p), wanted));
    if (mask != 0) {
      p += <usize>ctz(mask);
      return p < end ? p : end;
    }
  }
  return end;
}

/** Length of the line whose end has not come. */
export function unfinished(): u64 { return openLength; }

/** Forget the line whose end has not come. */
export function forget(): void { openLength = 0; }

/** Add the lines' hashes to `totals`: their number (64 bits), and the sum of first + 2^64 second (128 bits). */
export function sum(input: usize, length: usize, totals: usize): void {
  let p = input;
  const end = input + length;
  let rows = load<u64>(totals), low = load<u64>(totals, 8), high = load<u64>(totals, 16);
  while (p < end) {
    const e = newline(p, end);
    if (e == end) {
      openLine(p, end);
      break;
    }
    if (openLength > 0) {
      openLine(p, e);
      closeLine();
    } else hashLine(p, e);
    low += first;
    high += second + <u64>(low < first);
    rows++;
    p = e + 1;
  }
  store<u64>(totals, rows);
  store<u64>(totals, low, 8);
  store<u64>(totals, high, 16);
}

@inline function bucketOf(mask: u32): usize { return <usize>(<u32>(first >> 32) & mask); }

/** Add each line to its bucket in `table`: number and sum of the first hashes, 64 bits each. */
export function bucket(input: usize, length: usize, table: usize, mask: u32): void {
  let p = input;
  const end = input + length;
  while (p < end) {
    const e = newline(p, end);
    if (e == end) {
      openLine(p, end);
      break;
    }
    if (openLength > 0) {
      openLine(p, e);
      closeLine();
    } else hashLine(p, e);
    const at = table + (bucketOf(mask) << 4);
    store<u64>(at, load<u64>(at) + 1);
    store<u64>(at, load<u64>(at, 8) + first, 8);
    p = e + 1;
  }
}

/** How many lines the last call of `pick` found. */
export function picked(): i32 { return found; }

/**
 * Write to `out`, 32 bytes each, the lines in buckets whose byte in `flags` is not 0: first and second hash, the line's length, and
 * where in the input it begins and ends (32 bits each; the beginning of the first line may have come with earlier input).
 *
 * Stops after `most` lines. @returns how far it came: where to go on, or where the line begins whose end has not come
 */
export function pick(input: usize, from: usize, length: usize, flags: usize, mask: u32, out: usize, most: i32): usize {
  let p = input + from;
  const end = input + length;
  found = 0;
  while (p < end && found < most) {
    const e = newline(p, end);
    if (e == end) {
      openLine(p, end);
      break;
    }
    let size = <u64>(e - p);
    if (openLength > 0) {
      openLine(p, e);
      size = openLength;
      closeLine();
    } else hashLine(p, e);
    if (load<u8>(flags + bucketOf(mask)) != 0) {
      const at = out + (<usize>found << 5);
      store<u64>(at, first);
      store<u64>(at, second, 8);
      store<u64>(at, size, 16);
      store<u32>(at, <u32>(p - input), 24);
      store<u32>(at, <u32>(e - input), 28);
      found++;
    }
    p = e + 1;
  }
  return p - input;
}
