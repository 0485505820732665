/** Length of an Ed25519 public key in bytes (RFC 8032, 5.1.5). */
const LENGTH = 32;
/** The field's prime, 2^255 - 19. */
const P = 2n ** 255n - 19n;
const SIGN = 1n << 255n;

/**
 * The y coordinates of the eight points whose order divides the cofactor 8, whatever their sign: under such a key anybody can make
 * signatures that verify, and OpenSSL takes it. The last two are those of the points of order 8
 * (Cremers and Jackson, "Prime, Order Please!", 2019).
 */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  P - 1n,
  littleEndian(Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex')),
  littleEndian(Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex')),
]);

/** What is wrong with the encoding of a public key, if anything. */
export function weaknessOf(point: Uint8Array): 'length' | 'not-canonical' | 'small-order' | undefined {
  if (point.length !== LENGTH) return 'length';
  const y = littleEndian(point) & (SIGN - 1n);
  if (SMALL_ORDER.has(y % P)) return 'small-order';
  // One key must have one encoding, or it could count twice.
  return y >= P ? 'not-canonical' : undefined;
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}
