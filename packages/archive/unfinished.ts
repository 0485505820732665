import type { Store } from '#stores';
import { UserError, messageOf } from '#verdict';

/** What writers that were killed left in a store, and what became of it. */
export interface Swept {
  /** Uploads that the store was told to forget; in a dry run, that it would be told. */
  readonly aborted: number;
  /** Why others are still there. */
  readonly problems: readonly string[];
}

/** Let a store forget uploads of a name that began before a moment and never became an object. */
export async function sweepUnfinished(
  store: Store,
  name: string,
  { before, dryRun }: { readonly before: Date; readonly dryRun: boolean },
): Promise<Swept> {
  let aborted = 0;
  const problems: string[] = [];
  if (store.unfinished === undefined) return { aborted, problems };
  try {
    for await (const upload of store.unfinished(`${name}/backups`)) {
      if (upload.startedAt >= before) continue;
      try {
        if (!dryRun) await upload.abort();
        aborted++;
      } catch (error) {
        problems.push(problemOf(error, upload.path));
      }
    }
  } catch (error) {
    problems.push(problemOf(error, store.url));
  }
  return { aborted, problems };
}

function problemOf(error: unknown, where: string): string {
  if (error instanceof UserError) return `${where}: ${messageOf(error)}`;
  throw error;
}
