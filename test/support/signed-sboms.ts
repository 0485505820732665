import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Signer } from '#seal';
import type { Decision } from '#gate';
import { DirectoryStore } from '#stores';
import { decideBy, keysBlock } from './gate.js';
import { bytesOfJson, type Listed } from './sboms.js';
import { IN_TOTO } from './sigstore.js';

export const CYCLONEDX_TYPE = 'https://cyclonedx.org/bom';
export const SPDX_TYPE = 'https://spdx.dev/Document/v2.3';

export const ARTIFACT = Buffer.from('what is to be deployed');
export const ARTIFACT_SHA256 = createHash('sha256').update(ARTIFACT).digest('hex');

/** A job's workspace with an artifact, its SBOM and what else a policy names. Dispose of it to remove it. */
export class SbomWorkspace implements AsyncDisposable {
  private constructor(readonly root: string) {}

  static async make(): Promise<SbomWorkspace> {
    const workspace = new SbomWorkspace(await mkdtemp(join(tmpdir(), 'sbom-')));
    await workspace.put('dist/app.tar.gz', ARTIFACT);
    return workspace;
  }

  async put(path: string, content: unknown): Promise<void> {
    const file = join(this.root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content instanceof Uint8Array ? content : bytesOfJson(content));
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.root, path));
  }

  /** Decide by a policy that asks for an SBOM in `sbom.json`. @param more lines of the requirement */
  async decide(signedBy: string, more = '', trustedRoot?: Uint8Array): Promise<Decision> {
    return decideBy({
      store: new DirectoryStore(this.root),
      policy: `sbom:\n  bundle: sbom.json\n  artifact: dist/app.tar.gz\n${more}  signed-by:\n${signedBy}`,
      now: new Date('2026-11-20T09:00:00Z'),
      workspace: this.root,
      ...(trustedRoot === undefined ? {} : { trustedRoot }),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

/** Keys as `signed-by` has them. */
export function byKeys(publicPem: string): string {
  return keysBlock(publicPem).replace(/^/gm, '  ').trimEnd() + '\n';
}

export function statementOf(
  predicate: unknown,
  predicateType = CYCLONEDX_TYPE,
  sha256 = ARTIFACT_SHA256,
): unknown {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'app.tar.gz', digest: { sha256 } }],
    predicateType,
    predicate,
  };
}

export function signedWith(signer: Signer, statement: unknown, payloadType = IN_TOTO): Promise<Uint8Array> {
  return signer.sign(payloadType, bytesOfJson(statement));
}

/** A lock file that lists the same as an SBOM. */
export function lockOf(listed: readonly Listed[]): unknown {
  const packages: Record<string, object> = { '': { name: 'shop' } };
  for (const { name, version } of listed) packages[`node_modules/${name}`] = { version };
  return { lockfileVersion: 3, packages };
}
