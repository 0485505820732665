import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { fetchManifest } from '#archive';
import { writeReceipt } from '#provenance';
import type { Signer } from '#seal';
import { DirectoryStore } from '#stores';
import { decideBy, keysBlock, policyText, putSignedReceipt, told } from '../../support/gate.js';
import { drillPredicate, putReceipt } from '../../support/made-sets.js';
import { newSigners, putSignedSet, type Signers } from '../../support/signed-sets.js';
import {
  FakeSigstore,
  GITHUB_ISSUER,
  identityToken,
  identityUrl,
  workflowIdentity,
  type WorkflowIdentity,
} from '../../support/sigstore.js';
import { bytesOf, once } from '../../support/store-contract.js';
import { keylessSigner } from '#seal';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');

let root: string;
let store: DirectoryStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gate-'));
  store = new DirectoryStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** What is decided where the policy has these lines, without the policy's own outcome. */
async function came(signatures: string, trustedRoot?: Uint8Array): Promise<string> {
  const named = trustedRoot === undefined ? '' : '\n  trusted-root: root.json';
  const policy = policyText(root, `signatures:\n${signatures.trimEnd()}${named}\n`);
  const options = trustedRoot === undefined ? {} : { trustedRoot };
  const decision = await decideBy({ store, policy, now: NOW, ...options });
  return told(decision).replace(' policy=satisfied', '');
}

const ALLOWED = 'allow backup=satisfied signatures=satisfied';
const refused = (code: string): string => `block backup=not-authenticated signatures=${code}`;

/** Put something else in an object's place. */
async function change(path: string, into: (bytes: Buffer) => Uint8Array | string): Promise<void> {
  const bytes = await bytesOf(store, path);
  await store.delete(path);
  await store.put(path, once(into(bytes)));
}

/** A set and the receipt of its drill, each with its signer's signature. */
async function put(set: Signer, receipt = set, made = MADE): Promise<Paths> {
  const id = await putSignedSet(store, made, set);
  const path = await putSignedReceipt(store, id, DRILLED, receipt);
  const folder = `app/backups/${id}`;
  return {
    id,
    receipt: path,
    manifest: `${folder}/backup.manifest.json`,
    sig: `${folder}/backup.manifest.json.sig`,
  };
}

interface Paths {
  readonly id: string;
  readonly receipt: string;
  readonly manifest: string;
  readonly sig: string;
}

describe('signatures by keys', () => {
  let ours: Signers;
  let others: Signers;
  let keys: string;
  beforeAll(() => {
    ours = newSigners();
    others = newSigners();
    keys = keysBlock(ours.publicPem);
  });

  test('of manifest and receipt let a deploy through', async () => {
    await put(ours.signer);
    expect(await came(keys)).toBe(ALLOWED);
  });

  test('of others are refused, on either', async () => {
    await put(others.signer, ours.signer);
    expect(await came(keys)).toBe(refused('key-unknown'));
    await rm(root, { recursive: true });
    await put(ours.signer, others.signer);
    expect(await came(keys)).toBe(refused('key-unknown'));
  });

  test('of a manifest that nobody signed are missing', async () => {
    const { sig } = await put(ours.signer);
    await store.delete(sig);
    expect(await came(keys)).toBe(refused('signature-missing'));
  });

  test('of a receipt that nobody signed are missing', async () => {
    const id = await putSignedSet(store, MADE, ours.signer);
    await putReceipt(store, id, DRILLED);
    expect(await came(keys)).toBe(refused('signature-missing'));
  });

  test('count each key once, and at least as many as are demanded', async () => {
    const three = newSigners(3);
    const [first = '', second = ''] = three.privatePem.split(/(?<=-----END PRIVATE KEY-----\n)/);
    const { keySigner, parseSigningKey } = await import('#seal');
    const two = keySigner([parseSigningKey(first), parseSigningKey(second)]);
    await put(two);
    const block = keysBlock(three.publicPem);
    expect(await came(`  threshold: 2\n${block}`)).toBe(ALLOWED);
    expect(await came(`  threshold: 3\n${block}`)).toBe(refused('threshold-not-reached'));
  });

  test('hold no more once the manifest, the signature or the receipt was changed', async () => {
    const paths = await put(ours.signer);
    const [manifest, sig, receipt] = await Promise.all(
      [paths.manifest, paths.sig, paths.receipt].map((path) => bytesOf(store, path)),
    );
    await change(paths.manifest, (bytes) =>
      bytes.toString().replace('"kind":"logical"', '"kind":"physical"'),
    );
    expect(await came(keys)).toBe(refused('manifest-changed'));
    await change(paths.manifest, () => manifest ?? '');
    await change(paths.sig, (bytes) =>
      withPayload(bytes, (text) => text.replace('"name":"app"', '"name":"apq"')),
    );
    expect(await came(keys)).toBe(refused('signature-invalid'));
    await change(paths.sig, () => receipt ?? '');
    expect(await came(keys)).toBe(refused('statement-malformed'));
    await change(paths.sig, () => '{}');
    expect(await came(keys)).toBe(refused('signature-malformed'));
    await change(paths.sig, () => sig ?? '');
    await change(paths.receipt, (bytes) =>
      withPayload(bytes, (text) => text.replace('equal-to-dump', 'equal-to-source')),
    );
    expect(await came(keys)).toBe(refused('signature-invalid'));
    await change(paths.receipt, () => receipt ?? '');
    expect(await came(keys)).toBe(ALLOWED);
  });

  test('of an older set do not count in the place of a newer one', async () => {
    const old = await put(ours.signer, ours.signer, new Date(MADE.getTime() - 3_600_000));
    const set = await put(ours.signer);
    for (const part of ['manifest', 'sig'] as const) {
      const bytes = await bytesOf(store, old[part]);
      await change(set[part], () => bytes);
    }
    await rm(join(root, 'app', 'backups', old.id), { recursive: true });
    expect(await came(keys)).toBe(refused('set-moved'));
  });

  test('of a genuine receipt do not count for another set', async () => {
    const old = await put(ours.signer, ours.signer, new Date(MADE.getTime() - 3_600_000));
    const id = await putSignedSet(store, MADE, ours.signer);
    await store.put(`app/receipts/20261120-050000-drill-${id}.json`, once(await bytesOf(store, old.receipt)));
    await rm(join(root, 'app', 'backups', old.id), { recursive: true });
    expect(await came(keys)).toBe('block backup=wrong-subject signatures=satisfied');
  });

  test('of an old receipt do not count under a later name, with the one that undid it behind the last that is read', async () => {
    const { id, receipt } = await put(ours.signer);
    const found = await fetchManifest({ store, name: 'app', id });
    const failed = { verdict: 'failed', claim: 'none', signature: 'key' } as const;
    const predicate = drillPredicate(new Date(DRILLED.getTime() + 3_600_000), failed);
    await writeReceipt(found, { kind: 'drill', predicate }, ours.signer);
    expect(await came(keys)).toBe('block backup=drill-failed signatures=satisfied');
    const genuine = await bytesOf(store, receipt);
    for (let minute = 10; minute < 60; minute++) {
      await store.put(`app/receipts/20261120-06${minute}00-drill-${id}.json`, once(genuine));
      await store.put(`app/receipts/20261120-07${minute}00-drill-${id}.json`, once(genuine));
    }
    expect(await came(keys)).toBe('block backup=receipt-misplaced signatures=satisfied');
  });

  test('of another kind of statement are no receipt', async () => {
    const paths = await put(ours.signer);
    const sig = await bytesOf(store, paths.sig);
    await change(paths.receipt, () => sig);
    expect(await came(keys)).toBe('block backup=statement-malformed signatures=satisfied');
    const other = await ours.signer.sign('text/plain', Buffer.from('{}'));
    await change(paths.receipt, () => other);
    expect(await came(keys)).toBe(refused('payload-type'));
  });

  test('are asked of every receipt: one that nobody signed finds no set wrong, and proves none', async () => {
    const { id } = await put(ours.signer);
    const later = new Date(DRILLED.getTime() + 3_600_000);
    await putReceipt(store, id, later, { verdict: 'failed', claim: 'none' });
    expect(await came(keys)).toBe(ALLOWED);
  });
});

/** An envelope that says something else than what was signed. */
function withPayload(bytes: Buffer, into: (text: string) => string): string {
  return bytes.toString().replace(/"payload":"([^"]*)"/, (_, text: string) => {
    const changed = into(Buffer.from(text, 'base64').toString());
    return `"payload":"${Buffer.from(changed).toString('base64')}"`;
  });
}

describe('signatures by workflows', () => {
  let sigstore: FakeSigstore;
  beforeAll(async () => {
    sigstore = await FakeSigstore.start();
  });
  afterAll(() => sigstore[Symbol.asyncDispose]());

  function signerOf(identity: WorkflowIdentity): Signer {
    const token = identityToken(identity);
    return keylessSigner({ services: sigstore.services, identityToken: () => Promise.resolve(token) });
  }

  const identity = workflowIdentity();
  const asked = (more = '', who = `identity: '${identityUrl(identity)}', repository-id: 4711`): string =>
    `  identities:\n    - { issuer: ${GITHUB_ISSUER}, ${who}${more} }\n`;

  test('count where everything is as the policy says, and are refused where one thing is not', async () => {
    await put(signerOf(identity));
    const decide = (more: string, who?: string): Promise<string> =>
      came(asked(more, who), sigstore.trustedRoot);
    const all =
      ', owner-id: 815, workflow: .github/workflows/backup.yml, ref: refs/heads/main, runner-environment: github-hosted';
    expect(await decide(all)).toBe(ALLOWED);
    expect(
      await decide(
        '',
        "identity-pattern: '^https://github\\.com/acme/shop/\\.github/workflows/[a-z]+\\.yml@refs/heads/main$', repository-id: 4711",
      ),
    ).toBe(ALLOWED);
    const wrong = [
      [', owner-id: 816'],
      [', workflow: .github/workflows/other.yml'],
      [', ref: refs/heads/other'],
      [', runner-environment: self-hosted'],
      // The same name, but another repository.
      ['', `identity: '${identityUrl(identity)}', repository-id: 4712`],
      [
        '',
        "identity: 'https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/mai', repository-id: 4711",
      ],
      [
        '',
        "identity-pattern: '^https://github\\.com/acme/shop/\\.github/workflows/backup\\.yml$', repository-id: 4711",
      ],
    ] as const;
    for (const [more, who] of wrong) expect(await decide(more, who)).toBe(refused('identity-refused'));
    // A bundle of another root, and a key where an identity is asked for.
    expect(await came(asked())).toBe(refused('untrusted-root'));
    expect(await came(keysBlock(newSigners().publicPem), sigstore.trustedRoot)).toBe(
      refused('identity-refused'),
    );
    expect(await came(asked(), Buffer.from('{}'))).toBe(refused('root-malformed'));
  });
});
