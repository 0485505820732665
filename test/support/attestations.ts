import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, readGatePolicy, type Artifact, type Decision, type GateRequest } from '#gate';
import { UserError } from '#verdict';
import { identityUrl, type WorkflowIdentity } from './sigstore.js';
import { LOCAL_POLICY, NO_CHANGE } from './gate.js';

export const SLSA_1 = 'https://slsa.dev/provenance/v1';
export const SLSA_02 = 'https://slsa.dev/provenance/v0.2';

/** An artifact of a test, by its bytes. */
export interface MadeArtifact {
  readonly name: string;
  readonly sha256: string;
  readonly sha512: string;
}

/** Put a file into a workspace. */
export function putArtifact(workspace: string, name: string, text: string): MadeArtifact {
  writeFileSync(join(workspace, name), text);
  const digest = (algorithm: string): string => createHash(algorithm).update(text).digest('hex');
  return { name, sha256: digest('sha256'), sha512: digest('sha512') };
}

/** A statement of provenance as GitHub's `attest-build-provenance` writes it in a run of this identity. */
export function provenance(
  { name, sha256 }: MadeArtifact,
  identity: WorkflowIdentity,
): Readonly<Record<string, unknown>> {
  const repository = `https://github.com/${identity.repository}`;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256 } }],
    predicateType: SLSA_1,
    predicate: {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: {
          workflow: { ref: identity.ref, repository, path: identity.workflow },
        },
        internalParameters: {
          github: {
            event_name: identity.trigger,
            repository_id: identity.repositoryId,
            repository_owner_id: identity.ownerId,
            runner_environment: identity.runnerEnvironment,
          },
        },
        resolvedDependencies: [
          { uri: `git+${repository}@${identity.ref}`, digest: { gitCommit: identity.commit } },
          { uri: 'pkg:npm/left-pad@1.3.0', digest: { sha256: '5b'.repeat(32) } },
        ],
      },
      runDetails: {
        builder: { id: identityUrl(identity) },
        metadata: { invocationId: `${repository}/actions/runs/${identity.runId}/attempts/1` },
      },
    },
  };
}

/** The same as SLSA's builders before 1.0 write it. */
export function olderProvenance(
  { name, sha256 }: MadeArtifact,
  identity: WorkflowIdentity,
): Readonly<Record<string, unknown>> {
  const uri = `git+https://github.com/${identity.repository}@${identity.ref}`;
  const digest = { sha1: identity.commit };
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [{ name, digest: { sha256 } }],
    predicateType: SLSA_02,
    predicate: {
      builder: { id: identityUrl(identity) },
      buildType: 'https://github.com/slsa-framework/slsa-github-generator/generic@v1',
      invocation: { configSource: { uri, digest, entryPoint: identity.workflow } },
      materials: [{ uri, digest }],
    },
  };
}

/** Exactly this identity, as a policy names it. */
export function signedBy(identity: WorkflowIdentity): Readonly<Record<string, unknown>> {
  return {
    'trusted-root': 'trusted_root.json',
    identities: [
      {
        issuer: identity.issuer,
        identity: identityUrl(identity),
        'repository-id': Number(identity.repositoryId),
        'owner-id': Number(identity.ownerId),
        workflow: identity.workflow,
        'runner-environment': identity.runnerEnvironment,
      },
    ],
  };
}

/** An attestation with everything that can be asked for, of an artifact in `app.jsonl`. */
export function everythingAsked(
  { name }: MadeArtifact,
  identity: WorkflowIdentity,
): Readonly<Record<string, unknown>> {
  const repository = `https://github.com/${identity.repository}`;
  return {
    artifact: name,
    bundle: 'app.jsonl',
    'predicate-type': SLSA_1,
    'signed-by': signedBy(identity),
    builder: identityUrl(identity),
    'source-repository': repository,
    ref: identity.ref,
    commit: identity.commit,
    materials: [
      { uri: `git+${repository}@${identity.ref}`, digest: `gitCommit:${identity.commit}` },
      { uri: 'pkg:npm/left-pad@1.3.0', digest: `sha256:${'5b'.repeat(32)}` },
    ],
    'max-age': '30d',
  };
}

export interface Deploy {
  readonly workspace: string;
  readonly attestations: readonly Readonly<Record<string, unknown>>[];
  readonly now: Date;
  /** What a policy's `trusted-root` is, whatever its path. */
  readonly trustedRoot?: Uint8Array;
  readonly artifact?: Artifact;
  readonly change?: Partial<GateRequest['change']>;
}

/** Decide by a policy that asks for attestations alone: there is no store. */
export async function decideDeploy({
  workspace,
  attestations,
  now,
  trustedRoot,
  artifact,
  change = {},
}: Deploy): Promise<Decision> {
  return decide({
    policy: await readGatePolicy(JSON.stringify({ attestations }), 'gate.yml'),
    policyName: 'gate.yml',
    ...LOCAL_POLICY,
    openStore: () => Promise.reject(new Error('nobody asked for a store')),
    readBeside: (path) =>
      trustedRoot === undefined
        ? Promise.reject(new UserError(`there is no ${path}`))
        : Promise.resolve(trustedRoot),
    ...{ workspace, artifact, now, change: { ...NO_CHANGE, ...change } },
  });
}

/** The codes of a decision's attestations: `allow satisfied`. */
export function codesOf({ decision, outcomes }: Decision): string {
  const codes = outcomes.flatMap(({ requirement, code }) => (requirement === 'attestations' ? [code] : []));
  return [decision, ...codes].join(' ');
}
