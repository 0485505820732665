import { SbomRefused, quoted } from './refused.js';

/** Digests by algorithm, as CycloneDX writes them (`SHA-256`), in lowercase hex. */
export type Hashes = ReadonlyMap<string, string>;

/** Hexadecimal digits by algorithm. BLAKE3 and MD6 have digests of any length. */
const DIGITS: Readonly<Record<string, number>> = {
  ADLER32: 8,
  MD2: 32,
  MD4: 32,
  MD5: 32,
  'SHA-1': 40,
  'SHA-224': 56,
  'SHA-256': 64,
  'SHA-384': 96,
  'SHA-512': 128,
  'SHA3-256': 64,
  'SHA3-384': 96,
  'SHA3-512': 128,
  'BLAKE2b-256': 64,
  'BLAKE2b-384': 96,
  'BLAKE2b-512': 128,
};

/**
 * The digests of one part, each as long as its algorithm makes them.
 *
 * @throws SbomRefused
 */
export function hashesOf(pairs: readonly (readonly [string, string])[], whose: string): Hashes {
  const hashes = new Map<string, string>();
  for (const [written, value] of pairs) {
    // SPDX leaves the hyphen of the first two families out.
    const algorithm = written.replace(/^SHA(?=\d{1,3}$)/, 'SHA-');
    const hex = value.toLowerCase();
    const digits = DIGITS[algorithm] ?? hex.length;
    if (hex.length !== digits || !/^(?:[0-9a-f]{2})+$/.test(hex)) {
      throw wrong(`${whose} has a ${algorithm} that cannot be one: ${quoted(value)}`);
    }
    if ((hashes.get(algorithm) ?? hex) !== hex) throw wrong(`${whose} has two digests of ${algorithm}`);
    hashes.set(algorithm, hex);
  }
  return hashes;
}

/** The names that in-toto has for algorithms: `sha256`, `sha3_256`. */
export function inTotoName(algorithm: string): string {
  return algorithm
    .toLowerCase()
    .replace(/^sha-/, 'sha')
    .replace(/^sha3-/, 'sha3_');
}

function wrong(message: string): SbomRefused {
  return new SbomRefused('sbom-inconsistent', message);
}
