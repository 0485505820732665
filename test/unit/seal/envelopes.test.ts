import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  keySigner,
  newKeyPair,
  parseSigningKey,
  parseVerifyKeys,
  verifySigned,
  type KeyPair,
  type Trust,
} from '#seal';
import { UserError } from '#verdict';
import { jsonLeaves, withLeaf } from '../../support/json-leaves.js';
import { refusalOf } from '../../support/refusals.js';

const TYPE = 'application/vnd.in-toto+json';
const payload = Buffer.from('{"a":"statement"}');
const [ann, ben, eve, mallory] = [newKeyPair(), newKeyPair(), newKeyPair(), newKeyPair()];

const envelopeShape = v.object({
  payloadType: v.string(),
  payload: v.string(),
  signatures: v.array(v.object({ keyid: v.string(), sig: v.string() })),
});
type Envelope = v.InferOutput<typeof envelopeShape>;

function trusting(threshold: number, ...pairs: readonly KeyPair[]): Trust {
  return { keys: { keys: parseVerifyKeys(pairs.map(({ publicPem }) => publicPem).join('')), threshold } };
}

function signedBy(...pairs: readonly KeyPair[]): Promise<Uint8Array> {
  return keySigner(pairs.map(({ privatePem }) => parseSigningKey(privatePem))).sign(TYPE, payload);
}

async function changed(
  bytes: Promise<Uint8Array>,
  change: (envelope: Envelope) => unknown,
): Promise<Uint8Array> {
  const envelope = v.parse(envelopeShape, JSON.parse(Buffer.from(await bytes).toString()));
  return Buffer.from(JSON.stringify(change(envelope)));
}

function verified(bytes: Uint8Array, trust: Trust, type = TYPE): ReturnType<typeof verifySigned> {
  return verifySigned(bytes, type, trust);
}

describe('signatures by keys', () => {
  test('are of the bytes that DSSE’s protocol gives for its example, in an envelope of its form', async () => {
    const type = 'http://example.com/HelloWorld';
    const bytes = await keySigner([parseSigningKey(ann.privatePem)]).sign(type, Buffer.from('hello world'));
    const envelope = v.parse(envelopeShape, JSON.parse(Buffer.from(bytes).toString()));
    expect(envelope).toMatchObject({ payloadType: type, payload: 'aGVsbG8gd29ybGQ=' });
    expect(envelope.signatures.map(({ keyid }) => keyid)).toEqual([ann.keyId]);
    const encoded = Buffer.from(`DSSEv1 29 ${type} 11 hello world`);
    const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
    expect(verify(null, encoded, createPublicKey(ann.publicPem), signature)).toBe(true);
  });

  test('give back what was signed and who did it, whatever was signed', async () => {
    const signer = keySigner([parseSigningKey(ann.privatePem)]);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'grapheme' }),
        async (bytes, type) => {
          fc.pre(type.isWellFormed());
          const signed = await verifySigned(await signer.sign(type, bytes), type, trusting(1, ben, ann));
          expect(Buffer.from(signed.payload)).toEqual(Buffer.from(bytes));
          expect(signed.by).toEqual([{ kind: 'key', keyId: ann.keyId }]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('count by key: k of n', async () => {
    const both = await signedBy(ann, ben);
    const { by } = await verified(both, trusting(2, eve, ben, ann));
    expect(by.map((one) => one.kind === 'key' && one.keyId).sort()).toEqual([ann.keyId, ben.keyId].sort());
    expect((await verified(both, trusting(1, ben))).by).toEqual([{ kind: 'key', keyId: ben.keyId }]);
    expect(await refusalOf(verified(both, trusting(3, ann, ben, eve)))).toBe('threshold-not-reached');
    expect(await refusalOf(verified(await signedBy(ann), trusting(2, ann, ben)))).toBe(
      'threshold-not-reached',
    );
    expect(await refusalOf(verified(await signedBy(mallory), trusting(1, ann, ben)))).toBe('key-unknown');
  });

  test('of one key count once, however often it signed and whatever it calls itself', async () => {
    const twice = await changed(signedBy(ann), (envelope) => ({
      ...envelope,
      signatures: [
        ...envelope.signatures,
        ...envelope.signatures.map(({ sig }) => ({ keyid: 'another', sig })),
      ],
    }));
    expect((await verified(twice, trusting(1, ann, ben))).by).toHaveLength(1);
    expect(await refusalOf(verified(twice, trusting(2, ann, ben)))).toBe('threshold-not-reached');
  });

  test('of others do no harm beside enough that count', async () => {
    const { by } = await verified(await signedBy(mallory, ann), trusting(1, ann, ben));
    expect(by).toEqual([{ kind: 'key', keyId: ann.keyId }]);
  });

  test('that name a trusted key and are not its own are refused, beside enough that count too', async () => {
    const forged = await changed(signedBy(ann, mallory), (envelope) => ({
      ...envelope,
      signatures: envelope.signatures.map(({ sig, keyid }) => ({
        sig,
        keyid: keyid === mallory.keyId ? ben.keyId : keyid,
      })),
    }));
    expect(await refusalOf(verified(forged, trusting(1, ann, ben)))).toBe('signature-invalid');
  });

  test('count without the key’s id, as other tools write them', async () => {
    const bare = await changed(signedBy(ann), ({ signatures, ...rest }) => ({
      ...rest,
      signatures: signatures.map(({ sig }) => ({ sig })),
    }));
    expect((await verified(bare, trusting(1, ben, ann))).by).toEqual([{ kind: 'key', keyId: ann.keyId }]);
  });

  test('are bound to the type of what was signed', async () => {
    const bytes = await signedBy(ann);
    expect(await refusalOf(verified(bytes, trusting(1, ann), 'text/plain'))).toBe('payload-type');
    const relabelled = await changed(Promise.resolve(bytes), (envelope) => ({
      ...envelope,
      payloadType: 'text/plain',
    }));
    expect(await refusalOf(verified(relabelled, trusting(1, ann), 'text/plain'))).toBe('signature-invalid');
  });

  test('cannot be written a second way: s plus the group’s order is none (RFC 8032, 5.1.7)', async () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const second = await changed(signedBy(ann), ({ signatures, ...rest }) => ({
      ...rest,
      signatures: signatures.map(({ keyid, sig }) => {
        const bytes = Buffer.from(sig, 'base64');
        const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
        const more = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
        return { keyid, sig: Buffer.concat([bytes.subarray(0, 32), more]).toString('base64') };
      }),
    }));
    expect(await refusalOf(verified(second, trusting(1, ann)))).toBe('signature-invalid');
  });

  test('are none with the values that careless verifiers take, or of another length', async () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const values = [0n, 1n, order - 1n, order, 2n ** 255n - 19n, 2n ** 255n - 20n, 2n ** 256n - 1n];
    const numbers = values.map((value) =>
      Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex'),
    );
    const genuine = v.parse(envelopeShape, JSON.parse(Buffer.from(await signedBy(ann)).toString()));
    const sig = Buffer.from(genuine.signatures[0]?.sig ?? '', 'base64').toString('hex');
    const wrong = [
      ...numbers.flatMap((r) => numbers.map((s) => r + s)),
      ...numbers.flatMap((one) => [one + sig.slice(64), sig.slice(0, 64) + one]),
      ...['', sig.slice(0, 64), sig.slice(0, -2), sig.slice(2), `${sig}00`, `00${sig}`, sig + sig],
    ];
    for (const hex of wrong) {
      const bytes = await changed(signedBy(ann), (envelope) => ({
        ...envelope,
        signatures: [{ keyid: ann.keyId, sig: Buffer.from(hex, 'hex').toString('base64') }],
      }));
      expect([hex, await refusalOf(verified(bytes, trusting(1, ann)))]).toEqual([hex, 'signature-invalid']);
    }
  });

  test('do not count where the statement itself was signed, and not DSSE’s encoding of it', async () => {
    const plain = await changed(signedBy(ann), ({ signatures, ...rest }) => ({
      ...rest,
      signatures: signatures.map(({ keyid }) => ({
        keyid,
        sig: sign(null, payload, ann.privatePem).toString('base64'),
      })),
    }));
    expect(await refusalOf(verified(plain, trusting(1, ann)))).toBe('signature-invalid');
  });

  test('every leaf of the envelope counts but the key’s id, which is a hint', async () => {
    const envelope: unknown = JSON.parse(Buffer.from(await signedBy(ann)).toString());
    const leaves = jsonLeaves(envelope);
    expect(leaves.map(({ path }) => path.join('.')).sort()).toEqual([
      'payload',
      'payloadType',
      'signatures.0.keyid',
      'signatures.0.sig',
    ]);
    for (const { path, value } of leaves) {
      for (const other of otherThan(value)) {
        const bytes = Buffer.from(JSON.stringify(withLeaf(envelope, path, other)));
        const outcome = verified(bytes, trusting(1, ann));
        if (path.at(-1) === 'keyid' && typeof other === 'string') {
          expect(Buffer.from((await outcome).payload)).toEqual(payload);
        } else expect(await refusalOf(outcome)).toBeDefined();
      }
    }
  });

  test('any one bit of the payload or the signature that is turned is seen', async () => {
    const bytes = await signedBy(ann);
    for (const field of ['payload', 'sig'] as const) {
      for (let bit = 0; bit < 64; bit++) {
        const flip = (text: string): string => {
          const raw = Buffer.from(text, 'base64');
          raw[(bit * 7) % raw.length] = (raw[(bit * 7) % raw.length] ?? 0) ^ (1 << (bit % 8));
          return raw.toString('base64');
        };
        const turned = await changed(Promise.resolve(bytes), (envelope) =>
          field === 'payload'
            ? { ...envelope, payload: flip(envelope.payload) }
            : {
                ...envelope,
                signatures: envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig: flip(sig) })),
              },
        );
        expect(await refusalOf(verified(turned, trusting(1, ann)))).toBe('signature-invalid');
      }
    }
  });
});

/** Values that a leaf might be changed to. */
function otherThan(value: unknown): readonly unknown[] {
  const text = typeof value === 'string' ? value : '';
  return ['', `${text}x`, `${text}=`, ` ${text}`, text.slice(1), text.toUpperCase(), null, 7, [], {}].filter(
    // The key id may be left out, and null says the same.
    (other) => other !== value && !(other === null && /^[0-9a-f]{64}$/.test(text)),
  );
}

describe('files that are no signature', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'signature-missing'],
    [
      'an envelope that nobody signed',
      '{"payloadType":"x","payload":"","signatures":[]}',
      'signature-missing',
    ],
    ['words', 'signed, the boss', 'signature-malformed'],
    ['null', 'null', 'signature-malformed'],
    ['a list', '[]', 'signature-malformed'],
    ['an object of nothing', '{}', 'signature-malformed'],
    [
      'two payloads',
      '{"payloadType":"x","payload":"","payload":"","signatures":[{"sig":""}]}',
      'signature-malformed',
    ],
    ['no base64', '{"payloadType":"x","payload":"?","signatures":[{"sig":""}]}', 'signature-malformed'],
    [
      'a thousand signatures',
      JSON.stringify({ payloadType: 'x', payload: '', signatures: Array(1000).fill({ sig: '' }) }),
      'signature-malformed',
    ],
  ])('%s', async (_, text, code) => {
    expect(await refusalOf(verified(Buffer.from(text), trusting(1, ann)))).toBe(code);
  });

  test('any bytes at all are a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        async (bytes) => {
          expect(await refusalOf(verified(bytes, trusting(1, ann)))).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('trust', () => {
  test.each<[string, Trust]>([
    ['nobody', {}],
    ['no key', { keys: { keys: [], threshold: 1 } }],
    ['no identity', { identities: [] }],
    ['none of the keys', trusting(0, ann)],
    ['half a key', trusting(0.5, ann)],
    ['more keys than there are', trusting(2, ann)],
  ])('in %s refuses what is signed', async (_, trust) => {
    expect(await refusalOf(verified(await signedBy(ann), trust))).toBe('nobody-trusted');
  });

  test('in identities takes no key', async () => {
    const trust = { identities: [{ issuer: 'https://issuer.example', identity: 'me' }] };
    expect(await refusalOf(verified(await signedBy(ann), trust))).toBe('key-unknown');
  });

  test('nobody signs without a key, or twice with one', () => {
    const key = parseSigningKey(ann.privatePem);
    expect(() => keySigner([])).toThrow(UserError);
    expect(() => keySigner([key, parseSigningKey(ann.privatePem)])).toThrow(UserError);
  });
});
