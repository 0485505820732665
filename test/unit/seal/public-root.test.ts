import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { PUBLIC_ROOT } from '#seal';
import { PROJECT_ROOT } from '../../support/postgres.js';

const validFor = v.object({ validFor: v.object({ start: v.string() }) });
const root = v.object({
  tlogs: v.array(v.object({ publicKey: validFor })),
  certificateAuthorities: v.array(validFor),
});

test('the day on which the public root was taken is told of the very file that is there', async () => {
  const bytes = await readFile(join(PROJECT_ROOT, 'packages/seal/sigstore/trusted_root.json'));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(PUBLIC_ROOT.sha256);
  // Nothing in it can be younger.
  const { tlogs, certificateAuthorities } = v.parse(root, JSON.parse(bytes.toString()));
  const keys = [...tlogs.map(({ publicKey }) => publicKey), ...certificateAuthorities];
  for (const key of keys) expect(Date.parse(key.validFor.start)).toBeLessThan(PUBLIC_ROOT.taken.getTime());
});
