import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { openGitHub } from '#github';
import { codesOf, provenance, type Deploy } from '../../../support/attestations.js';
import { AttestedWorkspace } from '../../../support/attested-workspace.js';
import { GitHubServer, type Permissions } from '../../../support/github/index.js';
import { quietPorts } from '../../../support/github/ports.js';
import type { WorkflowIdentity } from '../../../support/sigstore.js';

const COMMIT = '26d16513386ffaa790b1c32f927544f1322e4194';

let job: AttestedWorkspace;
let server: GitHubServer;
beforeAll(async () => {
  job = await AttestedWorkspace.create();
});
afterAll(() => job[Symbol.asyncDispose]());
beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.stop());

function change(permissions: Permissions, commit?: string): Pick<Deploy, 'change'> {
  const github = {
    ...{ token: server.token(permissions), apiUrl: server.url, repository: server.repository.fullName },
    ...{ ports: quietPorts(), second: 0 },
  };
  return { change: { commit, openGitHub: () => openGitHub(github) } };
}

/** Let GitHub keep what a workflow says of an artifact. */
async function publish(artifact = job.app, changed: Partial<WorkflowIdentity> = {}): Promise<void> {
  const identity = { ...job.identity, ...changed };
  const bundle = await job.sigstore.sign(identity, provenance(artifact, identity));
  keep(bundle);
}

function keep(bundle: Uint8Array, elsewhere: Readonly<Record<string, string>> = {}): void {
  const parsed: unknown = JSON.parse(Buffer.from(bundle).toString());
  server.repository.attestations.push({ bundle: parsed, ...elsewhere });
}

/** One literal of Snappy, which is how GitHub keeps bundles. */
function snappy(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const header = [(length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, length >> 14];
  return Buffer.concat([Uint8Array.of(...header, 61 << 2, (length - 1) & 255, (length - 1) >> 8), bytes]);
}

describe('attestations that GitHub keeps', () => {
  const asked = { bundle: undefined };

  test('are asked for by the artifact’s digest, and count as those of a file do', async () => {
    const mayRead = change({ attestations: 'read' });
    expect(await job.came(asked, mayRead)).toBe('block attestation-missing');
    await publish(job.other);
    expect(await job.came(asked, mayRead)).toBe('block attestation-missing');
    await publish();
    await publish(job.app, { ref: 'refs/heads/feature' });
    const decision = await job.decide(asked, mayRead);
    expect(codesOf(decision)).toBe('allow satisfied');
    expect(decision.evidence).toEqual([
      {
        path: `attestations of ${server.repository.fullName}`,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(await job.came({ ...asked, 'max-age': '1m' }, mayRead)).toBe('block attestation-too-old');
    expect(await job.came({ ...asked, artifact: `sha512:${job.app.sha512}` }, mayRead)).toBe(
      'block evidence-unreadable',
    );
  });

  test('are fetched from where GitHub keeps them, without the token, and unproven where they are not to be had', async () => {
    const { app, identity, sigstore } = job;
    const bundle = await sigstore.sign(identity, provenance(app, identity));
    const tokens: unknown[] = [];
    let answer = { status: 200, body: snappy(bundle) };
    const blobs = createServer(({ headers }, response) => {
      tokens.push(headers.authorization);
      response.writeHead(answer.status).end(answer.body);
    });
    await once(blobs.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = v.parse(v.object({ port: v.number() }), blobs.address());
      keep(bundle, { bundle_url: `http://127.0.0.1:${port}/4.json.sn?sig=secret` });
      const mayRead = change({ attestations: 'read' });
      expect(await job.came(asked, mayRead)).toBe('allow satisfied');
      expect(tokens).toEqual([undefined]);
      for (const wrong of [
        { status: 403, body: snappy(bundle) },
        { status: 200, body: bundle },
        { status: 200, body: snappy(bundle).subarray(0, 1_000) },
      ]) {
        answer = wrong;
        const decision = await job.decide(asked, mayRead);
        expect(codesOf(decision)).toBe('block evidence-unreadable');
        expect(JSON.stringify(decision.outcomes)).not.toContain('secret');
      }
    } finally {
      blobs.closeAllConnections();
      blobs.close();
    }
  });

  test('are unproven where GitHub does not give them, and nothing is believed because it answers', async () => {
    server.repository.isPrivate = true;
    await publish();
    expect(await job.came(asked, change({ contents: 'read' }))).toBe('block evidence-unreadable');
    expect(await job.came(asked)).toBe('block evidence-unreadable');
    // Somebody who can answer for GitHub, but sign for nobody.
    server.repository.attestations.length = 0;
    await publish(job.app, { repository: 'mallory/shop', repositoryId: '1', ownerId: '2' });
    expect(await job.came(asked, change({ attestations: 'read' }))).toBe('block identity-refused');
  });
});

test('the commit may be that which is to be deployed', async () => {
  job.put([await job.sigstore.sign(job.identity, provenance(job.app, job.identity))]);
  const commit = { commit: 'deployed' };
  expect(await job.came(commit, change({}, COMMIT))).toBe('allow satisfied');
  expect(await job.came(commit, change({}, 'ab'.repeat(20)))).toBe('block attestation-wrong-commit');
  expect(await job.came(commit, change({}))).toBe('block evidence-unreadable');
});
