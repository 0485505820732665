import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EXIT, runCli } from '#cli';
import { openApproval, type OpenedApproval } from '#provenance';
import { verbs } from '#verbs';
import { approve } from '../../../packages/verbs/schemas/index.js';
import { COMMIT } from '../../support/approvals.js';
import { newSigners } from '../../support/signed-sets.js';

const ours = newSigners();
const DIGEST = 'ab'.repeat(32);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'approve-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = { BACKPROOF_SIGNING_KEY: ours.privatePem },
): Promise<{ code: number; shown: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const all = { approver: 'mona', out: join(folder, 'mona.json'), ...given };
  const code = await runCli([{ schema: approve, load: verbs.approve }], {
    argv: ['approve', ...Object.entries(all).map(([name, value]) => `--${name}=${value}`)],
    env: { RUNNER_TEMP: tmpdir(), ...env },
    ...{ stdout, stderr },
    handlers: { endServer: () => Promise.resolve(), endProcess: () => Promise.resolve() },
  });
  return { code, shown: [stdout, stderr].map((stream) => String(stream.read() ?? '')).join('') };
}

async function written(): Promise<OpenedApproval> {
  return openApproval(await readFile(join(folder, 'mona.json')), ours.trust);
}

describe('approve', () => {
  test.each([
    [{ commit: COMMIT }, { kind: 'commit', digest: COMMIT }],
    [{ 'manifest-sha256': DIGEST }, { kind: 'manifest', digest: DIGEST }],
    [{ 'artifact-digest': `sha256:${DIGEST.toUpperCase()}` }, { kind: 'artifact', digest: DIGEST }],
  ])('signs %j for as long as was said', async (given, of) => {
    const { code, shown } = await run({ ...given, purpose: 'recovery', 'valid-for': '2h' });
    expect(code).toBe(EXIT.proven);
    const approval = await written();
    expect(approval).toMatchObject({ of, purpose: 'recovery', approver: 'mona' });
    expect(approval.expiresAt.getTime() - approval.approvedAt.getTime()).toBe(7_200_000);
    expect(Math.abs(Date.now() - approval.approvedAt.getTime())).toBeLessThan(60_000);
    for (const line of ours.privatePem.split('\n').filter((text) => /^[A-Za-z0-9+/=]{20,}$/.test(text)))
      expect(shown).not.toContain(line);
  });

  test('takes the key of a file before that of the environment', async () => {
    const file = join(folder, 'key.pem');
    await writeFile(file, ours.privatePem, { mode: 0o600 });
    const { code } = await run(
      { commit: COMMIT, 'key-file': file },
      { BACKPROOF_SIGNING_KEY: newSigners().privatePem },
    );
    expect(code).toBe(EXIT.proven);
    expect(await written()).toMatchObject({ approver: 'mona' });
  });

  test.each([
    ['nothing', {}],
    ['two things', { commit: COMMIT, 'artifact-digest': DIGEST }],
    ['a branch', { commit: 'main' }],
    ['part of a commit', { commit: COMMIT.slice(0, 7) }],
    ['no time', { commit: COMMIT, 'valid-for': '0h' }],
    ['more than 90 days', { commit: COMMIT, 'valid-for': '91d' }],
    ['nobody', { commit: COMMIT, approver: '' }],
    ['a name that hides itself', { commit: COMMIT, approver: 'mona\u202e' }],
    ['a key on its command line', { commit: COMMIT, 'signing-key': 'x' }],
    ['a key that is none', { commit: COMMIT, 'key-file': '/dev/null' }],
  ])('of %s is refused, and nothing is written', async (_, given) => {
    expect((await run(given)).code).toBe(EXIT.wrongUse);
    expect(await readdir(folder)).toEqual([]);
  });

  test('needs one key, and writes over nothing', async () => {
    expect((await run({ commit: COMMIT }, {})).code).toBe(EXIT.wrongUse);
    const two = newSigners(2).privatePem;
    expect((await run({ commit: COMMIT }, { BACKPROOF_SIGNING_KEY: two })).code).toBe(EXIT.wrongUse);
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'mona.json'), 'ours');
    expect((await run({ commit: COMMIT })).code).toBe(EXIT.wrongUse);
    expect(await readFile(join(folder, 'mona.json'), 'utf8')).toBe('ours');
  });
});
