import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Decision } from '#gate';
import { codesOf, decideDeploy, everythingAsked, putArtifact, type Deploy } from './attestations.js';
import { FakeSigstore, workflowIdentity, type WorkflowIdentity } from './sigstore.js';

type Item = Readonly<Record<string, unknown>>;

/** A job's folder with two artifacts, and Sigstore to attest them. Dispose of it to remove both. */
export class AttestedWorkspace implements AsyncDisposable {
  readonly path = mkdtempSync(join(tmpdir(), 'attested-'));
  readonly app = putArtifact(this.path, 'app.tar.gz', 'the app');
  readonly other = putArtifact(this.path, 'other.tar.gz', 'something else');

  private constructor(
    readonly sigstore: FakeSigstore,
    readonly identity: WorkflowIdentity,
    readonly now: Date,
  ) {}

  static async create(): Promise<AttestedWorkspace> {
    // Everything is signed in one second, so that each certificate was valid when another's signature was made.
    const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 86_400_000);
    const identity = workflowIdentity({ workflow: '.github/workflows/release.yml', trigger: 'push' });
    const sigstore = await FakeSigstore.start({ at });
    return new AttestedWorkspace(sigstore, identity, new Date(at.getTime() + 3_600_000));
  }

  /** Everything that can be asked for of the app; changed as said, `undefined` takes a key away. */
  asked(changed: Item = {}): Item {
    const all = { ...everythingAsked(this.app, this.identity), ...changed };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  }

  /** Write a file, `app.jsonl` where nothing else is said, one attestation a line. */
  put(attestations: readonly (Uint8Array | string)[], name = 'app.jsonl'): void {
    const lines = attestations.flatMap((one) => [Buffer.from(one), Buffer.from('\n')]);
    writeFileSync(join(this.path, name), Buffer.concat(lines));
  }

  decide(changed: Item = {}, more: Partial<Deploy> = {}): Promise<Decision> {
    return decideDeploy({
      ...{ workspace: this.path, now: this.now, trustedRoot: this.sigstore.trustedRoot },
      attestations: [this.asked(changed)],
      ...more,
    });
  }

  /** `allow satisfied`, or with the reason why not. */
  async came(changed: Item = {}, more: Partial<Deploy> = {}): Promise<string> {
    return codesOf(await this.decide(changed, more));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.path, { recursive: true, force: true });
    await this.sigstore[Symbol.asyncDispose]();
  }
}
