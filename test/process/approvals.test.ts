import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { COMMIT } from '../support/approvals.js';
import { CommandLine } from '../support/cli.js';
import { keysBlock } from '../support/gate.js';
import { GitHubServer, idOf, person } from '../support/github/index.js';
import { Job, type StepResult } from '../support/runner.js';

const POLICY = '.github/backproof-gate.yml';
const [author, mona, hubot] = [person('author'), person('mona'), person('hubot')];

let server: GitHubServer;
beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.stop());

const decisionOf = v.looseObject({
  decision: v.string(),
  reasons: v.array(v.looseObject({ code: v.string(), subject: v.optional(v.string()) })),
});

test('people who approve with keys of their own let a commit through, offline', async () => {
  await using cli = await CommandLine.start();
  const approver = async (name: string): Promise<string> => {
    const files = ['--private-file', `${name}.pem`, '--public-file', `${name}.pub`];
    expect((await cli.run(['keys', 'new', ...files])).code).toBe(0);
    return readFile(join(cli.folder, `${name}.pub`), 'utf8');
  };
  const approve = async (name: string, ...what: readonly string[]): Promise<void> => {
    const given = ['--approver', name, '--key-file', `${name}.pem`, '--out', `approvals/${name}.json`];
    expect((await cli.run(['approve', ...given, ...what])).code).toBe(0);
  };
  const keys = keysBlock((await approver('mona')) + (await approver('hubot')))
    .replace(/^/gm, '  ')
    .trimEnd();
  await approver('eve');
  await writeFile(join(cli.folder, 'gate.yml'), `approvals:\n  signed:\n    count: 2\n${keys}\n`);
  const decide = async (commit = COMMIT): Promise<readonly unknown[]> => {
    const args = ['gate', '--policy', 'gate.yml', '--commit', commit, '--approvals', 'approvals', '--json'];
    const { code, out } = await cli.run(args);
    const { decision, reasons } = v.parse(decisionOf, JSON.parse(out));
    return [code, decision, reasons[1]?.code];
  };
  await approve('mona', '--commit', COMMIT);
  await approve('eve', '--commit', COMMIT);
  expect(await decide()).toEqual([1, 'block', 'approver-unknown']);
  await approve('hubot', '--commit', COMMIT, '--valid-for', '2h');
  expect(await decide()).toEqual([0, 'allow', 'satisfied']);
  expect(await decide('1'.repeat(40))).toEqual([1, 'block', 'approval-wrong-subject']);
  const file = join(cli.folder, 'approvals', 'hubot.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('"payload":"', '"payload":"AAAA'));
  expect(await decide()).toEqual([1, 'block', 'signature-invalid']);
});

test('a pull request that others reviewed in its last commit goes through, in a run that others let in', async () => {
  await using job = await Job.start();
  const { pulls, workflows, files, fullName } = server.repository;
  const pull = pulls.open(fullName, { author: 'author' });
  pulls.push(pull, COMMIT, author);
  const run = workflows.run(workflows.add('deploy.yml'), { commit: COMMIT, actor: author });
  files.set(
    POLICY,
    `approvals:
  reviews: { from: [{ id: ${idOf(mona)}, login: mona }, { id: ${idOf(hubot)}, login: hubot }] }
  environment: { name: production }
`,
  );
  const event = join(job.folder, 'event.json');
  await mkdir(job.folder, { recursive: true });
  await writeFile(event, JSON.stringify({ pull_request: { number: 1, head: { sha: COMMIT } } }));
  const permissions = { contents: 'read', 'pull-requests': 'read', actions: 'read' } as const;
  const gate = (allowed: Readonly<Record<string, 'read'>> = permissions): Promise<StepResult> =>
    job.main('actions/provenance-verify', {
      with: { 'github-token': server.token(allowed) },
      env: { GITHUB_API_URL: server.url, GITHUB_EVENT_PATH: event, GITHUB_RUN_ID: String(run.id) },
    });
  const came = ({ exitCode, outputs }: StepResult): readonly unknown[] => {
    const reasons = v.parse(decisionOf.entries.reasons, JSON.parse(outputs['reasons'] ?? '[]'));
    expect(reasons.slice(1).map(({ subject }) => subject)).toEqual(['reviews', 'environment production']);
    return [exitCode, outputs['decision'], ...reasons.slice(1).map(({ code }) => code)];
  };
  expect(came(await gate())).toEqual([1, 'block', 'approvals-too-few', 'approvals-too-few']);
  pulls.review(pull, author);
  pulls.review(pull, mona);
  run.reviews.push({ by: author, state: 'approved', environments: ['production'] });
  expect(came(await gate())).toEqual([1, 'block', 'satisfied', 'approval-by-author']);
  run.reviews.push({ by: hubot, state: 'approved', environments: ['production'] });
  expect(came(await gate())).toEqual([0, 'allow', 'satisfied', 'satisfied']);
  server.repository.isPrivate = true;
  const { contents } = permissions;
  expect(came(await gate({ contents }))).toEqual([
    1,
    'block',
    'approvals-unreadable',
    'approvals-unreadable',
  ]);
});
