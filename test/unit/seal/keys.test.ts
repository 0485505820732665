import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newKeyPair, parseSigningKey, parseVerifyKeys, pemOf } from '#seal';
import { UserError } from '#verdict';

/** RFC 8410: what stands before the 32 bytes of a public key and of a private one. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function pem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;
}

function publicPem(point: Uint8Array): string {
  return pem('PUBLIC KEY', Buffer.concat([SPKI, point]));
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

/** RFC 8032, 7.1: secret key, public key, message, signature. */
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

describe('Ed25519 keys', () => {
  test.each(RFC_8032)(
    'are those of RFC 8032, as is what they sign: %s',
    (secret, point, message, expected) => {
      const key = parseSigningKey(pem('PRIVATE KEY', Buffer.concat([PKCS8, hex(secret)])));
      const [known] = parseVerifyKeys(publicPem(hex(point)));
      expect(known?.keyId).toBe(key.keyId);
      expect(sign(null, hex(message), key.privateKey).toString('hex')).toBe(expected);
      expect(known && verify(null, hex(message), known.publicKey, hex(expected))).toBe(true);
    },
  );

  test('are named by the SHA-256 of their SubjectPublicKeyInfo', () => {
    const point = hex(RFC_8032[0][1]);
    const expected = createHash('sha256')
      .update(Buffer.concat([SPKI, point]))
      .digest('hex');
    expect(parseVerifyKeys(publicPem(point)).map(({ keyId }) => keyId)).toEqual([expected]);
  });

  test('a new pair reads back, each half as its own, and no two are alike', () => {
    const [one, other] = [newKeyPair(), newKeyPair()];
    expect(parseSigningKey(one.privatePem).keyId).toBe(one.keyId);
    expect(parseSigningKey(`\r\n${one.privatePem.replaceAll('\n', '\r\n')}  `).keyId).toBe(one.keyId);
    const keys = parseVerifyKeys(`# ours\n${one.publicPem}\n# theirs\n${other.publicPem}`);
    expect(keys.map(({ keyId }) => keyId)).toEqual([one.keyId, other.keyId]);
    expect(keys.map(({ publicKey }) => pemOf(publicKey))).toEqual([one.publicPem, other.publicPem]);
    expect(one.keyId).not.toBe(other.keyId);
    // What was not made by us is as good: OpenSSL's own reading of it.
    expect(createPublicKey(createPrivateKey(one.privatePem)).export({ format: 'pem', type: 'spki' })).toBe(
      one.publicPem,
    );
  });
});

/** 2^255 - 19 and small multiples around it, as RFC 8032 writes numbers: little endian. */
function encoded(y: bigint, sign: 0 | 1): Buffer {
  const bytes = hex((y + (sign === 1 ? 1n << 255n : 0n)).toString(16).padStart(64, '0'));
  return bytes.reverse();
}
const P = 2n ** 255n - 19n;
const D = (-121665n * inverse(121666n) + P * P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % P];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

function inverse(value: bigint): bigint {
  return power(value, P - 2n);
}

/** The x of a point on -x² + y² = 1 + d·x²·y², if there is one. */
function xOf(y: bigint): bigint | undefined {
  const square = ((y * y - 1n + P) * inverse(D * y * y + 1n)) % P;
  let x = power(square, (P + 3n) / 8n);
  if ((x * x) % P !== square) x = (x * power(2n, (P - 1n) / 4n)) % P;
  return (x * x) % P === square ? x : undefined;
}

/** Twice a point, by the curve's own formula. */
function twice([x, y]: readonly [bigint, bigint]): [bigint, bigint] {
  const product = (D * x * x * y * y) % P;
  return [(2n * x * y * inverse(1n + product)) % P, ((y * y + x * x) * inverse((1n - product + P) % P)) % P];
}

describe('keys under which anybody can sign', () => {
  // Found by arithmetic on the curve, not from the list that is being tested: y of order 8 solves d·y⁴ + 2·y² − 1 = 0.
  const root = ((): bigint => {
    const disc = power(1n + D, (P + 3n) / 8n);
    const s = (disc * disc) % P === (1n + D) % P ? disc : (disc * power(2n, (P - 1n) / 4n)) % P;
    const squares = [(s - 1n + P) * inverse(D), (P - s - 1n + P) * inverse(D)].map((value) => value % P);
    for (const square of squares) {
      let y = power(square, (P + 3n) / 8n);
      if ((y * y) % P !== square) y = (y * power(2n, (P - 1n) / 4n)) % P;
      if ((y * y) % P === square && xOf(y) !== undefined) return y;
    }
    throw new Error('no point of order 8');
  })();
  const small = [0n, 1n, P - 1n, root, P - root];

  test('the points below have an order that divides eight', () => {
    for (const y of small) {
      const x = xOf(y);
      if (x === undefined) throw new Error('not on the curve');
      expect(twice(twice(twice([x, y])))).toEqual([0n, 1n]);
    }
  });

  test.each(small.flatMap((y) => [encoded(y, 0), encoded(y, 1)]).map((point) => [point.toString('hex')]))(
    '%s is refused',
    (point) => {
      expect(() => parseVerifyKeys(publicPem(hex(point)))).toThrow(UserError);
    },
  );

  test('so is every encoding that is not the one of its point', () => {
    for (let over = 0n; over < 19n; over++) {
      for (const bit of [0, 1] as const) {
        expect(() => parseVerifyKeys(publicPem(encoded(P + over, bit)))).toThrow(UserError);
      }
    }
  });

  test('and keys that are none of these are taken', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const key = parseSigningKey(pem('PRIVATE KEY', Buffer.concat([PKCS8, seed])));
        expect(parseVerifyKeys(pemOf(key.publicKey)).map(({ keyId }) => keyId)).toEqual([key.keyId]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is no key is refused', () => {
  const ours = newKeyPair();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const curve = generateKeyPairSync('x25519');

  test.each<[string, string]>([
    ['nothing', ''],
    ['words', 'hunter2'],
    ['a public key', ours.publicPem],
    ['two keys', ours.privatePem + newKeyPair().privatePem],
    ['a key without its line breaks', ours.privatePem.replaceAll('\n', ' ')],
    ['half a key', ours.privatePem.slice(0, 60)],
    ['another kind of key', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a key for encryption', curve.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    [
      'an encrypted key',
      createPrivateKey(ours.privatePem)
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
        .toString(),
    ],
  ])('%s cannot sign, and is not quoted', (_, text) => {
    let thrown: unknown;
    try {
      // A key that was pasted as one line is still one that OpenSSL may read.
      if (parseSigningKey(text).keyId === ours.keyId) return;
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UserError);
    const secret = /[A-Za-z0-9+/]{40,}/.exec(text)?.[0] ?? 'hunter2';
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(secret);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['comments alone', '# no key\n'],
    ['words beside a key', `${ours.publicPem}\nand more`],
    ['a private key', ours.privatePem],
    ['a private key beside a public one', ours.publicPem + ours.privatePem],
    ['the same key twice', ours.publicPem + ours.publicPem],
    ['another kind of key', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a key for encryption', curve.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a certificate’s label', ours.publicPem.replaceAll('PUBLIC KEY', 'CERTIFICATE')],
    ['a key that is too short', pem('PUBLIC KEY', Buffer.concat([SPKI, Buffer.alloc(31, 7)]))],
  ])('%s cannot verify', (_, text) => {
    expect(() => parseVerifyKeys(text)).toThrow(UserError);
  });
});
