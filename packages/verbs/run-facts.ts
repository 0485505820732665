import type { VerbContext } from '#kit';
import type { Manifest } from '#manifest';

/** The workflow run, as manifests and receipts tell it. */
export function runFacts({ run }: VerbContext): Manifest['source'] {
  return {
    ...(run.repository === undefined ? {} : { repository: run.repository }),
    ...(run.repositoryId === undefined ? {} : { repository_id: run.repositoryId }),
    ...(run.commit === undefined ? {} : { commit: run.commit }),
    ...(run.ref === undefined ? {} : { ref: run.ref }),
    ...(run.runId === undefined ? {} : { run_id: run.runId }),
    ...(run.runAttempt === undefined ? {} : { run_attempt: run.runAttempt }),
    ...(run.workflow === undefined ? {} : { workflow: run.workflow }),
  };
}
