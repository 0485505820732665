import * as v from 'valibot';
import { momentSchema } from './answers.js';
import type { Calls } from './calls.js';

/** A workflow artifact, of whichever run. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly createdAt: Date;
  /** Its bytes are gone. */
  readonly expired: boolean;
  /** SHA-256 of its bytes in hexadecimal; absent for those of old clients. */
  readonly sha256?: string;
  /** The run that wrote it. */
  readonly run?: number;
}

const artifactSchema = v.pipe(
  v.object({
    id: v.number(),
    name: v.string(),
    size_in_bytes: v.number(),
    created_at: v.nullable(momentSchema),
    expired: v.boolean(),
    digest: v.nullish(v.string()),
    workflow_run: v.nullish(v.object({ id: v.optional(v.number()) })),
  }),
  v.transform((artifact): Artifact => {
    const sha256 = /^sha256:([0-9a-f]{64})$/.exec(artifact.digest ?? '')?.[1];
    const run = artifact.workflow_run?.id;
    return {
      id: artifact.id,
      name: artifact.name,
      size: artifact.size_in_bytes,
      createdAt: artifact.created_at ?? new Date(0),
      expired: artifact.expired,
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(run === undefined ? {} : { run }),
    };
  }),
);

/** What workflows left behind for whoever comes later. */
export class Artifacts {
  constructor(private readonly calls: Calls) {}

  /** Every artifact of the repository, or every one of a name; the newest first. */
  list(name?: string): Promise<readonly Artifact[]> {
    return this.calls.all(
      { doing: 'list artifacts', permission: 'actions: read' },
      artifactSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.actions.listArtifactsForRepo, {
          ...target,
          per_page: 100,
          ...(name === undefined ? {} : { name }),
        }),
    );
  }

  /** Where an artifact's bytes can be had for a minute, by whoever has the address: it takes no token, and must be given none. */
  async addressOf(id: number): Promise<string> {
    return this.calls.addressOf(
      { doing: `download artifact ${id}`, permission: 'actions: read' },
      (api, target) =>
        api.actions.downloadArtifact({
          ...target,
          artifact_id: id,
          archive_format: 'zip',
          request: { redirect: 'manual' },
        }),
    );
  }

  async delete(id: number): Promise<void> {
    await this.calls.send({ doing: `remove artifact ${id}`, permission: 'actions: write' }, (api, target) =>
      api.actions.deleteArtifact({ ...target, artifact_id: id }),
    );
  }
}
