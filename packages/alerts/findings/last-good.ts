import type { GitHub } from '#github';
import type { Finding } from '../model.js';

/** Whose runs are looked at for the last good one. */
export interface RunWorkflow {
  /** Name of its file, such as `backup.yml`. */
  readonly file: string;
  readonly branch?: string;
}

/**
 * Tell red findings when the workflow last succeeded as a whole, as far as GitHub lets us look (`actions: read`). It is a
 * help and nothing more: what cannot be known is left out.
 */
export async function withLastGood(
  findings: readonly Finding[],
  { file, branch }: RunWorkflow,
  workflows: Pick<GitHub['workflows'], 'runs'>,
): Promise<readonly Finding[]> {
  const wants = (finding: Finding): boolean =>
    finding.state === 'red' && finding.lastGood === undefined && finding.failure !== 'schedule-stopped';
  if (!findings.some(wants)) return findings;
  const last = await workflows
    .runs(file, { status: 'success', most: 1, ...(branch === undefined ? {} : { branch }) })
    .then(([run]) => run)
    .catch(() => undefined);
  if (last === undefined) return findings;
  const lastGood = { at: last.startedAt, what: `run ${last.number} of ${file} succeeded` };
  return findings.map((finding) => (wants(finding) ? { ...finding, lastGood } : finding));
}
