import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GitHubUnavailable, openGitHub } from '#github';
import { LONG } from '../../support/campaign.js';
import { GitHubServer, type Fault } from '../../support/github/index.js';
import { quietPorts } from '../../support/github/ports.js';

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('error' as const),
    status: fc.constantFrom(500 as const, 502 as const, 503 as const),
    happened: fc.boolean(),
    retryAfter: fc.nat(5),
  }),
  fc.record({ kind: fc.constant('cut' as const), happened: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('rate-limit' as const, 'secondary-limit' as const),
    seconds: fc.integer({ min: 1, max: 90 }),
    status: fc.constantFrom(403 as const, 429 as const),
  }),
);

const deed = fc.record({
  what: fc.constantFrom('create' as const, 'comment' as const, 'update' as const),
  faults: fc.array(fault, { maxLength: 3 }),
});

test('whatever goes wrong, nothing is there twice, and what succeeded is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
      const server = await GitHubServer.start();
      try {
        const { issues } = await openGitHub({
          token: server.token({ issues: 'write' }),
          apiUrl: server.url,
          repository: server.repository.fullName,
          ports: quietPorts(),
          second: 0,
        });
        const tracked = server.person('maria').open('Tracked');
        for (const [index, { what, faults }] of deeds.entries()) {
          const text = `deed ${index}`;
          const struck = faults.map((each) => ({ each, left: true }));
          const forget = server.rule(() => {
            const next = struck.find(({ left }) => left);
            if (next === undefined) return undefined;
            next.left = false;
            return next.each;
          });
          const call = {
            create: () => issues.create({ title: text, body: '' }),
            comment: () => issues.comment(1, text),
            update: () => issues.update(1, { body: text }),
          }[what];
          const error = await call().then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          forget();
          const count = {
            create: () => server.repository.issues.issues.filter(({ title }) => title === text).length,
            comment: () => tracked.comments.filter(({ body }) => body === text).length,
            update: () => Number(tracked.body === text),
          }[what]();
          if (error === undefined) expect(count).toBe(1);
          else {
            expect(error).toBeInstanceOf(GitHubUnavailable);
            expect(count).toBeLessThanOrEqual(1);
          }
        }
      } finally {
        await server.stop();
      }
    }),
    { numRuns: LONG ? 1000 : 30, ...(LONG ? {} : { seed: 20261120 }) },
  );
});
