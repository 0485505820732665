import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { checkManifest, fetchManifest, type ManifestVerdict } from '#archive';
import { canonicalJson, parseJson } from '#json';
import { MANIFEST_SIGNATURE_FILE } from '#manifest';
import { BACKUP_TYPE, PAYLOAD_TYPE, STATEMENT_TYPE } from '#provenance';
import { keylessSigner, type IdentityPolicy, type Trust } from '#seal';
import { DirectoryStore } from '#stores';
import { jsonLeaves, withLeaf } from '../../support/json-leaves.js';
import { putSet } from '../../support/made-sets.js';
import { forgeManifest, verifyIn } from '../../support/sets.js';
import { newSigners, putSignedSet } from '../../support/signed-sets.js';
import { FakeSigstore, identityToken, policyFor, workflowIdentity } from '../../support/sigstore.js';

const OLDER = new Date('2026-11-19T03:00:00Z');
const NEWER = new Date('2026-11-20T03:00:00Z');

const ENVELOPE = v.looseObject({ payload: v.string() });

const ours = newSigners();
let root: string;
let store: DirectoryStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'signatures-'));
  store = new DirectoryStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const folderOf = (id: string, name = 'app'): string => join(root, name, 'backups', id);

async function check(
  id: string,
  trust: Trust | undefined = ours.trust,
  name = 'app',
): Promise<ManifestVerdict> {
  return checkManifest(await fetchManifest({ store, name, id }), { manifestSha256: '', trust });
}

/** How the check of the signature ended, with the code of its reason where it failed. */
function signatureOf({ checks }: ManifestVerdict): string {
  const found = checks.find(({ id }) => id === 'manifest.signature');
  if (found === undefined) return 'not checked';
  const code = /^([a-z]+(?:-[a-z]+)+): /.exec(found.found)?.[1];
  return [
    found.verdict,
    ...(found.required ? [] : ['not required']),
    ...(code === undefined ? [] : [code]),
  ].join(' ');
}

describe('a signed set', () => {
  test('is authenticated by a key that is trusted', async () => {
    const verdict = await check(await putSignedSet(store, NEWER, ours.signer));
    expect(signatureOf(verdict)).toBe('proven');
    expect(verdict.authenticated).toBe(true);
    expect(verdict.signedBy).toEqual([{ kind: 'key', keyId: ours.trust.keys?.keys[0]?.keyId }]);
    expect(verdict.manifest?.backup_id).toBe('backup-20261120-030000');
  });

  test('needs as many keys as are demanded', async () => {
    const three = newSigners(3, 3);
    const id = await putSignedSet(store, NEWER, three.signer);
    expect(signatureOf(await check(id, three.trust))).toBe('proven');
    const keys = [...(three.trust.keys?.keys.slice(0, 2) ?? []), ...(ours.trust.keys?.keys ?? [])];
    expect(signatureOf(await check(id, { keys: { keys, threshold: 2 } }))).toBe('proven');
    expect(signatureOf(await check(id, { keys: { keys, threshold: 3 } }))).toBe(
      'failed threshold-not-reached',
    );
  });

  test('says nothing where nobody says whose signature would count', async () => {
    const verdict = await checkManifest(
      await fetchManifest({ store, name: 'app', id: await putSignedSet(store, NEWER, ours.signer) }),
      { manifestSha256: '' },
    );
    expect(signatureOf(verdict)).toBe('unproven not required');
    expect(verdict.authenticated).toBe(false);
    expect(verdict.manifest).toBeDefined();
  });

  test('has nothing in it that a verification takes for a stranger', async () => {
    await putSignedSet(store, NEWER, ours.signer);
    const { checks } = await verifyIn(root, { trust: ours.trust, level: 'quick' });
    expect(checks.filter(({ id }) => id.startsWith('archive.')).map(({ verdict }) => verdict)).not.toContain(
      'failed',
    );
  });
});

describe('where a signature is demanded, a set has failed, and its manifest is not read,', () => {
  const refused = async (id: string, code: string, trust = ours.trust, name = 'app'): Promise<void> => {
    const verdict = await check(id, trust, name);
    expect(signatureOf(verdict)).toBe(`failed ${code}`);
    expect(verdict).toMatchObject({ manifest: undefined, authenticated: false, signedBy: [] });
  };

  test('that is not signed', async () => {
    const id = await putSet(store, NEWER);
    await refused(id, 'signature-missing');
    const { verdict, checks } = await verifyIn(root, { trust: ours.trust });
    expect(verdict).toBe('failed');
    expect(checks.map((one) => one.id)).not.toContain('archive.hash');
  });

  test('also where its digest is known', async () => {
    const id = await putSet(store, NEWER);
    const found = await fetchManifest({ store, name: 'app', id });
    const verdict = await checkManifest(found, { manifestSha256: found.sha256, trust: ours.trust });
    expect(verdict.authenticated).toBe(false);
  });

  test('that somebody else signed', async () => {
    await refused(await putSignedSet(store, NEWER, newSigners().signer), 'key-unknown');
  });

  test('whose manifest was changed, with its sidecar', async () => {
    const id = await putSignedSet(store, NEWER, ours.signer);
    await forgeManifest(folderOf(id), (text) => text.replace('"system_version":""', '"system_version":"2"'));
    await refused(id, 'manifest-changed');
  });

  test('in whose place an older one was put', async () => {
    const older = await putSignedSet(store, OLDER, ours.signer);
    const newer = await putSignedSet(store, NEWER, ours.signer);
    await rm(folderOf(newer), { recursive: true });
    await cp(folderOf(older), folderOf(newer), { recursive: true });
    await refused(newer, 'set-moved');
    // Whoever rewrites the manifest to fit the place has no signature over it.
    await forgeManifest(folderOf(newer), (text) => text.replaceAll(older, newer));
    await refused(newer, 'set-moved');
  });

  test('that was put under another name', async () => {
    const id = await putSignedSet(store, NEWER, ours.signer);
    await cp(join(root, 'app'), join(root, 'other'), { recursive: true });
    await refused(id, 'set-moved', ours.trust, 'other');
  });

  test('that has the signature of another set', async () => {
    const older = await putSignedSet(store, OLDER, ours.signer);
    const newer = await putSignedSet(store, NEWER, ours.signer);
    await cp(join(folderOf(older), MANIFEST_SIGNATURE_FILE), join(folderOf(newer), MANIFEST_SIGNATURE_FILE));
    await refused(newer, 'set-moved');
  });

  test('whose signer signed something else of it', async () => {
    const id = await putSignedSet(store, NEWER, ours.signer);
    const write = async (type: string, payload: string): Promise<void> => {
      const bytes = await ours.signer.sign(type, Buffer.from(payload));
      await writeFile(join(folderOf(id), MANIFEST_SIGNATURE_FILE), bytes);
    };
    await write(PAYLOAD_TYPE, '{}');
    await refused(id, 'statement-malformed');
    await write(PAYLOAD_TYPE, 'not JSON');
    await refused(id, 'statement-malformed');
    const drill = {
      _type: STATEMENT_TYPE,
      subject: [],
      predicateType: BACKUP_TYPE.replace('backup', 'drill'),
    };
    await write(PAYLOAD_TYPE, canonicalJson(drill));
    await refused(id, 'statement-malformed');
    await write('text/plain', '{}');
    await refused(id, 'payload-type');
  });

  test('whose signature is anything but one', async () => {
    const id = await putSignedSet(store, NEWER, ours.signer);
    const path = join(folderOf(id), MANIFEST_SIGNATURE_FILE);
    await writeFile(path, '');
    await refused(id, 'signature-missing');
    await writeFile(path, Buffer.alloc(5 * 1024 * 1024, ' '));
    await refused(id, 'signature-malformed');
  });

  test('of whose signature any leaf of what was signed is another', async () => {
    const id = await putSignedSet(store, NEWER, ours.signer);
    const path = join(folderOf(id), MANIFEST_SIGNATURE_FILE);
    const envelope = v.parse(ENVELOPE, JSON.parse(await readFile(path, 'utf8')));
    const statement = parseJson(Buffer.from(envelope.payload, 'base64'), { maxBytes: 100_000 });
    const leaves = jsonLeaves(statement);
    expect(leaves.map((leaf) => leaf.path.join('.')).sort()).toEqual([
      '_type',
      'predicate.backup_id',
      'predicate.completed_at',
      'predicate.created_at',
      'predicate.name',
      'predicate.tool',
      'predicateType',
      'subject.0.digest.sha256',
      'subject.0.digest.sha3_256',
      'subject.0.name',
    ]);
    for (const leaf of leaves) {
      const changed = JSON.stringify(withLeaf(statement, leaf.path, `${String(leaf.value)}0`));
      await writeFile(
        path,
        JSON.stringify({ ...envelope, payload: Buffer.from(changed).toString('base64') }),
      );
      await refused(id, 'signature-invalid');
    }
  });

  test('whose signer says of it what is not so', async () => {
    const id = await putSignedSet(store, NEWER, ours.signer);
    const path = join(folderOf(id), MANIFEST_SIGNATURE_FILE);
    const envelope = v.parse(ENVELOPE, JSON.parse(await readFile(path, 'utf8')));
    const statement: unknown = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
    const other = '0'.repeat(64);
    for (const [leaf, value, code] of [
      [['subject', 0, 'digest', 'sha256'], other, 'manifest-changed'],
      [['subject', 0, 'digest', 'sha3_256'], other, 'manifest-changed'],
      [['subject', 0, 'name'], 'backup.manifest.json', 'set-moved'],
      [['predicate', 'name'], 'other', 'set-moved'],
      [['predicate', 'backup_id'], 'backup-20261119-030000', 'set-moved'],
      [['predicate', 'created_at'], '2026-11-20T03:00:01Z', 'set-moved'],
      [['predicate', 'created_at'], 'yesterday', 'statement-malformed'],
      [['predicateType'], 'https://backproof.dev/receipts/drill/v1', 'statement-malformed'],
      [['_type'], 'https://in-toto.io/Statement/v0.1', 'statement-malformed'],
    ] as const) {
      const payload = Buffer.from(JSON.stringify(withLeaf(statement, leaf, value)));
      await writeFile(path, await ours.signer.sign(PAYLOAD_TYPE, payload));
      await refused(id, code);
    }
  });
});

describe('a set that a workflow signed', () => {
  test('is authenticated by its exact identity, with no network, and by no other', async () => {
    const workflow = workflowIdentity();
    await using sigstore = await FakeSigstore.start();
    const signer = keylessSigner({
      services: sigstore.services,
      identityToken: () => Promise.resolve(identityToken(workflow)),
    });
    const id = await putSignedSet(store, NEWER, signer);
    const { trustedRoot } = sigstore;
    const asked = sigstore.asked.length;
    const trusting = (identity: IdentityPolicy): Trust => ({ identities: [identity], trustedRoot });
    const verdict = await check(id, trusting(policyFor(workflow)));
    expect(signatureOf(verdict)).toBe('proven');
    expect(verdict.signedBy).toMatchObject([{ kind: 'identity', repositoryId: workflow.repositoryId }]);
    const namesake = policyFor(workflowIdentity({ repositoryId: '4712' }));
    expect(signatureOf(await check(id, trusting(namesake)))).toBe('failed identity-refused');
    expect(signatureOf(await check(id, ours.trust))).toBe('failed identity-refused');
    expect(sigstore.asked).toHaveLength(asked);
  });
});
