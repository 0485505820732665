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
  try {
    await mkdir(target, { recursive: true });
    await writeFile(join(target, 'report.md'), renderMarkdown(report));
    await writeFile(join(target, 'report.json'), `${JSON.stringify(reportJson(report), null, 2)}\n`);
    await writeFile(join(target, 'report.junit.xml'), renderJUnit(report));
    await writeFile(join(target, 'report.html'), renderHtml(report));
  } catch (error) {
    throw new UserError(`The report cannot be written: ${messageOf(error)}`, {
      remedy: 'Set `report-dir` to a folder that may be written',
      cause: error,
    });
  }
  return join(target, 'report.html');
}
