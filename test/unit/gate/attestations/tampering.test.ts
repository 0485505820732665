import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { provenance, SLSA_1 } from '../../../support/attestations.js';
import { AttestedWorkspace } from '../../../support/attested-workspace.js';
import { jsonLeaves, otherThan, withLeaf, type JsonPath } from '../../../support/json-leaves.js';
import { newSigners } from '../../../support/signed-sets.js';
import { IN_TOTO } from '../../../support/sigstore.js';

const ALLOWED = 'allow satisfied';
const MALFORMED = 'signature-malformed';

let job: AttestedWorkspace;
let genuine: unknown;
beforeAll(async () => {
  job = await AttestedWorkspace.create();
  genuine = parsed(await job.sigstore.sign(job.identity, provenance(job.app, job.identity)));
});
afterAll(() => job[Symbol.asyncDispose]());

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString());
}

type Came = ReadonlyMap<string, ReadonlySet<string>>;

/** What is decided with each leaf of a document changed in every way that is tried, by the leaf's path. */
async function matrix(
  document: unknown,
  decide: (changed: unknown) => Promise<string>,
  changes: (value: unknown) => readonly unknown[] = otherThan,
): Promise<Came> {
  const came = new Map<string, Set<string>>();
  for (const { path, value } of jsonLeaves(document)) {
    const found = new Set<string>();
    for (const other of changes(value)) {
      const decision = await decide(withLeaf(document, path, other));
      found.add(decision.replace(/^block /, ''));
    }
    came.set(path.join('.'), found);
  }
  return came;
}

/** Two changes: within a text, and another text. */
function fewChanges(value: unknown): readonly unknown[] {
  return otherThan(value).slice(-2);
}

/** Leaves with a change that was let through. */
function harmless(came: Came): readonly string[] {
  return [...came].flatMap(([path, found]) => (found.has(ALLOWED) ? [path] : []));
}

function codes(came: Came, path: string): readonly string[] {
  return [...(came.get(path) ?? [])].sort();
}

async function decideOn(document: unknown): Promise<string> {
  job.put([JSON.stringify(document)]);
  return job.came();
}

describe('every leaf of a Sigstore bundle', () => {
  test('is refused once it is changed, but for what carries no authority', async () => {
    expect(await decideOn(genuine)).toBe(ALLOWED);
    const came = await matrix(genuine, decideOn);
    // A log's promise vouches for the entry: what its proof says besides is not needed.
    expect(harmless(came)).toEqual([
      'verificationMaterial.tlogEntries.0.inclusionProof.rootHash',
      'verificationMaterial.tlogEntries.0.inclusionProof.treeSize',
    ]);
    expect(codes(came, 'mediaType')).toEqual([MALFORMED]);
    expect(codes(came, 'dsseEnvelope.payloadType')).toEqual(['signature-invalid']);
    expect(codes(came, 'dsseEnvelope.payload')).toEqual(['log-refused', MALFORMED]);
    expect(codes(came, 'dsseEnvelope.signatures.0.sig')).toEqual(['log-refused', MALFORMED]);
    expect(codes(came, 'verificationMaterial.certificate.rawBytes')).toEqual(
      expect.arrayContaining([MALFORMED]),
    );
  });

  test('and everything within its statement, under the signature as it was', async () => {
    const path = ['dsseEnvelope', 'payload'];
    const within = (changed: unknown): Promise<string> =>
      decideOn(withLeaf(genuine, path, Buffer.from(JSON.stringify(changed)).toString('base64')));
    const came = await matrix(provenance(job.app, job.identity), within, fewChanges);
    expect(came.size).toBeGreaterThan(15);
    for (const found of came.values()) expect([...found]).toEqual(['log-refused']);
  });

  test('and parts of another genuine one, in its place', async () => {
    const theirs = parsed(await job.sigstore.sign(job.identity, provenance(job.other, job.identity)));
    const swapped = async (path: JsonPath): Promise<string> =>
      decideOn(withLeaf(genuine, path, at(theirs, path)));
    expect(await decideOn(theirs)).toBe('block attestation-wrong-subject');
    expect(await swapped(['dsseEnvelope'])).toBe('block log-refused');
    expect(await swapped(['verificationMaterial'])).toBe('block log-refused');
    expect(await swapped(['verificationMaterial', 'certificate'])).toBe('block signature-invalid');
    expect(await swapped(['verificationMaterial', 'tlogEntries'])).toBe('block log-refused');
  });

  test('and cut off anywhere', async () => {
    const text = JSON.stringify(genuine);
    for (let length = 0; length < text.length; length += 197) {
      job.put([text.slice(0, length)]);
      expect(await job.came()).toBe(length === 0 ? 'block attestation-missing' : `block ${MALFORMED}`);
    }
  });
});

function at(document: unknown, path: JsonPath): unknown {
  return path.reduce((found, key) => v.parse(v.record(v.string(), v.unknown()), found)[key], document);
}

describe('every leaf of a bare envelope', () => {
  test('is refused once it is changed, but for the hint which key it was', async () => {
    const { signer, publicPem } = newSigners();
    const bytes = Buffer.from(JSON.stringify(provenance(job.app, job.identity)));
    const envelope = parsed(await signer.sign(IN_TOTO, bytes));
    const decide = async (document: unknown): Promise<string> => {
      job.put([JSON.stringify(document)]);
      return job.came({ 'signed-by': { keys: publicPem }, 'max-age': undefined });
    };
    expect(await decide(envelope)).toBe(ALLOWED);
    const came = await matrix(envelope, decide);
    expect(harmless(came)).toEqual(['signatures.0.keyid']);
    expect(codes(came, 'payloadType')).toEqual(['payload-type']);
    const refusals = ['payload', 'signatures.0.sig'].flatMap((path) => codes(came, path));
    expect([...new Set(refusals)].sort()).toEqual(['signature-invalid', MALFORMED]);

    const within = await matrix(provenance(job.app, job.identity), (changed) =>
      decide(withLeaf(envelope, ['payload'], Buffer.from(JSON.stringify(changed)).toString('base64'))),
    );
    for (const found of within.values()) expect([...found]).toEqual(['signature-invalid']);
  });
});

describe('every leaf of a statement that somebody trusted signed', () => {
  /** Nothing is decided by these, whoever asks. */
  const HARMLESS = [
    'subject.0.name',
    'predicate.buildDefinition.buildType',
    ...['event_name', 'repository_id', 'repository_owner_id', 'runner_environment'].map(
      (leaf) => `predicate.buildDefinition.internalParameters.github.${leaf}`,
    ),
    'predicate.runDetails.metadata.invocationId',
  ];
  const DEPENDENCIES = 'predicate.buildDefinition.resolvedDependencies';
  const WORKFLOW = 'predicate.buildDefinition.externalParameters.workflow';

  test('is refused once it says something else than is asked, by a workflow', async () => {
    const decide = async (changed: unknown): Promise<string> => {
      job.put([await job.sigstore.sign(job.identity, changed)]);
      return job.came();
    };
    const came = await matrix(provenance(job.app, job.identity), decide, fewChanges);
    // The ref of the source is that of the dependency, of which the workflow's own is a repetition.
    expect(harmless(came)).toEqual(expect.arrayContaining(HARMLESS));
    expect(new Set(harmless(came))).toEqual(new Set([...HARMLESS, `${WORKFLOW}.ref`]));
    expect(codes(came, '_type')).toEqual(['statement-malformed']);
    expect(codes(came, 'subject.0.digest.sha256')).toEqual(['attestation-wrong-subject']);
    expect(codes(came, 'predicateType')).toEqual(['attestation-wrong-predicate']);
    expect(codes(came, `${WORKFLOW}.repository`)).toEqual(['attestation-contradicts']);
    expect(codes(came, `${WORKFLOW}.path`)).toEqual(['attestation-contradicts']);
    expect(codes(came, `${DEPENDENCIES}.0.digest.gitCommit`)).toEqual(['attestation-contradicts']);
    expect(codes(came, `${DEPENDENCIES}.1.uri`)).toEqual(['attestation-material-missing']);
    expect(codes(came, `${DEPENDENCIES}.1.digest.sha256`)).toEqual(['attestation-material-missing']);
    expect(codes(came, 'predicate.runDetails.builder.id')).toEqual(['attestation-wrong-builder']);
  });

  test('and by a key, which vouches for all that it says', async () => {
    const { signer, publicPem } = newSigners();
    const came = await matrix(provenance(job.app, job.identity), async (changed) => {
      job.put([await signer.sign(IN_TOTO, Buffer.from(JSON.stringify(changed)))]);
      return job.came({ 'signed-by': { keys: publicPem }, 'max-age': undefined, materials: undefined });
    });
    expect(new Set(harmless(came))).toEqual(
      new Set([
        ...HARMLESS,
        `${WORKFLOW}.ref`,
        `${WORKFLOW}.path`,
        `${DEPENDENCIES}.1.uri`,
        `${DEPENDENCIES}.1.digest.sha256`,
      ]),
    );
    expect(codes(came, 'predicateType')).toEqual(['attestation-wrong-predicate']);
    expect(codes(came, `${WORKFLOW}.repository`)).toEqual(['attestation-wrong-repository']);
    expect(codes(came, `${DEPENDENCIES}.0.digest.gitCommit`)).toEqual(['attestation-wrong-commit']);
    expect(SLSA_1).toBe(at(provenance(job.app, job.identity), ['predicateType']));
  });
});
