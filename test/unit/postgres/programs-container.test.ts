import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programFinder, type Programs } from '#postgres';
import { runProgram } from '#process';
import { containerArgs } from '../../../packages/postgres/programs/container.js';
import { writePrograms, writeScript } from '../../support/fake-programs.js';
import { silentLog } from '../../support/postgres.js';

describe('arguments of a container', () => {
  test('the program comes after the image, as the account that asks, in the folders that it needs', () => {
    const args = containerArgs('pg_dump', 17, ['/work', '/run/pass'], { uid: 1001, gid: 118 });
    expect(args.slice(-2)).toEqual(['postgres:17', 'pg_dump']);
    expect(args).toContain('--user=1001:118');
    expect(args).toContain('--rm');
    expect(args).toContain('type=bind,source=/work,target=/work');
    expect(args).toContain('type=bind,source=/run/pass,target=/run/pass');
  });

  test('variables are passed by name alone, so that no secret is in an argument', () => {
    const args = containerArgs('psql', 17, [], undefined);
    const passed = args.filter((_, index) => args[index - 1] === '--env');
    expect(passed).toContain('PGPASSWORD');
    expect(passed.filter((each) => each.includes('='))).toEqual([]);
  });
});

describe('where a container engine answers', () => {
  let base: string;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'backproof-container-'));
    // Stands for the engine: notes its arguments, and runs the program that is named after the image.
    await writePrograms(join(base, 'image'), '17.12', ['pg_dump']);
    await writeScript(
      join(base, 'image', 'psql'),
      `[ "$1" = --version ] && echo 'psql (PostgreSQL) 17.12' || printf '<%s>' "$@"`,
    );
    await writeScript(
      join(base, 'path', 'docker'),
      `if [ "$1" = version ]; then echo 27.0; exit; fi
       printf '%s\\n' "$@" >'${base}/arguments'
       while [ "$1" != postgres:17 ]; do shift; done
       shift; program=$1; shift
       exec '${base}/image/'"$program" "$@"`,
    );
  });

  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  function find(cacheFolder: string): Promise<Programs> {
    return programFinder({
      searchPath: join(base, 'path'),
      cacheFolder,
      onRunner: false,
      log: silentLog,
      signal: new AbortController().signal,
      versionedFolders: [],
      workFolders: [base],
    }).find({ need: ['pg_dump', 'psql'], major: { atLeast: 17 } });
  }

  test('its programs are spawned like any other, with every argument as it was', async () => {
    const found = await find(join(base, "it's a cache"));
    expect(found).toMatchObject({ origin: 'container', version: { text: '17.12' } });
    const args = ['', 'a b', "c'd", '"$HOME"', '\\', '*', '--x=y\nz'];
    const said = await runProgram(found.path('psql'), { args, env: { ...found.env } });
    expect(said).toBe(args.map((arg) => `<${arg}>`).join(''));
  });

  test('a password in the environment is in no argument', async () => {
    const found = await find(join(base, 'cache'));
    await runProgram(found.path('psql'), { args: ['-c', 'x'], env: { ...found.env, PGPASSWORD: 'hunter2' } });
    expect(await readFile(join(base, 'arguments'), 'utf8')).not.toContain('hunter2');
  });
});
