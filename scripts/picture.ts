/**
 * Takes the README's picture of a report, with a Chromium that is on this machine:
 *
 *     node build/scripts/picture.js report.html docs/images/report.png [chromium-headless-shell]
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProgram } from '#process';

const [report, picture, browser = 'chromium-headless-shell'] = process.argv.slice(2);
if (report === undefined || picture === undefined) {
  throw new Error('Name the report and the picture: report.html docs/images/report.png');
}

await mkdir(dirname(resolve(picture)), { recursive: true });
const profile = await mkdtemp(join(tmpdir(), 'bp-picture-'));
try {
  await runProgram(browser, {
    args: [
      // Our own file, without scripts: the sandbox would need rights that a container does not give.
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--window-size=1160,1010',
      `--user-data-dir=${profile}`,
      `--screenshot=${resolve(picture)}`,
      pathToFileURL(resolve(report)).href,
    ],
    env: { PATH: process.env['PATH'] ?? '', HOME: profile },
  });
} finally {
  await rm(profile, { recursive: true });
}
