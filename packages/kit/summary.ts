/** The runner drops a summary above 1 MiB; other steps of the job have their own. */
const MAX_BYTES = 1024 * 1024 - 4096;
const CUT = '\n\n_The rest is left out: a job summary may hold 1 MiB. The report files have everything._\n';

/** Markdown that the runner accepts: cut at a line where it is too large. */
export function boundedSummary(markdown: string, maxBytes = MAX_BYTES): string {
  if (Buffer.byteLength(markdown) <= maxBytes) return markdown;
  const bytes = Buffer.from(markdown).subarray(0, Math.max(0, maxBytes - Buffer.byteLength(CUT)));
  const end = bytes.lastIndexOf(0x0a);
  return bytes.subarray(0, Math.max(end, 0)).toString('utf8') + CUT;
}

/** A summary for a run that threw: its line as it is, in a fence that it can't break out of. */
export function failureSummary(title: string, line: string): string {
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `## ❌ ${title}: failed\n\n${fence}text\n${line}\n${fence}\n`;
}
