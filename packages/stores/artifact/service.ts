import { UserError, messageOf } from '#verdict';
import type { StoreOptions } from '../open.js';

/** Somebody else wrote the name in this run. */
export class NameTaken extends Error {}

/** The run's own side of artifacts: only a step of a workflow can write them, and needs no permission for those of its own run. */
export interface ArtifactService {
  /** Send a file as an artifact of the file's name. @throws NameTaken */
  upload(file: string, folder: string, retentionDays: number | undefined): Promise<{ readonly id: number }>;
  /** Remove an artifact that this run wrote. */
  delete(name: string): Promise<void>;
}

/** GitHub's own client for the service of this run. @throws UserError where there is none */
export async function serviceOf({ env }: Pick<StoreOptions, 'env'>): Promise<ArtifactService> {
  for (const name of ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL']) {
    if ((env[name] ?? '') !== '') continue;
    throw new UserError(
      `Workflow artifacts are written by steps of a workflow alone, and here is none: ${name} is not set`,
      {
        remedy: 'Back up with `uses:` in a workflow on github.com, or take another store',
      },
    );
  }
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  return {
    upload: async (file, folder, retentionDays) => {
      try {
        const { id } = await client.uploadArtifact('', [file], folder, {
          // As it is: a set's files are compressed already, and a range of them can be read.
          skipArchive: true,
          ...(retentionDays === undefined ? {} : { retentionDays }),
        });
        if (id === undefined) throw new Error('the artifact service told no number for what it took');
        return { id };
      } catch (error) {
        if (messageOf(error).includes('(409)')) throw new NameTaken('the name is taken', { cause: error });
        throw error;
      }
    },
    delete: async (name) => {
      await client.deleteArtifact(name);
    },
  };
}
