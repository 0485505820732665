import { lineOf, type Ports } from '#verdict';
import type { GitHub } from '#github';
import { tellCheck, type CheckRequest, type ToldCheck } from './checks/check-run.js';
import { findingsOf } from './findings/findings.js';
import { withLastGood, type RunWorkflow } from './findings/last-good.js';
import { reconcile, type Reconciled, type ToldIssue } from './issues/reconcile.js';
import type { IssueSettings } from './issues/settings.js';
import type { Finding } from './model.js';

/** What is told on GitHub of a run. */
export interface Telling extends CheckRequest {
  /** Absent where no issues are wanted. */
  readonly issues?: IssueSettings;
  /** Absent where the run is of no workflow. */
  readonly workflow?: RunWorkflow;
  /** Whether a check is wanted. */
  readonly check: boolean;
}

export interface Told {
  readonly issues: readonly ToldIssue[];
  readonly check?: ToldCheck;
  /** What did not arrive, or not as it was asked for; one line each, with the way out. */
  readonly warnings: readonly string[];
}

/** Tell on GitHub how a run ended. Never throws: what could not be told is returned. */
export async function tellGitHub(
  github: Pick<GitHub, 'issues' | 'checks' | 'workflows'>,
  telling: Telling,
  ports: Pick<Ports, 'clock'>,
): Promise<Told> {
  const warnings: string[] = [];
  const [reconciled, check] = await Promise.all([
    tellIssues(github, telling, ports),
    telling.check
      ? tellCheck(github.checks, telling).catch((error: unknown) => {
          warnings.push(`No check was told: ${lineOf(error)}`);
          return undefined;
        })
      : undefined,
  ]);
  const undelivered = reconciled?.undelivered.map(({ message }) => `An issue was not told: ${message}`) ?? [];
  return {
    issues: reconciled?.told ?? [],
    ...(check === undefined ? {} : { check }),
    // One cause keeps several issues from being told.
    warnings: [
      ...new Set([...undelivered, ...warnings, ...(check?.warning === undefined ? [] : [check.warning])]),
    ],
  };
}

async function tellIssues(
  github: Pick<GitHub, 'issues' | 'workflows'>,
  { ending, redact, issues, workflow }: Telling,
  ports: Pick<Ports, 'clock'>,
): Promise<Reconciled | undefined> {
  if (issues === undefined) return undefined;
  const found = findingsOf(ending).map((finding) => redacted(finding, redact));
  const findings = workflow === undefined ? found : await withLastGood(found, workflow, github.workflows);
  return reconcile(github.issues, findings, issues, ports);
}

function redacted(finding: Finding, redact: (text: string) => string): Finding {
  const { where, evidence, heads } = finding;
  return {
    ...finding,
    ...{ database: redact(finding.database), what: redact(finding.what), remedy: redact(finding.remedy) },
    ...{ expected: redact(finding.expected), found: redact(finding.found) },
    ...(where === undefined ? {} : { where: redact(where) }),
    ...(evidence === undefined ? {} : { evidence: redact(evidence) }),
    ...(heads === undefined ? {} : { heads: heads.map(redact) }),
  };
}
