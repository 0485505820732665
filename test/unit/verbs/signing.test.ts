import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VerbContext } from '#kit';
import { newKeyPair, type Signer } from '#seal';
import { UserError } from '#verdict';
import { publicHalves, signerFrom, type SigningInputs } from '../../../packages/verbs/signing.js';
import { parseIdentity, trustFrom } from '../../../packages/verbs/trust.js';
import { GitHubServer } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

const nothing: SigningInputs = {
  'signing-key': '',
  keyless: false,
  'keyless-public-log': false,
  attest: false,
  'github-token': '',
};

let server: GitHubServer;
let masked: string[];
beforeEach(async () => {
  server = await GitHubServer.start();
  masked = [];
});
afterEach(() => server.stop());

/** A job of a repository, with an identity where it has the right to one. */
function context(env: Readonly<Record<string, string>> = {}): VerbContext {
  const nowhere = () => undefined;
  return {
    ports: quietPorts(),
    env: { GITHUB_REPOSITORY: server.repository.fullName, GITHUB_API_URL: server.url, ...env },
    ...{ workFolder: tmpdir(), tempFolder: tmpdir(), programFolder: tmpdir() },
    ...{ run: {}, onRunner: true, cache: undefined },
    ...{ about: nowhere, defer: nowhere, leave: nowhere, guard: nowhere },
    mask: (secret) => masked.push(secret),
  };
}

const IDENTITY = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:9/',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-token',
};

function keyless(more: Partial<SigningInputs> = {}): SigningInputs {
  return { ...nothing, keyless: true, 'github-token': server.token({}), ...more };
}

describe('who signs', () => {
  test('is nobody unless somebody is named', async () => {
    expect(await signerFrom(nothing, context())).toBeUndefined();
  });

  test('is each of the keys in one text', async () => {
    const pairs = [newKeyPair(), newKeyPair()];
    const text = pairs.map(({ privatePem }) => privatePem).join('\n');
    const signer: Signer | undefined = await signerFrom({ ...nothing, 'signing-key': text }, context());
    const envelope = String(await signer?.sign('text/plain', Buffer.from('x')));
    for (const { keyId } of pairs) expect(envelope).toContain(keyId);
    expect(await publicHalves(text)).toBe(pairs.map(({ publicPem }) => publicPem).join(''));
  });

  test('is the workflow of a public repository, whose token is masked', async () => {
    expect((await signerFrom(keyless(), context(IDENTITY)))?.kind).toBe('keyless');
    expect(masked).toEqual(['a-token']);
  });

  test('is not the workflow of a private repository that did not agree to be named in public', async () => {
    server.repository.isPrivate = true;
    await expect(signerFrom(keyless(), context(IDENTITY))).rejects.toThrow(UserError);
    const agreed = keyless({ 'keyless-public-log': true });
    expect((await signerFrom(agreed, context(IDENTITY)))?.kind).toBe('keyless');
  });

  test.each<[string, Partial<SigningInputs>, Readonly<Record<string, string>>]>([
    ['a job without an identity', { keyless: true, 'keyless-public-log': true }, {}],
    ['attestations without an identity', { 'signing-key': newKeyPair().privatePem, attest: true }, IDENTITY],
    ['a public key', { 'signing-key': newKeyPair().publicPem }, {}],
    ['a key and half a key', { 'signing-key': `${newKeyPair().privatePem}-----BEGIN PRIVATE KEY-----` }, {}],
  ])('is not known from %s', async (_, inputs, env) => {
    await expect(signerFrom({ ...nothing, ...inputs }, context(env))).rejects.toThrow(UserError);
  });
});

describe('whose signatures count', () => {
  const given = { 'verify-key': '', 'verify-threshold': 1, signer: [], 'trusted-root': '' };

  test('is nobody’s unless somebody is named, as an input or in the environment', async () => {
    expect(await trustFrom(given, { env: {} })).toBeUndefined();
    const { publicPem, keyId } = newKeyPair();
    for (const [inputs, env] of [
      [{ ...given, 'verify-key': publicPem }, {}],
      [given, { BACKPROOF_VERIFY_KEY: publicPem }],
    ] as const) {
      const trust = await trustFrom(inputs, { env });
      expect(trust?.keys).toMatchObject({ threshold: 1, keys: [{ keyId }] });
    }
  });

  test('a root vouches for nobody who is not named, and has to be there', async () => {
    const identity = 'identity=https://github.com/o/r/.github/workflows/w.yml@refs/heads/main';
    const root = { 'trusted-root': '/nowhere/root.json' };
    await expect(trustFrom({ ...given, ...root }, { env: {} })).rejects.toThrow(UserError);
    await expect(trustFrom({ ...given, ...root, signer: [identity] }, { env: {} })).rejects.toThrow(
      UserError,
    );
  });

  test('of workflows is told exactly', () => {
    const identity = 'https://github.com/o/r/.github/workflows/w.yml@refs/heads/main';
    expect(parseIdentity(`identity=${identity}`)).toEqual({
      ...{ identity, issuer: 'https://token.actions.githubusercontent.com' },
    });
    const more =
      'repository-id=1 owner-id=2 workflow=.github/workflows/w.yml ref=refs/heads/main runner=github-hosted';
    expect(parseIdentity(`identity=${identity} issuer=https://ghes.example.com ${more}`)).toEqual({
      ...{ identity, issuer: 'https://ghes.example.com', repositoryId: '1', ownerId: '2' },
      ...{ workflow: '.github/workflows/w.yml', ref: 'refs/heads/main', runnerEnvironment: 'github-hosted' },
    });
  });

  test.each([
    '',
    'identity=',
    'identity',
    'repository-id=1',
    'identity=a identity=b',
    'identity=a repositoryid=1',
    'identity=a toString=b',
  ])('is not known from %j', (line) => {
    expect(() => parseIdentity(line)).toThrow(UserError);
  });
});
