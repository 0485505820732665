import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { putSignedReceipt } from '../../support/gate.js';
import { jsonLeaves, withLeaf } from '../../support/json-leaves.js';
import { LedgerFolder, NAME, chainOf, headIn } from '../../support/ledgers.js';
import { putSet } from '../../support/made-sets.js';
import { newSigners, type Signers } from '../../support/signed-sets.js';
import { testFolder } from '../../support/throwaway.js';
import { callVerb, type EndedVerb } from '../../support/verb.js';

const git = promisify(execFile).bind(undefined, 'git');
const MADE = new Date('2026-11-20T03:00:00Z');

const chain = chainOf(8);
const lines = chain.map(({ line }) => line);
/** Who administers the store and signs what backups and drills write, and somebody else. */
const [admin, auditor] = [newSigners(), newSigners()];

let temp: string;
let file: string;
let folder: LedgerFolder;
beforeEach(async () => {
  temp = await testFolder();
  file = join(temp, 'anchor.json');
  folder = await LedgerFolder.make();
  await folder.write(lines);
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
  await rm(temp, { recursive: true, force: true });
});

function anchor({ privatePem }: Signers, ...args: readonly string[]): Promise<EndedVerb> {
  return callVerb('ledger anchor', ['--store', folder.root, '--name', NAME, '--json', ...args], {
    RUNNER_TEMP: temp,
    BACKPROOF_SIGNING_KEY: privatePem,
  });
}

async function verify(trusted: readonly Signers[], ...args: readonly string[]): Promise<EndedVerb> {
  const keys = join(temp, 'keys.pub');
  await writeFile(keys, trusted.map(({ publicPem }) => publicPem).join(''));
  const where = ['--store', folder.root, '--name', NAME, '--json'];
  return callVerb('verify chain', [...where, '--verify-key', keys, ...args], { RUNNER_TEMP: temp });
}

/** The administrator writes all of it anew, and signs that it was so. */
async function rewriteAsAdmin(): Promise<void> {
  const id = await putSet(folder.store, MADE);
  await folder.write(chainOf(8).map(({ line }) => line));
  await putSignedReceipt(folder.store, id, MADE, admin.signer);
}

describe('an anchor', () => {
  test('under another key tells that an administrator wrote the ledger anew and signed it', async () => {
    const kept = join(temp, 'anchors');
    expect(await anchor(auditor, '--out', file, '--anchor-store', kept)).toMatchObject({ code: 0 });
    const both = [admin, auditor];
    for (const from of [
      ['--anchor', file],
      ['--anchor-store', kept],
    ])
      expect(await verify(both, ...from)).toMatchObject({ code: 0 });
    await rewriteAsAdmin();
    expect(await verify([admin])).toMatchObject({ code: 0 });
    for (const from of [
      ['--anchor', file],
      ['--anchor-store', kept],
    ]) {
      const { code, out } = await verify(both, ...from);
      expect(code).toBe(1);
      expect(out).toContain('ledger-rewritten');
    }
    // Whoever signed the true one does not sign this one beside it.
    expect((await anchor(auditor, '--anchor-store', kept)).code).not.toBe(0);
  });

  test('is found in the message of a tag', async () => {
    await anchor(auditor, '--out', file);
    const repository = join(temp, 'repository');
    await mkdir(repository);
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    const inRepository = { cwd: repository, env };
    const who = ['-c', 'user.name=auditor', '-c', 'user.email=auditor@example.org'];
    await git(['init', '-q'], inRepository);
    await git([...who, 'commit', '-q', '--allow-empty', '-m', 'x'], inRepository);
    await git([...who, 'tag', '-a', 'ledger', '-F', file], inRepository);
    const { stdout } = await git(['cat-file', 'tag', 'ledger'], inRepository);
    const tag = join(temp, 'tag.txt');
    await writeFile(tag, stdout);
    expect(stdout).toMatch(/^object [0-9a-f]{40}\n/);
    const { code, out } = await verify([auditor], '--anchor', tag);
    expect(code).toBe(0);
    expect(out).toContain(headIn(chain).hash);
    await rewriteAsAdmin();
    expect((await verify([auditor], '--anchor', tag)).code).toBe(1);
  });

  test('that is missing, signed by somebody else, or of another name, proves nothing', async () => {
    await anchor(admin, '--out', file);
    const { code, out } = await verify([auditor], '--anchor', file);
    expect(code).toBe(2);
    expect(out).toContain('ledger.anchored');
    expect((await verify([auditor], '--anchor-store', join(temp, 'nothing'))).code).toBe(2);
    const other = join(temp, 'other.json');
    await folder.store.put('other/backups/x', ReadableStream.from([Buffer.from('x')]));
    for (const [index, line] of lines.entries())
      await folder.store.put(
        `other/ledger/${String(index + 1).padStart(12, '0')}.json`,
        ReadableStream.from([Buffer.from(`${line}\n`)]),
      );
    await callVerb('ledger anchor', ['--store', folder.root, '--name', 'other', '--out', other], {
      RUNNER_TEMP: temp,
      BACKPROOF_SIGNING_KEY: auditor.privatePem,
    });
    expect((await verify([auditor], '--anchor', other)).code).toBe(2);
  });

  test('of which any part was changed proves nothing, but for the hint which key it was', async () => {
    await anchor(auditor, '--out', file);
    const whole: unknown = JSON.parse(await readFile(file, 'utf8'));
    const harmless: string[] = [];
    for (const { path, value } of jsonLeaves(whole)) {
      await writeFile(file, `${JSON.stringify(withLeaf(whole, path, `${String(value)}x`))}\n`);
      const { code } = await verify([auditor], '--anchor', file);
      if (code === 0) harmless.push(path.join('.'));
      else expect(code).toBe(2);
    }
    expect(harmless).toEqual(['signatures.0.keyid']);
  });

  test('is not made of a ledger that is broken, or that is not there, and nowhere at all', async () => {
    expect((await anchor(auditor)).code).toBe(3);
    await folder.write(lines.with(3, '{}'));
    expect((await anchor(auditor, '--out', file)).code).not.toBe(0);
    await folder.clear();
    expect((await anchor(auditor, '--out', file)).code).not.toBe(0);
    await expect(readFile(file)).rejects.toThrow();
  });

  test('without anybody who is trusted is wrong use', async () => {
    const { code } = await callVerb(
      'verify chain',
      ['--store', folder.root, '--name', NAME, '--anchor', file],
      { RUNNER_TEMP: temp },
    );
    expect(code).toBe(3);
  });
});
