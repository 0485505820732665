import type { Claim, Verdict } from '#verdict';
import type { Finding } from '../model.js';

/** What a run tells those who are not on GitHub. */
export interface Notice {
  /** What was done, such as `Restore drill of app`. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly claim: Claim | 'none';
  /** The run's last line. */
  readonly line: string;
  readonly at: Date;
  readonly findings: readonly Finding[];
  /** `owner/name` */
  readonly repository?: string;
  readonly runUrl?: string;
}

/** The version of what a webhook is sent. */
export const WEBHOOK_VERSION = 'backproof.webhook.v1';

/** A notice as JSON, for programs. @param id the same however often it is delivered */
export function noticeJson(notice: Notice, id: string): string {
  return JSON.stringify({
    version: WEBHOOK_VERSION,
    id,
    at: notice.at.toISOString(),
    title: notice.title,
    verdict: notice.verdict,
    claim: notice.claim,
    line: notice.line,
    repository: notice.repository,
    run_url: notice.runUrl,
    findings: notice.findings.map((finding) => ({
      database: finding.database,
      class: finding.failure,
      state: finding.state,
      what: finding.what,
      expected: finding.expected,
      found: finding.found,
      where: finding.where,
      remedy: finding.remedy,
      evidence: finding.evidence,
    })),
  });
}
