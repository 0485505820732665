import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandLine, errorLines, type CommandResult } from '../support/cli.js';
import { Job } from '../support/runner.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.start();
});
afterAll(async () => {
  await cli[Symbol.asyncDispose]();
});

async function asked(text: string, ...more: readonly string[]): Promise<CommandResult> {
  await writeFile(join(cli.folder, 'smoke.yml'), text);
  return cli.run(['smoke', '--file', 'smoke.yml', ...more]);
}

/** A probe file with one probe of one expectation. */
const expecting = (expectation: string): string =>
  `probes:\n  - name: one\n    http: { url: 'http://127.0.0.1:9/' }\n    expect:\n      - ${expectation}\n`;

/** Ten lists, each ten times the one before: ten thousand million texts. */
const BOMB = Array.from({ length: 10 }, (_, level) => {
  const members = Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*l${level - 1}`));
  return `k${level}: &l${level} [${members.join(', ')}]\n`;
}).join('');

describe('a probe file that cannot be used', () => {
  test.each<[string, string, string, string]>([
    ['an unknown key', expecting('{ statsu: 200 }'), '5:', 'status'],
    ['an unknown kind', 'probes:\n  - { name: one, htpp: { url: http://127.0.0.1/ } }\n', '2:', 'http'],
    ['a capture that nothing sets', expecting("{ header: etag, equals: '${hash}' }"), '5:', 'hash'],
    [
      'a cycle',
      'base-url: http://127.0.0.1\nprobes:\n  - { name: a, needs: [b], http: { url: / } }\n  - { name: b, needs: [a], http: { url: / } }\n',
      '3:',
      'b',
    ],
    ['an invalid JSON path', expecting("{ json: '$.[', equals: ok }"), '5:', '$.['],
    ['an invalid pattern', expecting("{ header: etag, matches: '(' }"), '5:', '('],
    ['a backreference, which has no bound', expecting("{ body: , matches: '(a)\\1' }"), '5:', ''],
    ['a length of time without a unit', expecting('{ latency: 500 }'), '5:', 'latency'],
    [
      'two probes of one name',
      'base-url: http://x\nprobes:\n  - { name: a, http: { url: / } }\n  - { name: a, http: { url: / } }\n',
      '4:',
      'a',
    ],
    [
      'a need that is nobody',
      'base-url: http://x\nprobes:\n  - { name: a, needs: [b], http: { url: / } }\n',
      '3:',
      'b',
    ],
    [
      'a value pasted into a query',
      "probes:\n  - name: a\n    sql: { query: 'select ${env:X}' }\n",
      '3:',
      'params',
    ],
    ['no probes', 'probes: []\n', '1:', 'probe'],
    ['no base URL for a path', 'probes:\n  - { name: a, http: { url: /healthz } }\n', '2:', 'base-url'],
    ['no YAML', 'probes: [\n', '', ''],
    ['aliases that grow without bound', `${BOMB}probes: *l9\n`, '', ''],
  ])('for %s says so at its place, in one line, as wrong use', async (_, text, place, hint) => {
    const result = await asked(text);
    expect(result.code).toBe(3);
    const lines = errorLines(result);
    expect(lines).toHaveLength(1);
    const told = result.err.split('\n').filter((line) => line.includes(`smoke.yml:${place}`));
    expect(told.length).toBeGreaterThan(0);
    expect(told.some((line) => line.includes(hint))).toBe(true);
    expect(result.milliseconds).toBeLessThan(20_000);
  });

  test('has a line for each mistake', async () => {
    const result = await asked(
      'timeout: soon\nbase-url: http://x\nprobes:\n  - { name: a, http: { url: /, methd: GET } }\n  - { name: b, needs: [c], http: { url: / } }\n',
    );
    expect(result.code).toBe(3);
    for (const line of [1, 4, 5])
      expect(result.err.split('\n').filter((told) => told.includes(`smoke.yml:${line}:`))).toHaveLength(1);
  });

  test('has an annotation for each mistake at its line', async () => {
    await using job = await Job.start();
    await writeFile(
      join(job.workspace, 'smoke.yml'),
      'base-url: http://x\nprobes:\n  - { name: a, http: { url: /, methd: GET } }\n  - { name: b, needs: [c], http: { url: / } }\n',
    );
    const step = await job.main('actions/dr-restore-smoke', { with: { file: 'smoke.yml' } });
    expect(step.exitCode).toBe(1);
    expect(step.annotations.slice(0, -1).map(({ level, file, line }) => ({ level, file, line }))).toEqual([
      { level: 'error', file: 'smoke.yml', line: 3 },
      { level: 'error', file: 'smoke.yml', line: 4 },
    ]);
    expect(step.outputs).toMatchObject({ verdict: 'failed', passed: '', 'junit-path': '' });
    expect(step.summary).toContain('smoke.yml:4');
    await job.post('actions/dr-restore-smoke', step);
  });
});

describe('inputs that cannot be used', () => {
  test.each<[string, readonly string[]]>([
    ['no probes at all', []],
    ['a file and probes', ['--file', 'smoke.yml', '--probes', 'probes: []']],
    ['a file that is not there', ['--file', 'nowhere.yml']],
    ['a folder', ['--file', '.']],
    ['a file without an end', ['--file', '/dev/zero']],
    ['a password on the command line', ['--probes', 'probes: []', '--connection-url', 'postgres://a:b@c/d']],
  ])('%s: one line, as wrong use', async (_, args) => {
    const result = await cli.run(['smoke', ...args]);
    expect(result.code).toBe(3);
    expect(errorLines(result)).toHaveLength(1);
    expect(result.milliseconds).toBeLessThan(20_000);
  });
});

describe('what is given inline', () => {
  test('is asked as a file is', async () => {
    const probes =
      'probes:\n  - name: list\n    command: { run: [echo, "a b"] }\n    expect: [{ stdout: , contains: a b }]\n';
    const result = await cli.run(['smoke', '--probes', probes, '--json']);
    expect(result.code).toBe(0);
    expect(JSON.parse(result.out)).toMatchObject({
      verdict: 'proven',
      passed: 1,
      checks: [{ id: 'smoke.command', subject: 'list', where: 'probes:2:5' }],
    });
  });

  test('is told apart where it is wrong', async () => {
    const result = await cli.run(['smoke', '--probes', 'probes:\n  - nothing\n']);
    expect(result.code).toBe(3);
    expect(result.err).toContain('probes:2:');
  });

  test.each<[string, string]>([
    ['a host that is not there', "http: { url: 'http://nowhere.invalid/' }"],
    ['a port where nothing listens', "http: { url: 'http://127.0.0.1:9/' }"],
    ['a port that does not open', 'tcp: { host: 127.0.0.1, port: 9 }'],
    ['a program that is not there', 'command: { run: [no-such-program] }'],
    ['an address of cloud machines’ own', "http: { url: 'http://169.254.169.254/latest/' }"],
  ])('%s fails its probe in one line, soon', async (_, does) => {
    const result = await cli.run(['smoke', '--probes', `timeout: 5s\nprobes:\n  - name: one\n    ${does}\n`]);
    expect(result.code).toBe(1);
    expect(result.err.split('\n').filter((line) => line !== '')).toHaveLength(1);
    expect(result.milliseconds).toBeLessThan(20_000);
  });

  test('a variable that is not set leaves what needs it unproven', async () => {
    const probe =
      "{ name: one, http: { url: 'http://127.0.0.1:9/', headers: { x-token: '${env:NOT_SET}' } } }";
    const result = await cli.run(['smoke', '--probes', `probes:\n  - ${probe}\n`]);
    expect(result.code).toBe(2);
    expect(result.err).toContain('NOT_SET');
  });
});
