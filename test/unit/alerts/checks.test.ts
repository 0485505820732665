import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tellGitHub, type Ending, type Telling, type Told } from '#alerts';
import { openGitHub, type CheckAnnotation } from '#github';
import { conclude, decided, notRun, type Check } from '#verdict';
import { GitHubServer, type CheckRunState, type Permissions } from '../../support/github/index.js';
import { silentLog } from '../../support/postgres.js';

const AT = new Date('2026-11-20T03:00:00Z');
const COMMIT = 'a'.repeat(40);
const NAME = 'backproof / restore-drill (app)';

let server: GitHubServer;
beforeEach(async () => {
  server = await GitHubServer.start();
});
afterEach(() => server.stop());

const proven = decided(true, { id: 'equal.rows', expected: 'rows', found: 'the same' });
const unproven = notRun({ id: 'equal.content', expected: 'values', found: 'not read' });

function ending(checks: readonly Check[], change: Partial<Ending> = {}): Ending {
  const report = {
    ...{ title: 'Restore drill of app', statement: 'So it is.', at: AT, checks, producer: 'backproof/test' },
    ...{ facts: [], phases: [], relations: [], notes: [], ...conclude(checks, 'none') },
  };
  return {
    ...{ verb: 'drill', result: { kind: 'report', report, line: 'It is so, and 😀 so on. '.repeat(50) } },
    ...{ database: 'app', standIn: 'nightly', allowUnproven: false, isNewest: true, at: AT },
    ...change,
  };
}

async function tell(
  of: Ending,
  permissions: Permissions = { checks: 'write' },
  change: Partial<Telling> = {},
): Promise<Told> {
  const github = await openGitHub({
    ...{ token: server.token(permissions), apiUrl: server.url, repository: 'acme/shop', second: 1 },
    ports: { log: silentLog, signal: new AbortController().signal },
  });
  const telling = {
    ...{ ending: of, action: 'restore-drill', commit: COMMIT, check: true, annotations: [] },
    ...{ startedAt: AT, redact: (text: string) => text.replaceAll('s*cr#t', '***') },
    ...change,
  };
  return tellGitHub(github, telling, { clock: { now: () => AT } });
}

function current(): CheckRunState | undefined {
  return server.repository.checks.current(COMMIT, NAME);
}

describe('a check on a commit', () => {
  test.each<[string, readonly Check[], Partial<Ending>, string]>([
    ['proven', [proven], {}, 'success'],
    ['unproven', [proven, unproven], {}, 'failure'],
    ['unproven and let through', [proven, unproven], { allowUnproven: true }, 'neutral'],
    ['failed', [{ ...proven, verdict: 'failed' }], { allowUnproven: true }, 'failure'],
    ['broken', [], { result: { kind: 'error', line: 'No such server' } }, 'failure'],
  ])('%s', async (_, checks, change, conclusion) => {
    expect((await tell(ending(checks, change))).warnings).toEqual([]);
    expect([current()?.status, current()?.conclusion]).toEqual(['completed', conclusion]);
  });

  test('stays within what GitHub takes, however much there is to tell', async () => {
    const wide = 'ä|<b>`*'.repeat(300);
    const many = Array.from({ length: 900 }, () =>
      decided(false, { id: 'x.y', expected: wide, found: wide }),
    );
    const annotations = Array.from({ length: 130 }, (_, index): CheckAnnotation => ({
      ...{ path: 'ci/smoke.yml', startLine: index + 1, endLine: index + 1 },
      ...{ level: 'failure', message: 'wrong' },
    }));
    expect((await tell(ending(many), undefined, { annotations })).warnings).toEqual([]);
    expect((current()?.summary ?? '').length).toBeGreaterThan(10_000);
    expect(current()?.annotations).toHaveLength(130);
    expect(server.repository.checks.runs).toHaveLength(1);
  });

  test('holds no secret', async () => {
    const leaky = decided(false, { id: 'x.y', expected: 'nothing', found: 'a s*cr#t', where: 's*cr#t' });
    await tell(ending([leaky]));
    await tell(ending([], { result: { kind: 'error', line: 'The s*cr#t was refused' } }));
    const texts = server.repository.checks.runs.map(
      ({ title, summary }) => `${title ?? ''} ${summary ?? ''}`,
    );
    expect(texts).toHaveLength(2);
    // Escaped as Markdown, or not.
    for (const text of texts) expect(text).not.toMatch(/s(\*|&#42;)cr/);
  });
});

describe('a token that may make no checks', () => {
  test.each<[string, readonly Check[], Partial<Ending>, string]>([
    ['proven', [proven], {}, 'success'],
    ['let through', [proven, unproven], { allowUnproven: true }, 'success'],
    ['failed', [{ ...proven, verdict: 'failed' }], {}, 'failure'],
  ])('sets a status instead, and that is said: %s', async (_, checks, change, state) => {
    const told = await tell(ending(checks, change), { statuses: 'write' });
    expect(told.check?.as).toBe('status');
    expect(told.warnings.join()).toContain('checks: write');
    const [status] = server.repository.checks.statuses;
    expect(status).toMatchObject({ context: NAME, state });
    // Let through is green there; its words must say what it is.
    expect(status?.description?.includes('unproven')).toBe(change.allowUnproven === true);
  });

  test('and no status either is told with the line to add', async () => {
    const told = await tell(ending([proven]), { contents: 'read' });
    expect(told.check).toBeUndefined();
    expect(told.warnings).toEqual([expect.stringContaining('checks: write')]);
  });
});
