import { expect, test } from '@jest/globals';
import type { Trust } from '#seal';
import { Deeds, RESTORED, auditOf, moment, verdicts } from '../../support/audited.js';
import { PaperStore } from '../../support/paper-store.js';
import { FakeSigstore, policyFor, workflowIdentity } from '../../support/sigstore.js';
import { newSigners } from '../../support/signed-sets.js';

test('workflows that signed are named, each with what it signed; one that nobody named counts for nothing', async () => {
  const store = new PaperStore();
  const backup = workflowIdentity();
  const drill = workflowIdentity({ workflow: '.github/workflows/drill.yml' });
  const fork = workflowIdentity({ repositoryId: '666' });
  const key = newSigners();
  let trust: Trust;
  {
    await using sigstore = await FakeSigstore.start();
    const id = await new Deeds(store, sigstore.signer(backup)).backUp(moment(1));
    await new Deeds(store, sigstore.signer(drill)).run(id, moment(1, 5), RESTORED);
    await new Deeds(store, key.signer).run(id, moment(1, 6), { kind: 'verification' });
    await new Deeds(store, sigstore.signer(fork)).run(id, moment(1, 7), RESTORED);
    trust = {
      ...key.trust,
      identities: [policyFor(backup), policyFor(drill)],
      trustedRoot: sigstore.trustedRoot,
    };
  }
  const found = await auditOf(store, { trust, targets: { maxGap: 7 * 86_400 } });
  const told = found.signers.map(({ by, signed }) => [
    by.kind === 'key' ? 'key' : `${by.repositoryId ?? ''} ${by.workflow ?? ''}`,
    [...signed.keys()].join(),
  ]);
  expect(told).toEqual([
    ['4711 .github/workflows/backup.yml', 'backup'],
    ['4711 .github/workflows/drill.yml', 'drill'],
    ['key', 'verification'],
  ]);
  expect(found.runs.map(({ evidence }) => evidence.refusal?.code ?? evidence.standing)).toEqual([
    ...['signed', 'signed', 'identity-refused'],
  ]);
  // The fork's drill says that it is proven, and nobody counts it.
  expect(verdicts(found)).toMatchObject({
    receipts: 'failed',
    restored: 'proven',
    'set-signatures': 'proven',
  });
  expect(found.checks.find(({ id }) => id === 'audit.restored')?.found).toMatch(/^1 drill, 1 proven/);
});
