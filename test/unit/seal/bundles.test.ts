import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { verifySigned, type IdentityPolicy, type RefusalCode, type Signed, type Trust } from '#seal';
import { UserError } from '#verdict';
import { jsonLeaves, otherThan, withLeaf, type JsonPath } from '../../support/json-leaves.js';
import { refusalOf } from '../../support/refusals.js';
import {
  FakeSigstore,
  GITHUB_ISSUER,
  IN_TOTO,
  identityUrl,
  policyFor,
  workflowIdentity,
} from '../../support/sigstore.js';

const identity = workflowIdentity();
const policy = policyFor(identity);
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [],
  predicateType: 'x',
  predicate: {},
};

/** When everything is signed: in one second, so that each certificate was valid when another's signature was made. */
const AT = new Date(Math.ceil(Date.now() / 1000) * 1000 + 86_400_000);

let sigstore: FakeSigstore;
let bundle: Uint8Array;

beforeAll(async () => {
  sigstore = await FakeSigstore.start({ at: AT });
  bundle = await sigstore.sign(identity, statement);
});
afterAll(async () => {
  await sigstore[Symbol.asyncDispose]();
});

function verified(bytes: Uint8Array, trust: Partial<Trust> = {}): Promise<Signed> {
  return verifySigned(bytes, IN_TOTO, {
    identities: [policy],
    trustedRoot: sigstore.trustedRoot,
    ...trust,
  });
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString());
}

function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

describe('signatures by a workflow’s identity', () => {
  test('give back what was signed, and what the certificate says of who did', async () => {
    const signed = await verified(bundle);
    expect(parsed(signed.payload)).toEqual(statement);
    expect(signed.by).toEqual([
      {
        kind: 'identity',
        issuer: GITHUB_ISSUER,
        identity: 'https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main',
        repository: 'https://github.com/acme/shop',
        repositoryId: identity.repositoryId,
        ownerId: identity.ownerId,
        workflow: identity.workflow,
        ref: identity.ref,
        commit: identity.commit,
        runnerEnvironment: 'github-hosted',
        trigger: 'schedule',
        run: 'https://github.com/acme/shop/actions/runs/1001/attempts/1',
        signedAt: AT,
      },
    ]);
  });

  test('of a reusable workflow are its own, and tell which workflow was started', async () => {
    const reusing = workflowIdentity({ jobWorkflow: 'acme/shared/.github/workflows/w.yml@refs/tags/v1' });
    const { by } = await verified(await sigstore.sign(reusing, statement), {
      identities: [policyFor(reusing)],
    });
    expect(by).toMatchObject([
      {
        identity: 'https://github.com/acme/shared/.github/workflows/w.yml@refs/tags/v1',
        workflow: '.github/workflows/backup.yml',
      },
    ]);
  });

  test('tell the moment at which they were witnessed, now or by a timestamp', async () => {
    await using now = await FakeSigstore.start();
    const before = Date.now();
    const signed = await verified(await now.sign(identity, statement), { trustedRoot: now.trustedRoot });
    const [by] = signed.by;
    const seen = by?.kind === 'identity' ? by.signedAt.getTime() : 0;
    expect(Math.abs(seen - before)).toBeLessThan(60_000);
    await using later = await FakeSigstore.start({ at: AT, witness: 'tsa' });
    const stamped = await later.sign(identity, statement);
    expect((await verified(stamped, { trustedRoot: later.trustedRoot })).by).toMatchObject([
      { signedAt: AT },
    ]);
  });

  test('are bound to the type of what was signed', async () => {
    const other = await sigstore.sign(identity, statement, 'text/plain');
    expect(await refusalOf(verified(other))).toBe('payload-type');
  });
});

describe('an identity counts when the policy names it', () => {
  const url = identityUrl(identity);
  test.each<[string, IdentityPolicy]>([
    ['whole', policy],
    ['by issuer and identity', { issuer: GITHUB_ISSUER, identity: url }],
    [
      'by a pattern of all of it',
      { issuer: GITHUB_ISSUER, identity: { pattern: 'https://github\\.com/acme/.+' } },
    ],
    [
      'by a pattern with anchors',
      { issuer: GITHUB_ISSUER, identity: { pattern: '^https://github\\.com/acme/shop/.*@refs/heads/main$' } },
    ],
  ])('%s', async (_, named) => {
    expect((await verified(bundle, { identities: [named] })).by).toHaveLength(1);
  });

  test.each<[string, Partial<IdentityPolicy>]>([
    ['another issuer', { issuer: 'https://token.actions.githubusercontent.com.evil.example' }],
    ['the issuer of an enterprise', { issuer: `${GITHUB_ISSUER}/acme` }],
    ['another identity', { identity: url.replace('backup', 'restore') }],
    ['the beginning of it', { identity: url.slice(0, -1) }],
    ['a dot that a pattern would take', { identity: url.replace('github.com', 'github-com') }],
    ['other letters', { identity: url.toUpperCase() }],
    ['a pattern that matches a part', { identity: { pattern: 'github\\.com/acme/shop' } }],
    ['a pattern that matches the beginning', { identity: { pattern: '^https://github\\.com/acme/shop/' } }],
    ['a pattern that matches the end', { identity: { pattern: 'backup\\.yml@refs/heads/main$' } }],
    [
      'a pattern one of whose branches lacks an anchor',
      { identity: { pattern: '^https://a\\.example$|acme' } },
    ],
    ['a pattern with lines', { identity: { pattern: '(?m)^https://github\\.com/acme/shop$' } }],
    ['a repository of the same name', { repositoryId: '4712' }],
    ['a number that begins alike', { repositoryId: '471' }],
    ['another owner', { ownerId: '816' }],
    ['another workflow', { workflow: '.github/workflows/other.yml' }],
    ['another ref', { ref: 'refs/tags/main' }],
    ['another commit', { commit: '0'.repeat(40) }],
    ['another kind of runner', { runnerEnvironment: 'self-hosted' }],
  ])('and is refused for %s', async (_, changed) => {
    const outcome = verified(bundle, { identities: [{ ...policy, ...changed }] });
    expect(await refusalOf(outcome)).toBe('identity-refused');
  });

  test('one policy must fit alone: parts of two do not make one', async () => {
    const halves = [
      { ...policy, ref: 'refs/heads/other' },
      { ...policy, repositoryId: '1' },
    ];
    expect(await refusalOf(verified(bundle, { identities: halves }))).toBe('identity-refused');
    expect((await verified(bundle, { identities: [...halves, policy] })).by).toHaveLength(1);
  });

  test('a policy asks in vain for what the certificate does not say', async () => {
    const person = { ...workflowIdentity({ ref: '' }), issuer: 'https://accounts.example' };
    const outcome = verified(await sigstore.sign(person, statement), {
      identities: [{ ...policyFor(person), ref: 'refs/heads/main' }],
    });
    expect(await refusalOf(outcome)).toBe('identity-refused');
  });

  test('a pattern that is none is the user’s to put right', async () => {
    const outcome = verified(bundle, { identities: [{ ...policy, identity: { pattern: '(' } }] });
    await expect(outcome).rejects.toBeInstanceOf(UserError);
  });

  test('keys take no bundle', async () => {
    expect(await refusalOf(verified(bundle, { identities: [] }))).toBe('nobody-trusted');
  });
});

/**
 * Leaves of a bundle that carry no authority: whatever stands there, the same payload comes back as signed by the same identity.
 * The proof's root and size are those of the log's checkpoint, which is signed.
 */
const HARMLESS: readonly string[] = [
  'verificationMaterial.tlogEntries.0.inclusionProof.rootHash',
  'verificationMaterial.tlogEntries.0.inclusionProof.treeSize',
];

describe('a bundle that was changed', () => {
  test('is refused whatever was changed, but for what carries no authority', async () => {
    const original = parsed(bundle);
    const expected = await verified(bundle);
    const harmless = new Set<string>();
    for (const { path, value } of jsonLeaves(original)) {
      for (const other of otherThan(value)) {
        const outcome = await outcomeOf(withLeaf(original, path, other));
        if (typeof outcome === 'string') continue;
        // Nothing but the same may ever come back.
        expect(outcome).toEqual(expected);
        harmless.add(path.join('.'));
      }
    }
    expect([...harmless].sort()).toEqual(HARMLESS);
  });

  test('is refused with anything behind its certificate', async () => {
    const original = parsed(bundle);
    const [leaf] = jsonLeaves(original).filter(({ path }) => path.at(-1) === 'rawBytes');
    const longer = Buffer.concat([Buffer.from(String(leaf?.value), 'base64'), Buffer.from([0])]);
    expect(await outcomeOf(withLeaf(original, leaf?.path ?? [], longer.toString('base64')))).toBe(
      'signature-malformed',
    );
  });

  test('is refused without any one of its parts', async () => {
    const original = parsed(bundle);
    const kept: string[] = [];
    for (const path of branches(original)) {
      if (typeof (await outcomeOf(without(original, path))) !== 'string') kept.push(path.join('.'));
    }
    // The timestamps are none here.
    expect(kept.sort()).toEqual(['verificationMaterial.timestampVerificationData', ...HARMLESS]);
  });

  test('is refused with a part of another genuine one', async () => {
    const original = parsed(bundle);
    const other = parsed(await sigstore.sign(identity, { ...statement, predicateType: 'y' }));
    const codes: Record<string, RefusalCode | undefined> = {};
    for (const path of [
      ['dsseEnvelope'],
      ['dsseEnvelope', 'payload'],
      ['dsseEnvelope', 'signatures'],
      ['verificationMaterial'],
      ['verificationMaterial', 'certificate'],
      ['verificationMaterial', 'tlogEntries'],
    ]) {
      codes[path.join('.')] = await refusalOf(verified(bytesOf(withLeaf(original, path, at(other, path)))));
    }
    expect(codes).toEqual({
      dsseEnvelope: 'log-refused',
      'dsseEnvelope.payload': 'log-refused',
      'dsseEnvelope.signatures': 'log-refused',
      verificationMaterial: 'log-refused',
      'verificationMaterial.certificate': 'signature-invalid',
      'verificationMaterial.tlogEntries': 'log-refused',
    });
  });

  test('is refused as one of somebody else’s certificate', async () => {
    const mallory = workflowIdentity({ repository: 'mallory/shop', repositoryId: '666', ownerId: '667' });
    const theirs = parsed(await sigstore.sign(mallory, statement));
    const path = ['verificationMaterial', 'certificate'];
    const swapped = bytesOf(withLeaf(theirs, path, at(parsed(bundle), path)));
    expect(await refusalOf(verified(swapped))).toBe('signature-invalid');
    expect(await refusalOf(verified(bytesOf(theirs)))).toBe('identity-refused');
  });
});

async function outcomeOf(document: unknown): Promise<Signed | RefusalCode> {
  const outcome = verified(bytesOf(document));
  const code = await refusalOf(outcome);
  return code ?? (await outcome);
}

/** Everything in a document below its root. */
function branches(value: unknown, path: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    return [below, ...branches(member, below)];
  });
}

function without(document: unknown, path: JsonPath): unknown {
  const [first, ...rest] = path;
  const one = rest.length === 0;
  if (Array.isArray(document)) {
    return document.flatMap((member: unknown, index) =>
      index === first ? (one ? [] : [without(member, rest)]) : [member],
    );
  }
  const members = Object.entries(v.parse(v.record(v.string(), v.unknown()), document));
  return Object.fromEntries(
    members.flatMap(([key, member]) =>
      key === first ? (one ? [] : [[key, without(member, rest)]]) : [[key, member]],
    ),
  );
}

function at(document: unknown, path: JsonPath): unknown {
  return path.reduce((found, key) => v.parse(v.record(v.string(), v.unknown()), found)[key], document);
}

describe('roots', () => {
  test('the public one does not vouch for another’s certificates', async () => {
    const outcome = verifySigned(bundle, IN_TOTO, { identities: [policy] });
    expect(await refusalOf(outcome)).toBe('untrusted-root');
  });

  test('another’s does not either, nor one with the authority of one and the logs of another', async () => {
    await using other = await FakeSigstore.start();
    expect(await refusalOf(verified(bundle, { trustedRoot: other.trustedRoot }))).toBe('untrusted-root');
    const [ours, theirs] = [parsed(sigstore.trustedRoot), parsed(other.trustedRoot)];
    for (const [part, code] of [
      ['tlogs', 'log-refused'],
      ['ctlogs', 'untrusted-root'],
      ['certificateAuthorities', 'untrusted-root'],
    ] as const) {
      const mixed = bytesOf(withLeaf(ours, [part], at(theirs, [part])));
      expect([part, await refusalOf(verified(bundle, { trustedRoot: mixed }))]).toEqual([part, code]);
    }
  });

  test('several, one a line, each vouch for their own', async () => {
    await using hidden = await FakeSigstore.start({ witness: 'tsa' });
    const both = Buffer.concat([
      sigstore.trustedRoot,
      Buffer.from('\n'),
      hidden.trustedRoot,
      Buffer.from('\n'),
    ]);
    expect((await verified(bundle, { trustedRoot: both })).by).toHaveLength(1);
    expect((await verified(await hidden.sign(identity, statement), { trustedRoot: both })).by).toHaveLength(
      1,
    );
  });

  test('one with no logs asks for a timestamp instead, and one with logs for both of them', async () => {
    await using hidden = await FakeSigstore.start({ witness: 'tsa' });
    const stamped = await hidden.sign(identity, statement);
    expect((await verified(stamped, { trustedRoot: hidden.trustedRoot })).by).toHaveLength(1);
    const path = ['verificationMaterial', 'timestampVerificationData'];
    const bare = bytesOf(without(parsed(stamped), path));
    expect(await refusalOf(verified(bare, { trustedRoot: hidden.trustedRoot }))).toBe('timestamp-refused');
    // The same authorities, and logs beside them that never saw it.
    const hiddenRoot = parsed(hidden.trustedRoot);
    for (const [part, code] of [
      ['tlogs', 'log-refused'],
      ['ctlogs', 'untrusted-root'],
    ] as const) {
      const mixed = bytesOf(withLeafOf(hiddenRoot, part, at(parsed(sigstore.trustedRoot), [part])));
      expect([part, await refusalOf(verified(stamped, { trustedRoot: mixed }))]).toEqual([part, code]);
    }
  });

  test('a key that was not valid yet, or not any more, vouches for nothing', async () => {
    const ours = parsed(sigstore.trustedRoot);
    const [soon, ago] = [new Date(AT.getTime() + 3_600_000), new Date(AT.getTime() - 3_600_000)];
    const times = [
      { start: soon.toISOString() },
      { start: new Date(0).toISOString(), end: ago.toISOString() },
    ];
    for (const validFor of times) {
      for (const path of [
        ['certificateAuthorities', 0, 'validFor'],
        ['tlogs', 0, 'publicKey', 'validFor'],
        ['ctlogs', 0, 'publicKey', 'validFor'],
      ]) {
        const trustedRoot = bytesOf(withLeaf(ours, path, validFor));
        expect(await refusalOf(verified(bundle, { trustedRoot }))).toMatch(/^(untrusted-root|log-refused)$/);
      }
    }
  });

  test('a root that does not say from when its keys are valid is none, as is anything else', async () => {
    const ours = parsed(sigstore.trustedRoot);
    const roots = [
      without(ours, ['tlogs', 0, 'publicKey', 'validFor', 'start']),
      without(ours, ['ctlogs', 0, 'publicKey', 'validFor']),
      without(ours, ['certificateAuthorities', 0, 'validFor']),
      without(ours, ['timestampAuthorities', 0, 'validFor', 'start']),
      without(ours, ['certificateAuthorities']),
      {},
      [],
      'root',
      null,
    ];
    for (const root of roots) {
      expect(await refusalOf(verified(bundle, { trustedRoot: bytesOf(root) }))).toBe('root-malformed');
    }
    expect(await refusalOf(verified(bundle, { trustedRoot: Buffer.from('{}\n{') }))).toBe('root-malformed');
  });
});

function withLeafOf(document: unknown, key: string, value: unknown): unknown {
  return { ...v.parse(v.record(v.string(), v.unknown()), document), [key]: value };
}
