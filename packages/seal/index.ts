export { DigestHasher, hashing, sha3InScript, type Digests, type Sha3 } from './digests.js';
export { compressing, decompressing, type Compression } from './compression.js';
export {
  newKeyPair,
  parseSigningKey,
  parseVerifyKeys,
  pemOf,
  type KeyPair,
  type SigningKey,
  type VerifyKey,
} from './keys.js';
export { keySigner, type Signer } from './signer.js';
export { SignatureRefused, type RefusalCode } from './refused.js';
export type { IdentityPolicy, Signed, SignedBy, SignedByIdentity, SignedByKey, Trust } from './trust.js';
export { verifySigned } from './verify-signed.js';
