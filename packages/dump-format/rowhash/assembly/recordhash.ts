// AssemblyScript, compiled by `npm run wasm`: turns lines of COPY text into the text of the same rows as PostgreSQL writes a record,
// `(1,"a b",)`, and hashes each as `hashtextextended` does, with the seeds 0 and 1.
//
// COPY's text form: PostgreSQL, COPY, "Text Format". A record's: "Composite Type Input and Output Syntax", `record_out` of rowtypes.c.
// The hash: `hash_bytes_extended` of PostgreSQL's hashfn.c, which is lookup3 (Bob Jenkins, public domain) on little-endian words.
//
// The caller lays out the memory from byte 1024 on. Up to 15 bytes behind the input are read, and ignored.

const TAB: u8 = 9;
const NEWLINE: u8 = 10;
const QUOTE: u8 = 34;
const OPEN: u8 = 40;
const CLOSE: u8 = 41;
const COMMA: u8 = 44;
const BACKSLASH: u8 = 92;
const N: u8 = 78;

/** Where the text of the row at hand ends; behind it lies room for three times the longest line. */
let w: usize = 0;

/** Hashes of the row that ended last. */
let first: u64 = 0;
let second: u64 = 0;

// What a byte means for the field that it stands in: its end (128), a reason to quote it (64), or to look at each of its bytes (32).
// The upper and the lower half of a byte are looked up, and agree in a bit where the byte has that meaning.
//                                  0     1  2     3  4  5  6  7  8     9          A    B  C     D  E  F
@inline function byLower(): v128 { return i8x16(64, 0, 96, 0, 0, 0, 0, 0, 64, -64, -128, 0, 80, 0, 0, 0); }
@inline function byUpper(): v128 { return i8x16(-128, 0, 96, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0); }

@inline function meaning(bytes: v128): v128 {
  const lower = i8x16.swizzle(byLower(), v128.and(bytes, i8x16.splat(15)));
  const upper = i8x16.swizzle(byUpper(), i8x16.shr_u(bytes, 4));
  return v128.and(lower, upper);
}

@inline function isSpace(byte: u8): bool { return byte == 32 || (byte >= 9 && byte <= 13); }

/** The byte that an escape stands for. */
@inline function unescaped(byte: u8): u8 {
  if (byte == 98) return 8;
  if (byte == 102) return 12;
  if (byte == 110) return 10;
  if (byte == 114) return 13;
  if (byte == 116) return 9;
  if (byte == 118) return 11;
  return byte;
}

/** Write a field that holds escapes or quotes, byte by byte. */
function writeSlowly(p: usize, end: usize): void {
  if (end - p == 2 && load<u8>(p) == BACKSLASH && load<u8>(p, 1) == N) return;
  const begin = w;
  let at = begin + 1;
  let quoted = false;
  for (; p < end; p++) {
    let byte = load<u8>(p);
    if (byte == BACKSLASH && p + 1 < end) byte = unescaped(load<u8>(++p));
    if (byte == QUOTE || byte == BACKSLASH) {
      store<u8>(at++, byte);
      quoted = true;
    } else if (byte == OPEN || byte == CLOSE || byte == COMMA || isSpace(byte)) quoted = true;
    store<u8>(at++, byte);
  }
  if (quoted) {
    store<u8>(begin, QUOTE);
    store<u8>(at, QUOTE);
    w = at + 1;
  } else {
    memory.copy(begin, begin + 1, at - begin - 1);
    w = at - 1;
  }
}

/** Write the field that begins here. @returns where it ends */
@inline function writeField(p: usize): usize {
  const begin = p;
  let bytes = v128.load(p);
  let is = meaning(bytes);
  let ends = i8x16.bitmask(is);
  if (ends != 0) {
    // A short field is there at a glance.
    const length = <usize>ctz(ends);
    const before = (1 << <i32>length) - 1;
    if ((i8x16.bitmask(i8x16.shl(is, 2)) | i8x16.bitmask(i8x16.shl(is, 3))) & before) writeSlowly(p, p + length);
    else if (length == 0 || (i8x16.bitmask(i8x16.shl(is, 1)) & before)) {
      store<u8>(w, QUOTE);
      v128.store(w + 1, bytes);
      store<u8>(w + 1 + length, QUOTE);
      w += length + 2;
    } else {
      v128.store(w, bytes);
      w += length;
    }
    return p + length;
  }
  let seen = is;
  let length: usize = 0;
  let last = 0;
  for (;;) {
    p += 16;
    is = meaning(v128.load(p));
    ends = i8x16.bitmask(is);
    if (ends != 0) {
      length = <usize>ctz(ends);
      last = (1 << <i32>length) - 1;
      break;
    }
    seen = v128.or(seen, is);
  }
  const end = p + length;
  const each = i8x16.bitmask(i8x16.shl(seen, 2)) | i8x16.bitmask(i8x16.shl(seen, 3));
  if (each | ((i8x16.bitmask(i8x16.shl(is, 2)) | i8x16.bitmask(i8x16.shl(is, 3))) & last)) {
    writeSlowly(begin, end);
    return end;
  }
  const quoted = i8x16.bitmask(i8x16.shl(seen, 1)) | (i8x16.bitmask(i8x16.shl(is, 1)) & last);
  if (quoted) store<u8>(w++, QUOTE);
  let to = w;
  for (let from = begin; from < end; from += 16, to += 16) v128.store(to, v128.load(from));
  w += end - begin;
  if (quoted) store<u8>(w++, QUOTE);
  return end;
}

/** Hash the bytes from here to `w`, with both seeds. */
@inline function hashText(k: usize): void {
  const length = <u32>(w - k);
  // Words beyond the end count as zeros.
  v128.store(w, i64x2.splat(0));
  let a: u32 = 0x9e3779b9 + length + 3923095, b = a, c = a;
  let A = a, B = a + 1, C = a;
  A -= C; A ^= rotl(C, 4); C += B; B -= A; B ^= rotl(A, 6); A += C; C -= B; C ^= rotl(B, 8); B += A;
  A -= C; A ^= rotl(C, 16); C += B; B -= A; B ^= rotl(A, 19); A += C; C -= B; C ^= rotl(B, 4); B += A;
  let left = length;
  for (; left >= 12; left -= 12, k += 12) {
    const x = load<u32>(k), y = load<u32>(k, 4), z = load<u32>(k, 8);
    a += x; b += y; c += z;
    A += x; B += y; C += z;
    a -= c; a ^= rotl(c, 4); c += b; A -= C; A ^= rotl(C, 4); C += B;
    b -= a; b ^= rotl(a, 6); a += c; B -= A; B ^= rotl(A, 6); A += C;
    c -= b; c ^= rotl(b, 8); b += a; C -= B; C ^= rotl(B, 8); B += A;
    a -= c; a ^= rotl(c, 16); c += b; A -= C; A ^= rotl(C, 16); C += B;
    b -= a; b ^= rotl(a, 19); a += c; B -= A; B ^= rotl(A, 19); A += C;
    c -= b; c ^= rotl(b, 4); b += a; C -= B; C ^= rotl(B, 4); B += A;
  }
  // The lowest byte of the third word is the length's, which is in it already.
  const x = load<u32>(k), y = load<u32>(k, 4), z = load<u32>(k, 8) << 8;
  a += x; b += y; c += z;
  A += x; B += y; C += z;
  c ^= b; c -= rotl(b, 14); a ^= c; a -= rotl(c, 11); b ^= a; b -= rotl(a, 25); c ^= b; c -= rotl(b, 16);
  a ^= c; a -= rotl(c, 4); b ^= a; b -= rotl(a, 14); c ^= b; c -= rotl(b, 24);
  C ^= B; C -= rotl(B, 14); A ^= C; A -= rotl(C, 11); B ^= A; B -= rotl(A, 25); C ^= B; C -= rotl(B, 16);
  A ^= C; A -= rotl(C, 4); B ^= A; B -= rotl(A, 14); C ^= B; C -= rotl(B, 24);
  first = (<u64>b << 32) | <u64>c;
  second = (<u64>B << 32) | <u64>C;
}

/**
 * Add the rows' hashes to `totals`: their number, and the sum of each hash modulo 2^64 (64 bits each). Every line must be whole.
 *
 * @param columns how many fields a row has: an empty line is a row without any, or with an empty one
 */
export function records(input: usize, length: usize, columns: u32, out: usize, totals: usize): void {
  let p = input;
  const end = input + length;
  let rows: u64 = 0, firsts: u64 = 0, seconds: u64 = 0;
  while (p < end) {
    w = out;
    store<u8>(w++, OPEN);
    if (columns > 0) {
      p = writeField(p);
      while (load<u8>(p) == TAB) {
        store<u8>(w++, COMMA);
        p = writeField(p + 1);
      }
    }
    store<u8>(w++, CLOSE);
    p++;
    hashText(out);
    firsts += first;
    seconds += second;
    rows++;
  }
  store<u64>(totals, load<u64>(totals) + rows);
  store<u64>(totals, load<u64>(totals, 8) + firsts, 8);
  store<u64>(totals, load<u64>(totals, 16) + seconds, 16);
}
