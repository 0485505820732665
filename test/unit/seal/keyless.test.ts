import { describe, expect, test } from '@jest/globals';
import { keylessSigner, requestIdentityToken, verifySigned, type TokenRequest } from '#seal';
import { UserError } from '#verdict';
import { FakeSigstore, IN_TOTO, identityToken, policyFor, workflowIdentity } from '../../support/sigstore.js';

const payload = Buffer.from('{"database":"a name that nobody else should read"}');

describe('signing without a key', () => {
  test('shows the services nothing of what is signed but digests', async () => {
    await using sigstore = await FakeSigstore.start();
    const identity = workflowIdentity();
    const bundle = await sigstore.sign(identity, payload);
    const { trustedRoot } = sigstore;
    const signed = await verifySigned(bundle, IN_TOTO, { identities: [policyFor(identity)], trustedRoot });
    expect(Buffer.from(signed.payload)).toEqual(payload);
    expect(sigstore.asked.map(({ path }) => path)).toEqual(['/api/v2/signingCert', '/api/v1/log/entries']);
    // Rekor is shown the envelope, so that it can check it, and is asked to keep the digests alone.
    expect(sigstore.asked.map(({ body }) => /"kind":"(\w+)"/.exec(body)?.[1])).toEqual([undefined, 'dsse']);
  });

  test('asks for a token each time', async () => {
    await using sigstore = await FakeSigstore.start({ witness: 'tsa' });
    let asked = 0;
    const signer = keylessSigner({
      services: sigstore.services,
      identityToken: () => {
        asked++;
        return Promise.resolve(identityToken(workflowIdentity()));
      },
    });
    await signer.sign(IN_TOTO, payload);
    await signer.sign(IN_TOTO, payload);
    expect(asked).toBe(2);
  });

  test('is the user’s to put right where a service refuses, and never tells the token', async () => {
    await using sigstore = await FakeSigstore.start();
    sigstore.refusal = { status: 403, message: 'this issuer is not known here' };
    const thrown = await errorOf(sigstore.sign(workflowIdentity(), payload));
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown.message).toContain('this issuer is not known here');
  });

  test('says which service is out of reach', async () => {
    // Port 9 is discard's, and nobody listens there.
    const services = { fulcioUrl: 'http://127.0.0.1:9', rekorUrl: 'http://127.0.0.1:9' };
    const token = identityToken(workflowIdentity());
    const signer = keylessSigner({ services, identityToken: () => Promise.resolve(token) });
    const thrown = await errorOf(signer.sign(IN_TOTO, payload));
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown.message).toContain('127.0.0.1:9');
    expect(told(thrown)).not.toContain(token);
  });

  test.each(['secret-token', 'secret.token', 'c2VjcmV0LXRva2Vu.c2VjcmV0LXRva2Vu.c2VjcmV0LXRva2Vu'])(
    'does not tell a token that cannot be read: %s',
    async (token) => {
      await using sigstore = await FakeSigstore.start();
      const { services } = sigstore;
      const signer = keylessSigner({ services, identityToken: () => Promise.resolve(token) });
      const thrown = await errorOf(signer.sign(IN_TOTO, payload));
      expect(thrown).toBeInstanceOf(UserError);
      expect(told(thrown)).not.toContain(token);
    },
  );
});

describe('the identity of a job', () => {
  const token = identityToken(workflowIdentity());

  function asking(
    status: number,
    answer: unknown,
  ): { request: TokenRequest; asked: string[]; sent: string[] } {
    const [asked, sent]: [string[], string[]] = [[], []];
    const request: TokenRequest = {
      url: 'https://pipelines.example/token?api-version=2.0',
      token: 'the-request-token',
      fetch: (url, { headers }) => {
        asked.push(url);
        sent.push(headers['authorization'] ?? '');
        return Promise.resolve({ status, json: () => Promise.resolve(answer) });
      },
    };
    return { request, asked, sent };
  }

  test('is asked of GitHub, for Sigstore', async () => {
    const { request, asked, sent } = asking(200, { value: token });
    expect(await requestIdentityToken(request)).toBe(token);
    expect(asked).toEqual(['https://pipelines.example/token?api-version=2.0&audience=sigstore']);
    expect(sent).toEqual(['Bearer the-request-token']);
  });

  test.each<[string, number, unknown]>([
    ['a refusal', 403, { message: 'no' }],
    ['nothing', 200, undefined],
    ['no token', 200, { value: '' }],
    ['something else', 200, { value: 'the-request-token' }],
  ])('is none where GitHub answers with %s', async (_, status, answer) => {
    const thrown = await errorOf(requestIdentityToken(asking(status, answer).request));
    expect(thrown).toBeInstanceOf(UserError);
    expect(told(thrown)).not.toContain('the-request-token');
  });

  test('is none without the permission', async () => {
    const { request, asked } = asking(200, { value: token });
    expect(await errorOf(requestIdentityToken({ ...request, url: '' }))).toBeInstanceOf(UserError);
    expect(asked).toEqual([]);
  });
});

async function errorOf(outcome: Promise<unknown>): Promise<Error> {
  try {
    await outcome;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was done');
}

/** All that an error could show, its causes too. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack ?? ''} ${JSON.stringify(error)} ${told(error.cause)}`;
}
