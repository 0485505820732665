import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programFinder, type FinderOptions, type ProgramRequest, type Programs } from '#postgres';
import { UserError } from '#verdict';
import { choose } from '../../../packages/postgres/programs/choose.js';
import { writePrograms, writeScript } from '../../support/fake-programs.js';
import { silentLog } from '../../support/postgres.js';

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'backproof-programs-'));
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

/** A machine on which nothing is installed but what the test put below `base`. */
function find(request: Partial<ProgramRequest>, options: Partial<FinderOptions> = {}): Promise<Programs> {
  const finder = programFinder({
    searchPath: join(base, 'path'),
    cacheFolder: join(base, 'cache'),
    onRunner: false,
    log: silentLog,
    signal: new AbortController().signal,
    versionedFolders: [join(base, 'lib', '*', 'bin')],
    ...options,
  });
  return finder.find({ need: ['pg_dump'], major: { atLeast: 15 }, ...request });
}

async function install(version: string, names?: readonly string[]): Promise<string> {
  const folder = join(base, 'lib', version, 'bin');
  await writePrograms(folder, version, names);
  return folder;
}

async function refusal(promise: Promise<unknown>): Promise<UserError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error(`expected a UserError, got ${String(error)}`);
}

describe('on this machine', () => {
  test('the nearest major from the lowest that will do is taken, never the highest', async () => {
    for (const version of ['14.25', '18.7', '16.16', '17.12']) await install(version);
    expect((await find({ major: { atLeast: 15 } })).version.text).toBe('16.16');
    expect((await find({ major: { atLeast: 17 } })).version.text).toBe('17.12');
    expect((await find({ major: { exactly: 18 } })).version.text).toBe('18.7');
  });

  test('of one major the newest minor release is taken, wherever it lies', async () => {
    await writePrograms(join(base, 'path'), '17.4');
    const newer = await install('17.12');
    const found = await find({ major: { exactly: 17 } });
    expect(found).toMatchObject({ folder: newer, origin: 'machine', warnings: [] });
    expect(found.path('psql')).toBe(join(newer, 'psql'));
  });

  test('a folder on PATH counts like any other', async () => {
    await writePrograms(join(base, 'path'), '17.12');
    expect((await find({ major: { exactly: 17 } })).folder).toBe(join(base, 'path'));
  });

  test("Debian's wrapper, which chooses a version of its own, is not used", async () => {
    await writePrograms(join(base, 'share'), '18.7', ['pg_wrapper']);
    await mkdir(join(base, 'path'));
    await symlink(join(base, 'share', 'pg_wrapper'), join(base, 'path', 'pg_dump'));
    const versioned = await install('16.16');
    expect((await find({})).folder).toBe(versioned);
  });

  test('a folder that lacks one of the programs is passed over', async () => {
    await install('16.16', ['pg_dump']);
    const whole = await install('17.12', ['pg_dump', 'pg_restore']);
    expect((await find({ need: ['pg_dump', 'pg_restore'] })).folder).toBe(whole);
  });

  test.each([
    ['ends with an error', 'exit 1'],
    ['says nothing', ':'],
    ['is something else', 'echo "pg_dump, the duplex printer 15.20"'],
    ['kills itself', 'kill -9 $$'],
  ])('a program that %s is passed over', async (_, body) => {
    await writeScript(join(base, 'lib', 'broken', 'bin', 'pg_dump'), body);
    const whole = await install('17.12');
    expect((await find({})).folder).toBe(whole);
  });

  test('a folder that mixes versions is passed over', async () => {
    const mixed = await install('16.16');
    await writePrograms(mixed, '15.20', ['pg_restore']);
    const whole = await install('17.12');
    expect((await find({ need: ['pg_dump', 'pg_restore'] })).folder).toBe(whole);
  });

  test('programs are asked for their version without the environment of the run', async () => {
    process.env['BACKPROOF_TEST_SECRET'] = 'hunter2';
    try {
      const folder = join(base, 'lib', 'curious', 'bin');
      await writeScript(join(folder, 'pg_dump'), `env >'${base}/env'; echo 'pg_dump (PostgreSQL) 16.16'`);
      await find({});
      expect(await readFile(join(base, 'env'), 'utf8')).not.toContain('hunter2');
    } finally {
      delete process.env['BACKPROOF_TEST_SECRET'];
    }
  });

  test('programs without current security fixes come with a warning', async () => {
    await install('15.18');
    const [warning] = (await find({})).warnings;
    expect(warning).toContain('15.18');
    expect(warning).toContain('15.20');
  });

  test('nothing at all: one line that says what was sought and the way out', async () => {
    const error = await refusal(find({ need: ['pg_dump', 'psql'], major: { exactly: 16 } }));
    expect(error.line).toMatch(/pg_dump, psql.*16/);
    expect(error.remedy).toMatch(/postgres-bin/);
    expect(error.line).not.toContain('\n');
  });

  test('only older ones: the line names them', async () => {
    const older = await install('14.25');
    expect((await refusal(find({ major: { atLeast: 16 } }))).line).toContain(`14.25 in ${older}`);
  });
});

describe('holes', () => {
  test('programs with a known hole are passed over for the nearest without', async () => {
    await install('15.18');
    await install('16.15');
    await install('17.12');
    await install('18.7');
    expect((await find({ refuseHoles: true })).version.text).toBe('17.12');
    expect((await find({ refuseHoles: false })).version.text).toBe('15.18');
  });

  test('where there is nothing else the line names the program, the reason and every way out', async () => {
    const folder = await install('15.18');
    const error = await refusal(find({ refuseHoles: true }));
    expect(error.message).toContain('15.18');
    expect(error.message).toContain(folder);
    expect(error.message).toContain('CVE-2026-116314');
    expect(error.remedy).toMatch(/15\.20.*postgres-bin.*manifest-sha256/);
  });
});

describe('a folder that the user gave', () => {
  test('is taken although the machine has something nearer', async () => {
    await install('15.20');
    await writePrograms(join(base, 'given'), '18.7');
    const found = await find({}, { folder: join(base, 'given') });
    expect(found).toMatchObject({ origin: 'folder', folder: join(base, 'given') });
  });

  test.each(['14.25', '13.23'])(
    'is refused when it holds %s, although the machine has what is needed',
    async (old) => {
      await install('15.20');
      await writePrograms(join(base, 'given'), old);
      const error = await refusal(find({}, { folder: join(base, 'given') }));
      expect(error.line).toContain(old);
      expect(error.line).toContain('15 or newer');
      expect(error.where).toBe(join(base, 'given'));
    },
  );

  test('is refused when a program is missing, cannot be executed, or is broken', async () => {
    const folder = join(base, 'given');
    expect((await refusal(find({}, { folder }))).line).toContain('pg_dump');
    await mkdir(folder);
    await writeFile(join(folder, 'pg_dump'), 'no program', { mode: 0o644 });
    expect((await refusal(find({}, { folder }))).line).toContain('pg_dump');
    await writeFile(join(folder, 'pg_restore'), '\x7fELF but not really', { mode: 0o755 });
    expect((await refusal(find({ need: ['pg_restore'] }, { folder }))).where).toBe(folder);
  });

  test('is refused when its pg_restore has a known hole and that matters', async () => {
    await writePrograms(join(base, 'given'), '17.11');
    const request = { need: ['pg_restore'] as const, refuseHoles: true };
    const error = await refusal(find(request, { folder: join(base, 'given') }));
    expect(error.remedy).toContain('17.12');
  });
});

describe('the law of choice', () => {
  const versions = fc.array(
    fc.record({ major: fc.integer({ min: 12, max: 20 }), minor: fc.integer({ min: 0, max: 30 }) }),
  );

  test('no candidate that will do is nearer, or newer at the same distance, than the one chosen', () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 12, max: 20 }), (found, atLeast) => {
        const candidates = found.map(({ major, minor }, index) => ({
          folder: `/${index}`,
          version: { major, minor, text: `${major}.${minor}` },
        }));
        const { best } = choose(candidates, { need: ['pg_dump'], major: { atLeast } });
        const fitting = candidates.filter(({ version }) => version.major >= atLeast);
        if (best === undefined) {
          expect(fitting).toEqual([]);
          return;
        }
        expect(best.version.major).toBe(Math.min(...fitting.map(({ version }) => version.major)));
        const same = fitting.filter(({ version }) => version.major === best.version.major);
        expect(best.version.minor).toBe(Math.max(...same.map(({ version }) => version.minor)));
      }),
    );
  });
});
