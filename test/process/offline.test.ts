import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { fetchManifest, setIds } from '#archive';
import { appendEntry } from '#ledger';
import { writeReceipt } from '#provenance';
import { DirectoryStore } from '#stores';
import { everythingAsked, provenance, putArtifact, signedBy } from '../support/attestations.js';
import { CommandLine, variablesOf, type CommandResult } from '../support/cli.js';
import { drillPredicate } from '../support/made-sets.js';
import { PROJECT_ROOT } from '../support/postgres.js';
import { SHOP, startService, type Service } from '../support/process.js';
import { NODE_24 } from '../support/runner.js';
import { cycloneDx } from '../support/sboms.js';
import { CYCLONEDX_TYPE, signedWith, statementOf } from '../support/signed-sboms.js';
import { newSigners, putSignedSet, type Signers } from '../support/signed-sets.js';
import { FakeSigstore, identityUrl, workflowIdentity } from '../support/sigstore.js';

const NO_NETWORK = pathToFileURL(join(PROJECT_ROOT, 'build', 'test', 'support', 'no-network.js')).href;
const MINUTE = 60_000;

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.start();
});
afterAll(() => cli[Symbol.asyncDispose]());

function attempts(): string {
  return join(cli.folder, 'network-attempts');
}

/** Run a command in a process that has no network, and see that it did not try to get at one. */
async function offline(...args: readonly string[]): Promise<CommandResult> {
  const env = { NODE_OPTIONS: `--import=${NO_NETWORK}`, NETWORK_ATTEMPTS: attempts() };
  const result = await cli.run(args, { env });
  expect(existsSync(attempts())).toBe(false);
  return result;
}

const decidedShape = v.object({
  decision: v.string(),
  reasons: v.array(v.object({ requirement: v.string(), code: v.string() })),
});

/** What the gate decides by a policy, with its reasons: `allow backup=satisfied`. */
async function gate(policy: object, ...more: readonly string[]): Promise<string> {
  const file = join(cli.folder, 'gate.yml');
  await writeFile(file, JSON.stringify(policy));
  const { out } = await offline('gate', '--policy', file, '--json', ...more);
  const { decision, reasons } = v.parse(decidedShape, JSON.parse(out));
  const told = reasons.filter(({ requirement }) => requirement !== 'policy');
  return [decision, ...told.map(({ requirement, code }) => `${requirement}=${code}`)].join(' ');
}

test('the process in which the others run has no network, and tells of who tries', async () => {
  const tries = join(cli.folder, 'tries.mjs');
  await writeFile(
    tries,
    `import { lookup } from 'node:dns/promises';
     import { connect } from 'node:net';
     for (const attempt of [() => fetch('http://127.0.0.1:9/'), () => lookup('example.org'), () => connect(9, '127.0.0.1')])
       try { await attempt(); process.exitCode = 1; } catch {}`,
  );
  const log = join(cli.folder, 'expected-attempts');
  await promisify(execFile)(NODE_24, [`--import=${NO_NETWORK}`, tries], {
    env: { NETWORK_ATTEMPTS: log },
  });
  expect((await readFile(log, 'utf8')).trim().split('\n')).toHaveLength(3);
});

describe('a backup and its drill, signed by a key', () => {
  let service: Service;
  const [ours, auditor] = [newSigners(), newSigners()];
  let anchor: string;
  let keys: string;
  beforeAll(async () => {
    service = await startService(17);
    const source = await service.database(SHOP);
    anchor = join(cli.folder, 'anchor.json');
    keys = join(cli.folder, 'keys.pub');
    await writeFile(keys, ours.publicPem);
    const signing = { BACKPROOF_SIGNING_KEY: ours.privatePem };
    const made = await cli.run(['backup', '--store', cli.store, '--name', 'app'], {
      env: { ...variablesOf(source), ...signing },
    });
    expect(made).toMatchObject({ code: 0 });
    const drilled = await cli.run(['drill', '--store', cli.store, '--verify-key', keys], { env: signing });
    expect(drilled).toMatchObject({ code: 0 });
    const anchored = await cli.run(['ledger', 'anchor', '--store', cli.store, '--out', anchor], {
      env: { BACKPROOF_SIGNING_KEY: auditor.privatePem },
    });
    expect(anchored).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
  });

  function policy({ publicPem }: Signers): object {
    return {
      ...{ store: cli.store, name: 'app' },
      backup: { 'max-age': '1h', 'drill-max-age': '1h', claim: 'equal-to-source' },
      signatures: { keys: publicPem },
      ledger: { anchors: [{ file: 'anchor.json', 'signed-by': { keys: auditor.publicPem } }] },
    };
  }

  async function receipts(): Promise<readonly string[]> {
    const paths: string[] = [];
    for await (const { path } of new DirectoryStore(cli.store).list('app/receipts')) paths.push(path);
    return paths;
  }

  test('are verified without a network: the set, its receipt and the ledger', async () => {
    const where = ['--store', cli.store, '--name', 'app', '--verify-key', keys];
    const set = await offline('verify', ...where, '--no-receipt', '--no-ledger');
    expect(set).toMatchObject({ code: 0 });
    expect(await offline('receipt', 'verify', ...where)).toMatchObject({ code: 0 });
    expect(await offline('verify', 'chain', ...where)).toMatchObject({ code: 0 });
    await writeFile(keys, ours.publicPem + auditor.publicPem);
    expect(await offline('verify', 'chain', ...where, '--anchor', anchor)).toMatchObject({ code: 0 });
    await writeFile(keys, ours.publicPem);
  });

  test('let a deploy through where people approved of that very set', async () => {
    const store = new DirectoryStore(cli.store);
    const [id = ''] = await setIds(store, 'app');
    const { sha256 } = await fetchManifest({ store, name: 'app', id });
    const approvers = [newSigners(), newSigners()];
    const files: string[] = [];
    for (const [index, { privatePem }] of approvers.entries()) {
      const [key, out] = [join(cli.folder, `${index}.pem`), join(cli.folder, `approval-${index}.json`)];
      await writeFile(key, privatePem);
      const who = ['--approver', `approver ${index}`, '--key-file', key, '--out', out];
      expect(await offline('approve', '--manifest-sha256', sha256, ...who)).toMatchObject({ code: 0 });
      files.push('--approvals', out);
    }
    const keysOfAll = approvers.map(({ publicPem }) => publicPem).join('');
    const asking = {
      ...policy(ours),
      approvals: { signed: { keys: keysOfAll, count: 2, of: 'manifest' } },
    };
    expect(await gate(asking, ...files)).toMatch(/^allow .*approvals=satisfied/);
    expect(await gate(asking, ...files.slice(0, 2))).toMatch(/^block /);
  });

  test('let a deploy through by that key, and not by another, nor once a byte of the receipt is another', async () => {
    expect(await gate(policy(ours))).toBe('allow backup=satisfied signatures=satisfied ledger=satisfied');
    expect(await gate(policy(auditor))).toBe(
      'block backup=not-authenticated signatures=key-unknown ledger=satisfied',
    );
    const [receipt = '', ...more] = await receipts();
    expect(more).toEqual([]);
    const file = join(cli.store, receipt);
    const genuine = await readFile(file);
    const at = genuine.indexOf('"payload":"') + 200;
    await writeFile(file, genuine.with(at, genuine[at] === 0x41 ? 0x42 : 0x41));
    expect(await gate(policy(ours))).toBe(
      'block backup=not-authenticated signatures=signature-invalid ledger=satisfied',
    );
    await writeFile(file, genuine);
    expect(await gate(policy(ours))).toMatch(/^allow /);
  });
});

describe('what workflows signed without a key', () => {
  test('is verified and decided upon without a network', async () => {
    const store = new DirectoryStore(join(cli.folder, 'keyless'));
    const identity = workflowIdentity();
    const root = join(cli.folder, 'trusted_root.json');
    const app = putArtifact(cli.folder, 'app.tar.gz', 'the app');
    const made = new Date(Date.now() - 30 * MINUTE);
    const builder = newSigners();
    {
      await using sigstore = await FakeSigstore.start();
      const signer = sigstore.signer(identity);
      await writeFile(root, sigstore.trustedRoot);
      await appendEntry(store, 'app', {
        ...{ at: made, actor: {}, action: 'backup', subject: {}, outcome: 'proven' },
      });
      const id = await putSignedSet(store, made, signer);
      const predicate = drillPredicate(new Date(made.getTime() + 10 * MINUTE), { signature: 'keyless' });
      await writeReceipt(
        await fetchManifest({ store, name: 'app', id }),
        { kind: 'drill', predicate },
        signer,
      );
      const attestation = await sigstore.sign(identity, provenance(app, identity));
      await writeFile(join(cli.folder, 'app.jsonl'), attestation);
      const sbom = statementOf(cycloneDx('1.6'), CYCLONEDX_TYPE, app.sha256);
      await writeFile(join(cli.folder, 'sbom.json'), await signedWith(builder.signer, sbom));
    }
    const signer = `identity=${identityUrl(identity)} repository-id=${identity.repositoryId}`;
    const where = ['--store', store.url, '--name', 'app', '--signer', signer, '--trusted-root', root];
    const level = ['--level', 'quick', '--no-receipt', '--no-ledger'];
    expect(await offline('verify', ...where, ...level)).toMatchObject({ code: 0 });
    expect(await offline('receipt', 'verify', ...where)).toMatchObject({ code: 0 });
    expect(await offline('verify', 'chain', ...where)).toMatchObject({ code: 0 });
    const policy = {
      ...{ store: store.url, name: 'app' },
      backup: { 'max-age': '1h', 'drill-max-age': '1h' },
      ...{ signatures: signedBy(identity), ledger: {} },
      attestations: [everythingAsked(app, identity)],
      sbom: { bundle: 'sbom.json', artifact: app.name, 'signed-by': { keys: builder.publicPem } },
    };
    expect(await gate(policy)).toBe(
      'allow backup=satisfied signatures=satisfied ledger=satisfied attestations=satisfied sbom=satisfied',
    );
    const stranger = workflowIdentity({ repositoryId: '4712' });
    expect(await gate({ ...policy, signatures: signedBy(stranger) })).toMatch(
      /^block .*signatures=identity-refused/,
    );
  });
});
