import { createPublicKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Signer } from '@sigstore/verify';
import { newKeyPair } from '#seal';
import { identityOf } from '../../../packages/seal/sigstore/certificate.js';
import { refusalOf } from '../../support/refusals.js';

const ISSUER = 8;
const REPOSITORY_ID = 15;

/** A signer whose certificate has these extensions of Fulcio's, each a UTF8String in DER. */
function signer(extensions: readonly (readonly [number, string])[]): Signer {
  return {
    key: createPublicKey(newKeyPair().publicPem),
    identity: {
      subjectAlternativeName: 'https://github.com/acme/shop/.github/workflows/w.yml@refs/heads/main',
      extensions: {},
      oids: extensions.map(([number, text]) => ({
        oid: { id: [1, 3, 6, 1, 4, 1, 57264, 1, number] },
        value: Buffer.from([0x0c, text.length, ...Buffer.from(text)]),
      })),
    },
  };
}

test('a certificate that says something twice says nothing, for another reader might take the other', async () => {
  const issuer = [ISSUER, 'https://token.actions.githubusercontent.com'] as const;
  const once = identityOf(signer([issuer, [REPOSITORY_ID, '4711']]), new Date());
  expect(once).toMatchObject({ issuer: issuer[1], repositoryId: '4711' });
  const twice = [issuer, [REPOSITORY_ID, '4711'], [REPOSITORY_ID, '4712']] as const;
  const read = Promise.resolve().then(() => identityOf(signer(twice), new Date()));
  expect(await refusalOf(read)).toBe('identity-refused');
});
