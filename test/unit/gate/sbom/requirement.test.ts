import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readGatePolicy, type Decision } from '#gate';
import { DirectoryStore } from '#stores';
import { FileMistakes } from '#verdict';
import { decideBy } from '../../../support/gate.js';
import { jsonLeaves, withLeaf } from '../../../support/json-leaves.js';
import { SHOP, cycloneDx, spdx } from '../../../support/sboms.js';
import {
  ARTIFACT_SHA256,
  SPDX_TYPE,
  SbomWorkspace,
  byKeys,
  lockOf,
  signedWith,
  statementOf,
} from '../../../support/signed-sboms.js';
import { newSigners } from '../../../support/signed-sets.js';
import { FakeSigstore, IN_TOTO, identityUrl, workflowIdentity } from '../../../support/sigstore.js';

const SIGNERS = newSigners();
const BY_US = byKeys(SIGNERS.publicPem);
const OTHER = 'b'.repeat(64);

let workspace: SbomWorkspace;
beforeEach(async () => {
  workspace = await SbomWorkspace.make();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const UNDECIDED = new Set(['artifact-unknown', 'evidence-unreadable']);

/** What became of the requirement: its reason. */
function came({ decision, outcomes }: Decision): string {
  const { code = '', verdict = '' } = outcomes.find(({ requirement }) => requirement === 'sbom') ?? {};
  expect(decision).toBe(code === 'satisfied' ? 'allow' : 'block');
  expect(verdict).toBe(code === 'satisfied' ? 'proven' : UNDECIDED.has(code) ? 'unproven' : 'failed');
  return code;
}

/** The reason where this statement is signed by us. */
async function reason(statement: unknown, more = ''): Promise<string> {
  await workspace.put('sbom.json', await signedWith(SIGNERS.signer, statement));
  return came(await workspace.decide(BY_US, more));
}

describe('a signed SBOM of the artifact', () => {
  test.each(['1.4', '1.5', '1.6'] as const)('lets it through in CycloneDX %s', async (version) => {
    const bom = cycloneDx(version, SHOP, ARTIFACT_SHA256);
    expect(await reason(statementOf(bom))).toBe('satisfied');
    expect(await reason(statementOf(bom, `https://cyclonedx.org/bom/v${version}`))).toBe('satisfied');
  });

  test('lets it through in SPDX 2.3', async () => {
    const document = spdx(SHOP, ARTIFACT_SHA256);
    expect(await reason(statementOf(document, SPDX_TYPE))).toBe('satisfied');
    expect(await reason(statementOf(document, 'https://spdx.dev/Document'))).toBe('satisfied');
  });

  test('is told with its digest, and with what it is not', async () => {
    await workspace.put('sbom.json', await signedWith(SIGNERS.signer, statementOf(cycloneDx('1.6'))));
    await workspace.put('package-lock.json', lockOf(SHOP));
    const { checks, evidence, notes } = await workspace.decide(BY_US, '  lock-file: package-lock.json\n');
    expect(checks.at(-1)).toMatchObject({ id: 'gate.sbom', verdict: 'proven', subject: 'dist/app.tar.gz' });
    expect(checks.at(-1)?.found).toContain('3 packages');
    expect(evidence.map(({ path }) => path)).toEqual(['sbom.json', 'package-lock.json']);
    expect(notes.join()).toContain('no scan for vulnerabilities');
  });

  test('may be one of several attestations, one a line', async () => {
    const other = await signedWith(SIGNERS.signer, statementOf({}, 'https://slsa.dev/provenance/v1'));
    const good = await signedWith(SIGNERS.signer, statementOf(spdx(), SPDX_TYPE));
    const lines = (...all: readonly Uint8Array[]): Buffer =>
      Buffer.from(all.map((one) => JSON.stringify(JSON.parse(Buffer.from(one).toString()))).join('\n'));
    await workspace.put('sbom.json', lines(other, good));
    expect(came(await workspace.decide(BY_US))).toBe('satisfied');
    await workspace.put('sbom.json', lines(other, other));
    expect(came(await workspace.decide(BY_US))).toBe('sbom-wrong-predicate');
  });
});

describe('an SBOM', () => {
  test('that is not there is missing, and so is the file beside it', async () => {
    expect(came(await workspace.decide(BY_US))).toBe('sbom-missing');
    await workspace.put('sbom.json', Buffer.from(''));
    expect(came(await workspace.decide(BY_US))).toBe('sbom-missing');
    expect(await reason(statementOf(spdx(), SPDX_TYPE), '  file: sbom.spdx.json\n')).toBe('sbom-missing');
    expect(await reason({ ...Object(statementOf(null)), predicate: undefined })).toBe('sbom-missing');
  });

  test('of another artifact is refused, however genuine', async () => {
    expect(await reason(statementOf(cycloneDx('1.6'), undefined, OTHER))).toBe('sbom-wrong-subject');
    await workspace.put('dist/app.tar.gz', Buffer.from('something else'));
    expect(await reason(statementOf(cycloneDx('1.6')))).toBe('sbom-wrong-subject');
  });

  test('whose root is another artifact is refused, though its subject is the right one', async () => {
    expect(await reason(statementOf(cycloneDx('1.6', SHOP, OTHER)))).toBe('sbom-inconsistent');
    expect(await reason(statementOf(spdx(SHOP, OTHER), SPDX_TYPE))).toBe('sbom-inconsistent');
  });

  test.each([
    ['something else', 'https://slsa.dev/provenance/v1', spdx()],
    ['another format', SPDX_TYPE, cycloneDx('1.6')],
    ['another format the other way round', undefined, spdx()],
    ['another version', 'https://cyclonedx.org/bom/v1.5', cycloneDx('1.6')],
    ['a type that begins alike', 'https://cyclonedx.org/bomb', cycloneDx('1.6')],
  ])('that is attested as %s is refused', async (_what, type, document) => {
    expect(await reason(statementOf(document, type))).toBe('sbom-wrong-predicate');
  });

  test('that is none, or not valid, is refused', async () => {
    expect(await reason(statementOf({}))).toBe('sbom-malformed');
    expect(await reason(statementOf(JSON.stringify(spdx()), SPDX_TYPE))).toBe('sbom-malformed');
    expect(await reason(statementOf({ ...Object(cycloneDx('1.6')), parts: [] }))).toBe('sbom-schema');
    expect(await reason({ predicate: cycloneDx('1.6') })).toBe('statement-malformed');
  });

  test('must say what the file beside it says, in whatever order', async () => {
    const bom = cycloneDx('1.6');
    const file = '  file: sbom.cdx.json\n';
    const reversed: unknown = JSON.parse(JSON.stringify(bom), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    );
    expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(bom));
    await workspace.put('sbom.cdx.json', reversed);
    expect(await reason(statementOf(bom), file)).toBe('satisfied');
    await workspace.put('sbom.cdx.json', cycloneDx('1.6', SHOP.slice(1)));
    expect(await reason(statementOf(bom), file)).toBe('sbom-differs-from-file');
    await workspace.put('sbom.cdx.json', Buffer.from('{'));
    expect(await reason(statementOf(bom), file)).toBe('sbom-malformed');
  });

  test('must agree with the lock file', async () => {
    const more = '  lock-file: package-lock.json\n  lock-omit: [dev]\n';
    await workspace.put('package-lock.json', lockOf(SHOP));
    expect(await reason(statementOf(cycloneDx('1.6')), more)).toBe('satisfied');
    await workspace.put('package-lock.json', lockOf(SHOP.slice(1)));
    expect(await reason(statementOf(cycloneDx('1.6')), more)).toBe('sbom-lock-differs');
    await workspace.put('package-lock.json', Buffer.from('{'));
    expect(await reason(statementOf(cycloneDx('1.6')), more)).toBe('evidence-unreadable');
    await workspace.remove('package-lock.json');
    expect(await reason(statementOf(cycloneDx('1.6')), more)).toBe('evidence-unreadable');
  });

  test('is judged before a word of it is believed', async () => {
    const stranger = newSigners();
    await workspace.put('sbom.json', await signedWith(stranger.signer, statementOf({})));
    expect(came(await workspace.decide(BY_US))).toBe('key-unknown');
    await workspace.put('sbom.json', await signedWith(SIGNERS.signer, statementOf({}), 'text/plain'));
    expect(came(await workspace.decide(BY_US))).toBe('payload-type');
    await workspace.put('sbom.json', statementOf(cycloneDx('1.6')));
    expect(came(await workspace.decide(BY_US))).toBe('signature-malformed');
    const two = newSigners(2, 2);
    const both = `    threshold: 2\n${byKeys(two.publicPem)}`;
    const statement = statementOf(cycloneDx('1.6'));
    await workspace.put('sbom.json', await signedWith(two.signer, statement));
    expect(came(await workspace.decide(both))).toBe('satisfied');
    const half = `    threshold: 2\n${byKeys(SIGNERS.publicPem + stranger.publicPem)}`;
    await workspace.put('sbom.json', await signedWith(SIGNERS.signer, statement));
    expect(came(await workspace.decide(half))).toBe('threshold-not-reached');
  });
});

describe('a policy', () => {
  const KEYS = `signed-by: { keys: ${JSON.stringify(SIGNERS.publicPem)} }`;

  test('may ask for an SBOM alone, without a store', async () => {
    const policy = await readGatePolicy(`sbom: { bundle: sbom.json, ${KEYS} }\n`, 'gate.yml');
    expect(policy.sbom).toMatchObject({
      bundle: 'sbom.json',
      signers: { trust: { keys: { threshold: 1 } } },
    });
  });

  test.each([
    ['names no file', `{ ${KEYS} }`],
    ['names nobody', '{ bundle: sbom.json }'],
    ['names a file outside of the workspace', `{ bundle: ../sbom.json, ${KEYS} }`],
    ['names a lock file outside of the workspace', `{ bundle: a, lock-file: /package-lock.json, ${KEYS} }`],
    ['leaves out of no lock file', `{ bundle: a, lock-omit: [dev], ${KEYS} }`],
    ['leaves out what npm does not', `{ bundle: a, lock-file: b, lock-omit: [prod], ${KEYS} }`],
    ['has a key that there is not', `{ bundle: a, lockfile: b, ${KEYS} }`],
    ['trusts what is no key', '{ bundle: a, signed-by: { keys: x } }'],
    [
      'trusts anybody',
      "{ bundle: a, signed-by: { identities: [{ issuer: 'https://a.example', identity-pattern: '^.*$' }] } }",
    ],
  ])('that %s is refused', async (_what, sbom) => {
    await expect(readGatePolicy(`sbom: ${sbom}\n`, 'gate.yml')).rejects.toThrow(FileMistakes);
  });
});

describe('signed by a workflow', () => {
  const identity = workflowIdentity({ workflow: '.github/workflows/release.yml' });
  const asked = (id: string): string =>
    `    trusted-root: root.json\n    identities:\n      - { issuer: ${identity.issuer}, identity: '${identityUrl(identity)}', repository-id: ${id} }\n`;

  test('counts where it is the one that the policy names', async () => {
    await using sigstore = await FakeSigstore.start();
    await workspace.put('sbom.json', await sigstore.sign(identity, statementOf(spdx(), SPDX_TYPE), IN_TOTO));
    const { trustedRoot } = sigstore;
    expect(came(await workspace.decide(asked('4711'), '', trustedRoot))).toBe('satisfied');
    expect(came(await workspace.decide(asked('4712'), '', trustedRoot))).toBe('identity-refused');
    await using other = await FakeSigstore.start();
    expect(came(await workspace.decide(asked('4711'), '', other.trustedRoot))).toBe('untrusted-root');
  });
});

/** Something else of the same kind. */
function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}x` : 'x';
}

describe('every leaf', () => {
  const STATEMENT = statementOf(cycloneDx('1.6', SHOP, ARTIFACT_SHA256));

  test('of what is signed is refused once it is changed, but for the hint which key it was', async () => {
    const envelope: unknown = JSON.parse(
      Buffer.from(await signedWith(SIGNERS.signer, STATEMENT)).toString('utf8'),
    );
    const harmless: string[] = [];
    const judge = async (document: unknown, name: string): Promise<void> => {
      await workspace.put('sbom.json', document);
      if (came(await workspace.decide(BY_US)) === 'satisfied') harmless.push(name);
    };
    for (const { path, value } of jsonLeaves(envelope)) {
      await judge(withLeaf(envelope, path, changed(value)), path.join('.'));
    }
    for (const { path, value } of jsonLeaves(STATEMENT)) {
      const other = Buffer.from(JSON.stringify(withLeaf(STATEMENT, path, changed(value))));
      await judge(withLeaf(envelope, ['payload'], other.toString('base64')), `payload.${path.join('.')}`);
    }
    expect(harmless).toEqual(['signatures.0.keyid']);
  });

  test('that somebody trusted signs otherwise is refused beside the file, and without it where it means something', async () => {
    const leaves = jsonLeaves(STATEMENT);
    const harmless: string[] = [];
    await workspace.put('package-lock.json', lockOf(SHOP));
    await workspace.put('sbom.cdx.json', cycloneDx('1.6', SHOP, ARTIFACT_SHA256));
    for (const { path, value } of leaves) {
      const statement = withLeaf(STATEMENT, path, changed(value));
      const lock = '  lock-file: package-lock.json\n';
      if ((await reason(statement, lock)) === 'satisfied') harmless.push(path.join('.'));
      if (path[0] !== 'predicate') continue;
      expect([path, await reason(statement, `  file: sbom.cdx.json\n${lock}`)]).not.toEqual([
        path,
        'satisfied',
      ]);
    }
    // What nothing can be held against: the document's number, and what its root is called.
    expect(harmless).toEqual([
      'subject.0.name',
      'predicate.$schema',
      'predicate.version',
      'predicate.metadata.component.name',
    ]);
  });
});

describe('fifty thousand parts', () => {
  const many = Array.from({ length: 50_000 }, (_, n) => ({ name: `part-${n}`, version: '1.0.0' }));

  test('of either format are compared with a lock file of as many', async () => {
    await workspace.put('package-lock.json', lockOf(many));
    const lock = '  lock-file: package-lock.json\n';
    const components = many.map(({ name, version }) => ({
      ...{ type: 'library', name, version, 'bom-ref': name, purl: `pkg:npm/${name}@${version}` },
    }));
    const bom = cycloneDx('1.6', []);
    expect(await reason(statementOf({ ...Object(bom), components }), lock)).toBe('satisfied');
    expect(await reason(statementOf(spdx(many), SPDX_TYPE), lock)).toBe('satisfied');
  });
});

test('an artifact that nobody names is not decided about', async () => {
  await workspace.put('sbom.json', await signedWith(SIGNERS.signer, statementOf(spdx(), SPDX_TYPE)));
  const policy = `sbom:\n  bundle: sbom.json\n  signed-by:\n${BY_US}`;
  const store = new DirectoryStore(workspace.root);
  const asked = { store, policy, now: new Date(), workspace: workspace.root };
  expect(came(await decideBy(asked))).toBe('artifact-unknown');
  const artifact = { name: 'app', digests: { sha256: ARTIFACT_SHA256 } };
  expect(came(await decideBy({ ...asked, artifact }))).toBe('satisfied');
});
