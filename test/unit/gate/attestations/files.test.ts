import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { artifactNamed } from '#gate';
import { UserError } from '#verdict';
import { codesOf, decideDeploy, provenance, SLSA_1 } from '../../../support/attestations.js';
import { putArtifact, type MadeArtifact } from '../../../support/attestations.js';
import { newSigners } from '../../../support/signed-sets.js';
import { IN_TOTO, workflowIdentity } from '../../../support/sigstore.js';

const { signer, publicPem } = newSigners();

let root: string;
let workspace: string;
let app: MadeArtifact;
let attested: Buffer;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'files-'));
  workspace = join(root, 'job');
  mkdirSync(workspace);
  app = putArtifact(workspace, 'app.tar.gz', 'the app');
  const statement = JSON.stringify(provenance(app, workflowIdentity()));
  attested = Buffer.from(await signer.sign(IN_TOTO, Buffer.from(statement)));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What is decided where the file holds these bytes. */
async function came(
  bytes: Uint8Array | string,
  changed: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  writeFileSync(join(workspace, 'app.jsonl'), bytes);
  return found(changed);
}

async function found(changed: Readonly<Record<string, unknown>>): Promise<string> {
  const item = {
    ...{ artifact: 'app.tar.gz', bundle: 'app.jsonl', 'predicate-type': SLSA_1 },
    'signed-by': { keys: publicPem },
    ...changed,
  };
  return codesOf(await decideDeploy({ workspace, attestations: [item], now: new Date() }));
}

describe('a file of attestations', () => {
  test.each<[string, () => Uint8Array | string, string]>([
    ['with one', () => attested, 'allow satisfied'],
    [
      'with one, and lines of Windows',
      () => Buffer.concat([attested, Buffer.from('\r\n\r\n')]),
      'allow satisfied',
    ],
    ['that is empty', () => '', 'block attestation-missing'],
    ['of empty lines', () => '\n\n  \n', 'block attestation-missing'],
    ['of something else', () => 'PK\u0003\u0004', 'block signature-malformed'],
    ['that is not UTF-8', () => Buffer.from([0xff, 0xfe, 0x0a, 0xff]), 'block signature-malformed'],
    ['with repeated keys', () => `{"payloadType":"x","payloadType":"y"}`, 'block signature-malformed'],
    ['that is nested deeply', () => '['.repeat(100_000), 'block signature-malformed'],
    [
      'with a mark of byte order',
      () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), attested]),
      'block signature-malformed',
    ],
    ['with more lines than anybody writes', () => '{}\n'.repeat(1_001), 'block evidence-unreadable'],
    [
      'larger than anybody writes',
      () => Buffer.alloc(16 * 1024 * 1024 + 1, 0x20),
      'block evidence-unreadable',
    ],
    ['with a list that holds none', () => '{"attestations":[]}', 'block attestation-missing'],
  ])('%s', async (_, bytes, expected) => {
    expect(await came(bytes())).toBe(expected);
  });

  test('may be anywhere below the workspace, and nowhere else', async () => {
    writeFileSync(join(root, 'outside.jsonl'), attested);
    mkdirSync(join(workspace, 'dist'));
    writeFileSync(join(workspace, 'dist', '..app.jsonl'), attested);
    symlinkSync(join('dist', '..app.jsonl'), join(workspace, 'inside'));
    symlinkSync(join('..', 'outside.jsonl'), join(workspace, 'outside'));
    symlinkSync('..', join(workspace, 'up'));
    for (const bundle of ['dist/..app.jsonl', './dist/..app.jsonl', 'inside']) {
      expect(await found({ bundle })).toBe('allow satisfied');
    }
    for (const bundle of ['outside', 'up/outside.jsonl', 'nothing', 'dist', '.']) {
      expect(await found({ bundle })).toBe('block evidence-unreadable');
    }
    // Nothing is let through because another file is missing.
    expect(await found({ bundle: ['nothing', 'inside'] })).toBe('block evidence-unreadable');
  });
});

describe('an artifact', () => {
  test('is a file below the workspace, by its SHA-256 and SHA-512, or a digest', async () => {
    const { name, sha256, sha512 } = app;
    expect(await artifactNamed(name, workspace)).toEqual({ name, digests: { sha256, sha512 } });
    const image = `registry.example:5000/a/b:1.2@sha256:${sha256}`;
    expect(await artifactNamed(image, workspace)).toEqual({ name: image, digests: { sha256 } });
    const bySha512 = `sha512:${sha512}`;
    expect(await artifactNamed(bySha512, workspace)).toEqual({ name: bySha512, digests: { sha512 } });
  });

  test.each([
    '',
    '.',
    '..',
    '/etc/passwd',
    'nothing',
    'sha256:abc',
    'a@sha256:',
    'a:1.2',
    `sha256:${'A'.repeat(64)}`,
  ])('is not %j', async (text) => {
    await expect(artifactNamed(text, workspace)).rejects.toThrow(UserError);
  });
});
