import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';

const step = v.looseObject({ run: v.optional(v.string()) });
const workflow = v.looseObject({ jobs: v.looseObject({ touched: v.looseObject({ steps: v.array(step) }) }) });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touched-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What the example's first job puts out, run as a runner does, where GitHub lists these files of a pull request. */
function touched(
  listed: readonly string[] | 'nothing',
  pullRequest: { NUMBER: string; FILES: string },
): string {
  const { jobs } = v.parse(workflow, parse(readFileSync('docs/examples/gate-migrations.yml', 'utf8')));
  const says =
    listed === 'nothing' ? 'exit 1' : `printf '%s\\n' ${listed.map((one) => `'${one}'`).join(' ')}`;
  writeFileSync(join(folder, 'gh'), `#!/bin/sh\n${says}\n`, { mode: 0o755 });
  const output = join(folder, 'output');
  writeFileSync(output, '');
  const script = jobs.touched.steps[0]?.run ?? '';
  spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    env: { PATH: `${folder}:/usr/bin:/bin`, GITHUB_OUTPUT: output, REPOSITORY: 'acme/shop', ...pullRequest },
  });
  return readFileSync(output, 'utf8').trim();
}

test('the gate is asked unless it is known that no migration is touched', () => {
  const pull = (files: number): { NUMBER: string; FILES: string } => ({ NUMBER: '7', FILES: String(files) });
  const queue = { NUMBER: '', FILES: '' };
  expect(touched(['README.md'], pull(1))).toBe('migrations=false');
  expect(touched(['README.md', 'db/migrations/1.sql'], pull(2))).toBe('migrations=true');
  expect(touched(['README.md'], queue)).toBe('migrations=true');
  // What GitHub did not list may be one, and where it says nothing there is no answer.
  expect(touched(['README.md'], pull(3_000))).toBe('migrations=true');
  expect(touched('nothing', pull(1))).toBe('');
});
