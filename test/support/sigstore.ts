import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import * as v from 'valibot';
import { canonicalJson } from '#json';
import { keylessSigner, type IdentityPolicy, type Signer, type SigstoreServices } from '#seal';

export const IN_TOTO = 'application/vnd.in-toto+json';
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** A workflow run, as its identity token tells it. */
export interface WorkflowIdentity {
  readonly issuer: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  /** Path of the workflow that was started. */
  readonly workflow: string;
  /** The workflow whose job signs, with its repository and ref, where it is another one's: `o/r/.github/workflows/w.yml@refs/heads/main`. */
  readonly jobWorkflow?: string;
  readonly ref: string;
  readonly commit: string;
  readonly runnerEnvironment: string;
  readonly trigger: string;
  readonly runId: string;
}

/** A workflow's identity; what is not said is that of one usual repository. */
export function workflowIdentity(changed: Partial<WorkflowIdentity> = {}): WorkflowIdentity {
  return {
    issuer: GITHUB_ISSUER,
    repository: 'acme/shop',
    repositoryId: '4711',
    ownerId: '815',
    workflow: '.github/workflows/backup.yml',
    ref: 'refs/heads/main',
    commit: '26d16513386ffaa790b1c32f927544f1322e4194',
    runnerEnvironment: 'github-hosted',
    trigger: 'schedule',
    runId: '1001',
    ...changed,
  };
}

/** What the identity's certificate names: the workflow's URL with its ref. */
export function identityUrl(identity: WorkflowIdentity): string {
  return `https://github.com/${jobWorkflowOf(identity)}`;
}

/** The policy that names exactly this identity. */
export function policyFor(identity: WorkflowIdentity): IdentityPolicy {
  const { issuer, repositoryId, ownerId, workflow, ref, commit, runnerEnvironment } = identity;
  return {
    issuer,
    identity: identityUrl(identity),
    ...{ repositoryId, ownerId, workflow, ref, commit, runnerEnvironment },
  };
}

function jobWorkflowOf({ jobWorkflow, repository, workflow, ref }: WorkflowIdentity): string {
  return jobWorkflow ?? `${repository}/${workflow}@${ref}`;
}

/** A token as GitHub gives it to a job, but signed by nobody: the services below do not ask. */
export function identityToken(identity: WorkflowIdentity): string {
  const [owner = ''] = identity.repository.split('/');
  const claims = {
    iss: identity.issuer,
    aud: 'sigstore',
    sub: identityUrl(identity),
    repository: identity.repository,
    repository_id: identity.repositoryId,
    repository_owner: owner,
    repository_owner_id: identity.ownerId,
    repository_visibility: 'private',
    workflow: 'Backup',
    workflow_ref: `${identity.repository}/${identity.workflow}@${identity.ref}`,
    workflow_sha: identity.commit,
    job_workflow_ref: jobWorkflowOf(identity),
    job_workflow_sha: identity.commit,
    ref: identity.ref,
    sha: identity.commit,
    runner_environment: identity.runnerEnvironment,
    event_name: identity.trigger,
    run_id: identity.runId,
    run_attempt: '1',
  };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmVk`;
}

export interface FakeSigstoreOptions {
  /** `tsa`: as GitHub's own instance for private repositories, with timestamps in place of logs. */
  readonly witness?: 'logs' | 'tsa';
  /** When everything is signed; not before now, and within a year. */
  readonly at?: Date;
}

type Handler = ReturnType<typeof fulcioHandler>;

/** Sigstore on this machine: its certificate authority, logs and timestamps, with a root of their own. Dispose of it to end it. */
export class FakeSigstore implements AsyncDisposable {
  readonly #server: Server;
  readonly #witness: 'logs' | 'tsa';
  /** Its `trusted_root.json`. */
  readonly trustedRoot: Uint8Array;
  /** Requests that it was sent, by path. */
  readonly asked: { readonly path: string; readonly body: string }[] = [];
  /** Answers this instead, while it is set. */
  refusal: { readonly status: number; readonly message: string } | undefined;

  private constructor(handlers: readonly Handler[], trustedRoot: Uint8Array, witness: 'logs' | 'tsa') {
    this.trustedRoot = trustedRoot;
    this.#witness = witness;
    this.#server = createServer((request, response) => {
      const answer = async (): Promise<void> => {
        const { url: path = '' } = request;
        const body = await text(request);
        this.asked.push({ path, body });
        const handler = handlers.find((one) => one.path === path);
        if (handler === undefined || this.refusal !== undefined) {
          const { status, message } = this.refusal ?? { status: 404, message: 'no such path' };
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
          return;
        }
        const { statusCode, response: told, contentType } = await handler.fn(body);
        response.writeHead(statusCode, { 'content-type': contentType ?? 'text/plain' });
        response.end(typeof told === 'string' ? told : bytesOf(told));
      };
      answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  static async start({ witness = 'logs', at }: FakeSigstoreOptions = {}): Promise<FakeSigstore> {
    const [caKey, ctKey, logKey, tsaKey] = [newKey(), newKey(), newKey(), newKey()];
    const ctLog = await initializeCTLog(ctKey, at);
    const ca = await initializeCA(caKey, witness === 'logs' ? ctLog : undefined, at);
    const log = await initializeTLog('https://rekor.example', logKey, at);
    const seconds = at ?? new Date();
    const tsa = await initializeTSA(tsaKey, seconds);
    const start = new Date(Date.now() - 60_000).toISOString();
    const logged = (publicKey: Uint8Array, baseUrl: string): unknown => ({
      baseUrl,
      hashAlgorithm: 'SHA2_256',
      publicKey: {
        rawBytes: base64(publicKey),
        keyDetails: 'PKIX_ECDSA_P256_SHA_256',
        validFor: { start },
      },
      logId: { keyId: createHash('sha256').update(publicKey).digest('base64') },
    });
    const authority = (...certificates: readonly Uint8Array[]): unknown => ({
      subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
      uri: 'https://authority.example',
      certChain: { certificates: certificates.map((one) => ({ rawBytes: base64(one) })) },
      validFor: { start },
    });
    const root = {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      certificateAuthorities: [authority(bytesOf(ca.rootCertificate))],
      tlogs: witness === 'logs' ? [logged(log.publicKey, 'https://rekor.example')] : [],
      ctlogs: witness === 'logs' ? [logged(ctLog.publicKey, 'https://ctfe.example')] : [],
      timestampAuthorities: [authority(bytesOf(tsa.intCertificate), bytesOf(tsa.rootCertificate))],
    };
    const stamping = at === undefined ? inWholeSeconds(tsaHandler(tsa), seconds) : tsaHandler(tsa);
    const handlers = [fulcioHandler(ca), asRekorKeepsIt(rekorHandler(log)), stamping];
    const fake = new FakeSigstore(handlers, Buffer.from(JSON.stringify(root)), witness);
    await new Promise<void>((done) => fake.#server.listen(0, '127.0.0.1', done));
    return fake;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  get services(): SigstoreServices {
    const witness = this.#witness === 'logs' ? { rekorUrl: this.url } : { tsaUrl: this.url };
    return { fulcioUrl: this.url, ...witness };
  }

  /** Sign something as a workflow: the bytes of a Sigstore bundle. A value that is no bytes is signed in canonical form. */
  sign(identity: WorkflowIdentity, payload: unknown, payloadType: string = IN_TOTO): Promise<Uint8Array> {
    const bytes = payload instanceof Uint8Array ? payload : Buffer.from(canonicalJson(payload));
    const token = identityToken(identity);
    const signer = keylessSigner({
      services: this.services,
      identityToken: () => Promise.resolve(token),
    });
    return signer.sign(payloadType, bytes);
  }

  /** A workflow that signs what it writes. */
  signer(identity: WorkflowIdentity): Signer {
    return { kind: 'keyless', sign: (payloadType, payload) => this.sign(identity, payload, payloadType) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

function newKey(): Parameters<typeof initializeTSA>[0] {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

/** The mock writes a time's fraction without its last zeros, which Sigstore's reader does not take: the clock is set to none before each. */
function inWholeSeconds({ path, fn }: Handler, clock: Date): Handler {
  return {
    path,
    fn: (body) => {
      clock.setTime(Math.floor(Date.now() / 1000) * 1000);
      return fn(body);
    },
  };
}

const proposed = v.object({
  kind: v.literal('dsse'),
  apiVersion: v.string(),
  spec: v.object({
    proposedContent: v.object({ envelope: v.string(), verifiers: v.tuple([v.string()]) }),
  }),
});
const envelope = v.object({ payload: v.string(), signatures: v.tuple([v.object({ sig: v.string() })]) });

/** Rekor keeps digests of what it is shown (its `dsse` type, 0.0.1); the mock would keep the proposal itself. */
function asRekorKeepsIt({ path, fn }: Handler): Handler {
  return {
    path,
    fn: (body) => {
      const { kind, apiVersion, spec } = v.parse(proposed, JSON.parse(body));
      const [verifier] = spec.proposedContent.verifiers;
      const shown = v.parse(envelope, JSON.parse(spec.proposedContent.envelope));
      const entry = {
        kind,
        apiVersion,
        spec: {
          envelopeHash: sha256(Buffer.from(spec.proposedContent.envelope)),
          payloadHash: sha256(Buffer.from(shown.payload, 'base64')),
          signatures: [{ signature: shown.signatures[0].sig, verifier }],
        },
      };
      return fn(JSON.stringify(entry));
    },
  };
}

function sha256(bytes: Uint8Array): { readonly algorithm: string; readonly value: string } {
  return { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
