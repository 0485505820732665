import type { Told } from '#alerts';

/** What was told on GitHub, a line each, for a log. */
export function plainLines({ issues, check }: Told): readonly string[] {
  return [
    ...issues.map(({ number, did, url }) => `Issue #${number} ${did}: ${url}`),
    ...(check?.url === undefined ? [] : [`Check ${check.name}: ${check.url}`]),
  ];
}

/** The same for the job's summary: an issue's number is a link there. Its title stands behind the link, and may hold anything. */
export function markdownLines({ issues }: Told): readonly string[] {
  return issues.map(
    ({ number, did, url, finding }) => `Issue [#${number}](${url}) ${did}: ${finding.failure}`,
  );
}
