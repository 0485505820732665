import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, describe, test } from '@jest/globals';
import * as v from 'valibot';
import { EXIT, runCli } from '#cli';
import { keySigner, parseSigningKey, parseVerifyKeys, verifySigned } from '#seal';
import { verbs } from '#verbs';
import { keysNew } from '../../../packages/verbs/schemas/index.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function run(
  privateFile: string,
  publicFile: string,
): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli([{ schema: keysNew, load: verbs['keys new'] }], {
    argv: ['keys', 'new', `--private-file=${privateFile}`, `--public-file=${publicFile}`, '--json'],
    env: { RUNNER_TEMP: tmpdir() },
    stdout,
    stderr,
    handlers: { endServer: () => Promise.resolve(), endProcess: () => Promise.resolve() },
  });
  const [out, err] = [stdout, stderr].map((stream) => String(stream.read() ?? ''));
  return { code, out: out ?? '', err: err ?? '' };
}

describe('keys new', () => {
  test('writes a pair of which one half signs for the other, shows no private half, and lets nobody else read it', async () => {
    const [secret, open] = [join(folder, 'private.pem'), join(folder, 'public.pem')];
    const { code, out, err } = await run(secret, open);
    expect(code).toBe(EXIT.proven);
    const pem = await readFile(secret, 'utf8');
    const key = parseSigningKey(pem);
    const keys = parseVerifyKeys(await readFile(open, 'utf8'));
    const signed = await keySigner([key]).sign('text/plain', Buffer.from('x'));
    await verifySigned(signed, 'text/plain', { keys: { keys, threshold: 1 } });
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    const told = v.parse(v.looseObject({ key_id: v.string() }), JSON.parse(out));
    expect(told.key_id).toBe(key.keyId);
    for (const line of pem.split('\n').filter((text) => /^[A-Za-z0-9+/=]{20,}$/.test(text))) {
      expect(out + err).not.toContain(line);
    }
    // Where each half belongs.
    expect(err).toContain('BACKPROOF_SIGNING_KEY');
    expect(err).toContain(open);
  });

  test('writes over nothing, and leaves no half behind', async () => {
    const [secret, open] = [join(folder, 'private.pem'), join(folder, 'public.pem')];
    await writeFile(open, 'ours');
    expect((await run(secret, open)).code).toBe(EXIT.wrongUse);
    expect(await readdir(folder)).toEqual(['public.pem']);
    await rm(open);
    await writeFile(secret, 'ours');
    expect((await run(secret, open)).code).toBe(EXIT.wrongUse);
    expect(await readFile(secret, 'utf8')).toBe('ours');
    expect((await run(join(folder, 'none', 'private.pem'), open)).code).toBe(EXIT.wrongUse);
    expect(await readdir(folder)).toEqual(['private.pem']);
  });
});
