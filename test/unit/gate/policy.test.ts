import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readGatePolicy } from '#gate';
import { newKeyPair } from '#seal';
import { FileMistakes } from '#verdict';
import { keysBlock, policyText } from '../../support/gate.js';
import { PROJECT_ROOT } from '../../support/postgres.js';

const IDENTITY = 'https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main';
const ISSUER = 'https://token.actions.githubusercontent.com';

/** Where a policy is wrong: `line:column` of each mistake. */
async function mistakesIn(text: string): Promise<readonly string[]> {
  try {
    await readGatePolicy(text, 'gate.yml');
    return [];
  } catch (error) {
    if (!(error instanceof FileMistakes)) throw error;
    return error.mistakes.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
  }
}

describe('a policy', () => {
  test('says what is required, with the digest of its text', async () => {
    const { publicPem, keyId } = newKeyPair();
    const text = policyText(
      '/mnt/backups',
      `expires: 2027-06-30\nsignatures:\n${keysBlock(publicPem)}  identities:\n    - { issuer: ${ISSUER}, identity: '${IDENTITY}', repository-id: 4711, ref: refs/heads/main }\n`,
      'database: shop, claim: restorable, max-age: 26h, drill-max-age: 8d, server-major: 16, rto: 30m, rpo: 24h',
    );
    const policy = await readGatePolicy(text, 'gate.yml');
    expect(policy).toMatchObject({
      sha256: createHash('sha256').update(text).digest('hex'),
      // The day itself still counts.
      expires: new Date('2027-07-01T00:00:00Z'),
      ...{ store: '/mnt/backups', name: 'app' },
      backup: {
        ...{ database: 'shop', claim: 'restorable', maxAge: 93_600_000, drillMaxAge: 691_200_000 },
        ...{ serverMajor: 16, rto: 1_800_000, rpo: 86_400_000 },
      },
      signatures: {
        trust: {
          keys: { threshold: 1, keys: [{ keyId }] },
          identities: [{ issuer: ISSUER, identity: IDENTITY, repositoryId: '4711', ref: 'refs/heads/main' }],
        },
      },
    });
  });

  test('asks for equal-to-dump unless it says otherwise', async () => {
    const policy = await readGatePolicy(policyText('/mnt/backups'), 'gate.yml');
    expect(policy.backup?.claim).toBe('equal-to-dump');
  });

  test.each([
    ['requires nothing', 'store: /b\n', '1:1'],
    ['is empty', '', '1:1'],
    ['has signatures of nothing', 'store: /b\nsignatures: { keys: x }\n', '2:1'],
    ['has an unknown key', policyText('/b', 'bakup: {}\n'), '4:1'],
    [
      'has an unknown key in a requirement',
      policyText('/b', '', 'max-age: 1d, drill-max-age: 1d, rtt: 1s'),
      '3:43',
    ],
    ['has a key twice', policyText('/b', 'name: other\n'), '4:1'],
    ['has no age', policyText('/b', '', 'max-age: 1d'), '3:9'],
    ['has an age that is none', policyText('/b', '', 'max-age: 0s, drill-max-age: 1d'), '3:20'],
    [
      'asks for a claim below a restore',
      policyText('/b', '', 'max-age: 1d, drill-max-age: 1d, claim: intact'),
      '3:50',
    ],
    ['expires on a day that is none', policyText('/b', 'expires: 2027-02-30\n'), '4:10'],
    ['holds a password', policyText('s3://u:secret@host/b'), '1:8'],
    [
      'holds the password of an anchor',
      policyText('/b', 'ledger: { anchors: [{ store: s3://u:secret@host/b, signed-by: { keys: x } }] }\n'),
      '4:30',
    ],
    ['trusts nobody', policyText('/b', 'signatures: { threshold: 1 }\n'), '4:1'],
    ['trusts what is no key', policyText('/b', 'signatures: { keys: abc }\n'), '4:21'],
    [
      'names an identity in two ways',
      policyText(
        '/b',
        `signatures: { identities: [{ issuer: ${ISSUER}, identity: a, identity-pattern: ^a$, repository-id: 1 }] }\n`,
      ),
      '4:96',
    ],
    [
      'names a repository without its number',
      policyText('/b', `signatures: { identities: [{ issuer: ${ISSUER}, identity: '${IDENTITY}' }] }\n`),
      '4:28',
    ],
    ...['.*', '^.*$', '^https://github.com/.*$', '^(a$', 'https://github.com/acme/shop/.*'].map(
      (pattern): [string, string, string] => [
        `has the pattern ${pattern}`,
        policyText(
          '/b',
          `signatures: { identities: [{ issuer: ${ISSUER}, repository-id: 1, identity-pattern: '${pattern}' }] }\n`,
        ),
        '4:119',
      ],
    ),
  ])('that %s is refused, at its line', async (_what, text, place) => {
    const found = await mistakesIn(text);
    expect(found.map((line) => line.split(' ', 1)[0])).toContain(place);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['leads out of the workspace', { bundle: '../app.jsonl' }],
    ['leads out of the workspace within', { bundle: ['a/../../app.jsonl'] }],
    ['is absolute', { bundle: '/tmp/app.jsonl' }],
    ['is none', { bundle: [] }],
    ['is of no type', { 'predicate-type': undefined }],
    ['is signed by nobody', { 'signed-by': undefined }],
    ['is signed by an empty somebody', { 'signed-by': {} }],
    ['has an age that no key tells', { 'signed-by': { keys: newKeyPair().publicPem }, 'max-age': '1d' }],
    ['has a short commit', { commit: 'abc123' }],
    ['has a short ref', { ref: 'main' }],
    ['has the name of a repository', { 'source-repository': 'acme/shop' }],
    ['has the URL of a clone', { 'source-repository': 'https://github.com/acme/shop.git' }],
    ['has a digest that is none', { materials: [{ uri: 'a', digest: 'sha256' }] }],
    ['has an unknown key', { repo: 'acme/shop' }],
  ])('an attestation that %s is refused', async (_what, changed) => {
    const identities = [{ issuer: ISSUER, identity: IDENTITY, 'repository-id': 1 }];
    const item = { bundle: 'a.jsonl', 'predicate-type': 'x', 'signed-by': { identities } };
    const policy = (more: Readonly<Record<string, unknown>>): string =>
      JSON.stringify({ attestations: [{ ...item, ...more }] });
    expect(await mistakesIn(policy({}))).toEqual([]);
    expect(await mistakesIn(policy(changed))).not.toEqual([]);
  });

  test.each([
    ['anybody', '^.*$'],
    ['anybody, as one of two', '^a$|.*$'],
    ['anybody, as one of three', '^a$|^b$|^.+$'],
    ['anybody on GitHub', '^https://github\\.com/[^/]+/[^/]+/.*$'],
    ['anybody with an address', '^.*@.*$'],
    ['anybody with an account for machines', '^.+[.]iam[.]gserviceaccount[.]com$'],
    ['anybody in many lines', '(?m)^https://github.com/acme/shop.*$'],
    ['anybody in a second line', '^a$\n^.*$'],
    ['nobody for sure', '^(a$'],
  ])('an attestation by %s is refused', async (_who, pattern) => {
    const identities = [{ issuer: 'https://accounts.example', 'identity-pattern': pattern }];
    const item = { bundle: 'a.jsonl', 'predicate-type': 'x', 'signed-by': { identities } };
    expect(await mistakesIn(JSON.stringify({ attestations: [item] }))).not.toEqual([]);
  });

  test('on the page of attestations is valid', async () => {
    const page = await readFile(join(PROJECT_ROOT, 'docs', 'attestations.md'), 'utf8');
    const [, text = ''] = /```yaml\n(# \.github\/backproof-gate[^]*?)```/.exec(page) ?? [];
    expect(text).toContain('attestations:');
    expect(await mistakesIn(text)).toEqual([]);
  });

  test('asks for a store only where something is asked of one', async () => {
    expect(await mistakesIn('backup: { max-age: 1d, drill-max-age: 1d }')).toEqual([
      expect.stringMatching(/^1:1 .*store/),
    ]);
    expect(await mistakesIn('ledger: {}')).toEqual([expect.stringMatching(/^1:1 .*store/)]);
  });

  test('that needs more signatures than it has keys is refused', async () => {
    const text = policyText('/b', `signatures:\n  threshold: 2\n${keysBlock(newKeyPair().publicPem)}`);
    expect(await mistakesIn(text)).toEqual([expect.stringMatching(/^5:14 /)]);
  });

  test('names the key that a misspelt one may have been meant for', async () => {
    expect(await mistakesIn(policyText('/b', 'signatues: {}\n'))).toEqual([
      expect.stringContaining('did you mean "signatures"?'),
    ]);
  });

  test('lets a repository go without its number only where it says so', async () => {
    const identity = `{ issuer: ${ISSUER}, identity: '${IDENTITY}', unsafe-any-repository: true }`;
    expect(await mistakesIn(policyText('/b', `signatures: { identities: [${identity}] }\n`))).toEqual([]);
  });
});
