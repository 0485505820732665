import { CRC32C } from '@google-cloud/storage';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Crc32c } from '../../../packages/stores/gcs/crc32c.js';

test('the checksum is the published one, and that of the client library however the bytes are cut', () => {
  const known = new Crc32c();
  known.update(Buffer.from('123456789'));
  expect(Buffer.from(known.toString(), 'base64').toString('hex')).toBe('e3069283');
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 70 })), (parts) => {
      const ours = new Crc32c();
      const theirs = new CRC32C();
      for (const part of parts) {
        ours.update(part);
        theirs.update(Buffer.from(part));
      }
      expect(ours.toString()).toBe(theirs.toString());
    }),
  );
});
