import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { UserError } from '#verdict';
import { weaknessOf } from './ed25519-points.js';

/** A public Ed25519 key that signatures are checked by. */
export interface VerifyKey {
  /** SHA-256 of the key's SubjectPublicKeyInfo in DER, lowercase hex. */
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

/** A private Ed25519 key, with the id of its public half. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A new pair, both halves in PEM. */
export interface KeyPair {
  readonly keyId: string;
  /** PKCS#8. */
  readonly privatePem: string;
  /** SubjectPublicKeyInfo. */
  readonly publicPem: string;
}

export function newKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    keyId: keyIdOf(publicKey),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: pemOf(publicKey),
  };
}

/** A public key in PEM, as `parseVerifyKeys` reads it. */
export function pemOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/**
 * Read a private key: one PKCS#8 PEM, not encrypted.
 *
 * @throws UserError that never quotes the text
 */
export function parseSigningKey(pem: string): SigningKey {
  const text = pem.trim();
  const labels = [...text.matchAll(BLOCK)].map(([, label]) => label);
  if (labels.length !== 1 || labels[0] !== 'PRIVATE KEY') throw notASigningKey(labels[0]);
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(text);
  } catch {
    throw notASigningKey(labels[0]);
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw notASigningKey(privateKey.asymmetricKeyType);
  const publicKey = createPublicKey(privateKey);
  return { keyId: keyIdOf(publicKey), privateKey, publicKey };
}

function notASigningKey(found: string | undefined): UserError {
  const told = found === undefined ? '' : `: it is ${found}`;
  return new UserError(`The signing key is not one Ed25519 private key in PKCS#8 PEM${told}`, {
    remedy:
      'Make a key pair with `backproof keys new`, and give its private half whole, line breaks included',
  });
}

/**
 * Read public keys: SubjectPublicKeyInfo PEM, one or several in one text, with lines that begin with `#` between them.
 * Keys under which anybody can sign, and keys that stand there twice, are refused.
 *
 * @throws UserError
 */
export function parseVerifyKeys(text: string): readonly VerifyKey[] {
  const blocks = [...text.matchAll(BLOCK)];
  const rest = text.replace(BLOCK, '').replace(/^[ \t]*#.*$/gm, '');
  if (blocks.some(([, label]) => label?.endsWith('PRIVATE KEY') === true)) {
    throw new UserError('A private key stands where public keys belong', {
      remedy: 'Give the public half only, and make a new pair if the private one was committed',
    });
  }
  if (blocks.length === 0 || rest.trim() !== '' || blocks.some(([, label]) => label !== 'PUBLIC KEY')) {
    throw new UserError('The public keys are not Ed25519 keys in PEM, one after the other', {
      remedy: 'Give what `backproof keys new` prints as the public half',
    });
  }
  const keys = blocks.map(([block], index) => parseVerifyKey(block, index + 1));
  for (const [index, { keyId }] of keys.entries()) {
    const first = keys.findIndex((key) => key.keyId === keyId);
    if (first !== index) {
      throw new UserError(`Public key ${index + 1} is the same as public key ${first + 1}`, {
        remedy: 'Name each key once',
      });
    }
  }
  return keys;
}

function parseVerifyKey(pem: string, number: number): VerifyKey {
  let publicKey: KeyObject;
  try {
    publicKey = createPublicKey(pem);
  } catch (error) {
    throw new UserError(`Public key ${number} cannot be read`, { cause: error });
  }
  if (publicKey.asymmetricKeyType !== 'ed25519') {
    throw new UserError(`Public key ${number} is of type ${publicKey.asymmetricKeyType}, not Ed25519`);
  }
  const weakness = weaknessOf(pointOf(publicKey));
  if (weakness !== undefined) {
    throw new UserError(
      weakness === 'small-order'
        ? `Public key ${number} is a point of small order: anybody can sign under it`
        : `Public key ${number} is not written in the one form that RFC 8032 gives it`,
      { remedy: 'Find out who put it there, and use a key of your own' },
    );
  }
  return { keyId: keyIdOf(publicKey), publicKey };
}

function spkiOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

/** The last 32 bytes of its SubjectPublicKeyInfo (RFC 8410, 4). */
function pointOf(publicKey: KeyObject): Buffer {
  return spkiOf(publicKey).subarray(-32);
}

function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256').update(spkiOf(publicKey)).digest('hex');
}
