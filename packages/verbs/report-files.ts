import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { VerbContext } from '#kit';
import type { Report } from '#report';
import { UserError, messageOf } from '#verdict';

/**
 * The report as Markdown, JSON, JUnit and one HTML file.
 *
 * @param folder as its user gave it; '' for `usual`, in the runner's temporary folder or the current one
 * @returns the HTML file's path
 */
export async function writeReport(
  report: Report,
  folder: string,
  context: VerbContext,
  usual = 'backproof-report',
): Promise<string> {
  const { renderHtml, renderJUnit, renderMarkdown, reportJson } = await import('#report');
  const target = resolve(
    folder === '' ? (context.onRunner ? join(context.tempFolder, usual) : usual) : folder,
  );
  await writeFiles(target, {
    'report.md': renderMarkdown(report),
    'report.json': `${JSON.stringify(reportJson(report), null, 2)}\n`,
    'report.junit.xml': renderJUnit(report),
    'report.html': renderHtml(report),
  });
  return join(target, 'report.html');
}

/** Write a report's files into a folder, which is made if need be. @throws UserError where it may not be written */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  } catch (error) {
    throw new UserError(`The report cannot be written: ${messageOf(error)}`, {
      remedy: 'Set `report-dir` to a folder that may be written',
      cause: error,
    });
  }
}
