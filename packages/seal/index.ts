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
export {
  type IdentityPolicy,
  type Signed,
  type SignedBy,
  type SignedByIdentity,
  type SignedByKey,
  type Trust,
} from './trust.js';
export { verifySigned } from './verify-signed.js';
export { readUnverified, type Unverified } from './unverified.js';
export { keylessSigner, PUBLIC_SIGSTORE, type KeylessOptions, type SigstoreServices } from './keyless.js';
export { requestIdentityToken, type TokenAnswer, type TokenRequest } from './identity-token.js';
export { PUBLIC_ROOT } from './sigstore/public-root.js';
