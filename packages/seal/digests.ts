import { createHash, getHashes, type Hash } from 'node:crypto';
import { sha3_256 as sha3Script } from 'js-sha3';

/** What a manifest says of a file's bytes: SHA3-256 for the readers that exist, SHA-256 for attestation tools. */
export interface Digests {
  readonly size_bytes: number;
  /** `0x` and lowercase hex. */
  readonly sha3_256: string;
  /** Lowercase hex. */
  readonly sha256: string;
}

/** A running SHA3-256. */
export interface Sha3 {
  update(bytes: Uint8Array): unknown;
  /** Lowercase hex; it takes no more bytes. */
  hex(): string;
  /** Lowercase hex of what came so far; once, and it goes on. */
  hexSoFar(): string;
}

/** Both digests and the size of a stream, in one pass. */
export class DigestHasher {
  readonly #sha256: Hash = createHash('sha256');
  readonly #sha3: Sha3 = getHashes().includes('sha3-256') ? sha3InOpenssl() : sha3InScript();
  #size = 0;

  /** Bytes seen so far. */
  get size(): number {
    return this.#size;
  }

  update(bytes: Uint8Array): void {
    this.#sha256.update(bytes);
    this.#sha3.update(bytes);
    this.#size += bytes.length;
  }

  digests(): Digests {
    return { size_bytes: this.#size, sha3_256: `0x${this.#sha3.hex()}`, sha256: this.#sha256.digest('hex') };
  }

  /** The digests of what was seen so far; once, and more may come. */
  digestsSoFar(): Digests {
    return {
      size_bytes: this.#size,
      sha3_256: `0x${this.#sha3.hexSoFar()}`,
      sha256: this.#sha256.copy().digest('hex'),
    };
  }
}

/** SHA3-256 (FIPS 202) by OpenSSL. */
function sha3InOpenssl(): Sha3 {
  const hash = createHash('sha3-256');
  return {
    update: (bytes) => hash.update(bytes),
    hex: () => hash.digest('hex'),
    hexSoFar: () => hash.copy().digest('hex'),
  };
}

/** SHA3-256 by js-sha3: independent of OpenSSL, for runtimes whose OpenSSL has none; sixteen times slower. */
export function sha3InScript(): Sha3 {
  const hash = sha3Script.create();
  // It cannot be copied: one for what came so far goes along until somebody asks.
  let soFar: typeof hash | undefined = sha3Script.create();
  return {
    update: (bytes) => {
      hash.update(bytes);
      soFar?.update(bytes);
    },
    hex: () => hash.hex(),
    hexSoFar: () => {
      if (soFar === undefined) throw new Error('the digest so far was asked for twice');
      const hex = soFar.hex();
      soFar = undefined;
      return hex;
    },
  };
}

/** Pass a stream through while its digests are taken; read `hasher` when the stream has ended. */
export async function* hashing(
  bytes: AsyncIterable<Uint8Array>,
  hasher: DigestHasher,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of bytes) {
    hasher.update(part);
    yield part;
  }
}
