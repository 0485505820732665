import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  SLSA_02,
  SLSA_1,
  codesOf,
  decideDeploy,
  provenance,
  putArtifact,
  type MadeArtifact,
} from '../../../support/attestations.js';
import { jsonLeaves, withLeaf } from '../../../support/json-leaves.js';
import { newSigners } from '../../../support/signed-sets.js';
import { IN_TOTO, identityUrl, workflowIdentity } from '../../../support/sigstore.js';

const { signer, publicPem } = newSigners();
const identity = workflowIdentity();
/** What a decision may rest on where the evidence is hostile: its refusal. */
const REFUSED =
  /^block (attestation-|signature-|statement-malformed|key-unknown|identity-refused|payload-type|evidence-unreadable)/;

let workspace: string;
let app: MadeArtifact;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'hostile-'));
  app = putArtifact(workspace, 'app.tar.gz', 'the app');
});
afterAll(() => {
  rmSync(workspace, { recursive: true, force: true });
});

async function came(bytes: Uint8Array | string, predicateType = SLSA_1): Promise<string> {
  writeFileSync(join(workspace, 'app.jsonl'), bytes);
  const item = {
    ...{ artifact: app.name, bundle: 'app.jsonl', 'predicate-type': predicateType },
    ...{ builder: identityUrl(identity), 'signed-by': { keys: publicPem } },
  };
  return codesOf(await decideDeploy({ workspace, attestations: [item], now: new Date() }));
}

const sign = (statement: unknown): Promise<Uint8Array> =>
  signer.sign(IN_TOTO, Buffer.from(JSON.stringify(statement)));

test('whatever lies in the file, there is a decision, and it is to block', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.json(),
        fc.array(fc.json(), { maxLength: 5 }).map((lines) => lines.join('\n')),
        fc.jsonValue().map((value) => JSON.stringify({ mediaType: 'x', dsseEnvelope: value })),
        fc
          .jsonValue()
          .map((value) => JSON.stringify({ payloadType: IN_TOTO, payload: value, signatures: [] })),
        fc.jsonValue().map((value) => JSON.stringify({ attestations: [{ bundle: value }] })),
      ),
      async (bytes) => {
        expect(await came(bytes)).toMatch(REFUSED);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever a predicate says that somebody trusted signed, there is a decision, and a builder that is not named is not found', async () => {
  const statement = provenance(app, identity);
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.constantFrom(SLSA_1, SLSA_02, 'https://example.org/other'),
      async (predicate, predicateType) => {
        const signed = await sign({ ...statement, predicateType, predicate });
        expect(await came(signed, predicateType)).toMatch(
          /^block (statement-malformed|attestation-wrong-builder)$/,
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('any value in the place of any other keeps the decision one of two', async () => {
  const statement = provenance(app, identity);
  const leaves = jsonLeaves(statement);
  expect(await came(await sign(statement))).toBe('allow satisfied');
  await fc.assert(
    fc.asyncProperty(fc.nat(leaves.length - 1), fc.jsonValue(), async (index, value) => {
      const path = leaves[index]?.path ?? [];
      const decision = await came(await sign(withLeaf(statement, path, value)));
      expect(decision === 'allow satisfied' || REFUSED.test(decision)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
