export { DigestHasher, hashing, sha3InScript, type Digests, type Sha3 } from './digests.js';
export { compressing, decompressing, type Compression } from './compression.js';
