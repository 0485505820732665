import type { Check, Claim, Verdict } from '#verdict';

/** What a run tells those who are not on GitHub. */
export interface Notice {
  /** What was done, such as `Restore drill of app`. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly claim: Claim | 'none';
  /** The run's last line. */
  readonly line: string;
  readonly at: Date;
  /** The checks that kept it from being proven. */
  readonly blamed: readonly Check[];
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
    checks: notice.blamed.map(({ id, verdict, required, expected, found, where, subject }) => ({
      ...{ id, verdict, required, expected, found, where, subject },
    })),
  });
}
