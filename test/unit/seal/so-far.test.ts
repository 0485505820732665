import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DigestHasher, sha3InScript } from '#seal';

const bytes = fc.uint8Array({ maxLength: 500 });

test('the digests so far are those of what came so far, and more may come', () => {
  fc.assert(
    fc.property(bytes, bytes, (first, rest) => {
      const hasher = new DigestHasher();
      hasher.update(first);
      const before = new DigestHasher();
      before.update(first);
      expect(hasher.digestsSoFar()).toEqual(before.digests());
      hasher.update(rest);
      const whole = new DigestHasher();
      whole.update(Buffer.concat([first, rest]));
      expect(hasher.digests()).toEqual(whole.digests());
    }),
  );
});

test('so it is where OpenSSL has no SHA-3', () => {
  const sha3 = (...parts: readonly Uint8Array[]): string =>
    createHash('sha3-256').update(Buffer.concat(parts)).digest('hex');
  fc.assert(
    fc.property(bytes, (first) => {
      const hash = sha3InScript();
      hash.update(first);
      expect(hash.hexSoFar()).toBe(sha3(first));
    }),
  );
  // One whose state so far was asked for goes on as if it had not been.
  fc.assert(
    fc.property(bytes, bytes, (first, rest) => {
      const hash = sha3InScript();
      hash.update(first);
      hash.hexSoFar();
      hash.update(rest);
      expect(hash.hex()).toBe(sha3(first, rest));
    }),
  );
});
