import type { Result } from './row.js';

/** The results as a table of Markdown, which reads well as plain text too. */
export function table(results: readonly Result[]): string {
  const header = ['what', 'ours', 'theirs', 'ratio or value', 'target', 'reached'];
  const rows = results.map((result) => [
    result.name,
    result.ours,
    result.theirs,
    result.value,
    result.target,
    result.reached ? 'yes' : 'no',
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(header),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
