import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '#postgres';
import { CommandLine, errorLines, filesBesideLedgers } from '../support/cli.js';
import { writeScript } from '../support/fake-programs.js';
import { clients } from '../support/postgres.js';
import { SHOP, startService, type Service } from '../support/process.js';

let service: Service;
let source: Connection;
let commands: CommandLine;

beforeAll(async () => {
  service = await startService(17);
  source = await service.database(SHOP);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});
beforeEach(async () => {
  commands = await CommandLine.start();
});
afterEach(async () => {
  await commands[Symbol.asyncDispose]();
});

/** A folder with programs of which one tells its version as it should, and else does what `body` says with `"$real" "$@"`. */
async function programsWith(program: 'pg_dump' | 'pg_dumpall', body: string): Promise<string> {
  const real = await clients(17);
  const folder = join(commands.folder, 'bin');
  for (const name of ['pg_dump', 'pg_dumpall'] as const) {
    await writeScript(
      join(folder, name),
      [
        `real='${real.path(name)}'`,
        `[ "$1" = --version ] && exec "$real" --version`,
        name === program ? body : 'exec "$real" "$@"',
      ].join('\n'),
    );
  }
  return folder;
}

/** Whatever a program did: one line, exit code 1, and nothing that could be taken for a set. */
async function expectFailure(
  program: 'pg_dump' | 'pg_dumpall',
  body: string,
  ...args: readonly string[]
): Promise<void> {
  const folder = await programsWith(program, body);
  const result = await commands.backup(source, '--postgres-bin', folder, ...args);
  expect({ code: result.code, errors: errorLines(result).length, err: result.err }).toMatchObject({
    code: 1,
    errors: 1,
  });
  expect(await filesBesideLedgers(commands.store)).toEqual([]);
  expect(await readdir(commands.temp)).toEqual([]);
}

test('programs that only pass on what they are asked make a set', async () => {
  const folder = await programsWith('pg_dump', 'exec "$real" "$@"');
  expect(await commands.backup(source, '--postgres-bin', folder)).toMatchObject({ code: 0 });
});

describe.each([
  ['custom', 'none'],
  ['custom', 'zstd:1'],
  ['plain', 'none'],
  ['plain', 'zstd:1'],
])('a backup in the format %s with compression %s', (format, compression) => {
  test.each([
    ['writes nothing and says that all is well', 'exit 0'],
    ['writes nothing and fails', 'exit 1'],
    ['is cut in its first bytes', '"$real" "$@" | head -c 3'],
    ['is cut in its middle', '"$real" "$@" | head -c 1800'],
    ['is cut at its end', '"$real" "$@" | head -c -40'],
    ['writes everything and fails', '"$real" "$@"; exit 1'],
    ['writes everything and is killed', '"$real" "$@"; kill -9 $$'],
    ['writes an error in place of a dump', 'echo "ERROR: no"'],
  ])('fails when pg_dump %s', async (_, body) => {
    await expectFailure('pg_dump', body, '--format', format, '--compression', compression);
  });
});

describe('a custom backup', () => {
  test.each([
    ['one byte at its end', '"$real" "$@" | head -c -1'],
    ['a byte more', '"$real" "$@"; printf x'],
  ])('fails when pg_dump writes %s too few or too many', async (_, body) => {
    await expectFailure('pg_dump', body);
  });
});

/** What a folder is made of is the argument of `--file`. */
const FOLDER = 'for word; do case "$word" in --file=*) folder="${word#--file=}";; esac; done\n';

describe('a backup in the format directory', () => {
  test.each([
    ['writes nothing and says that all is well', 'exit 0'],
    ['writes nothing and fails', 'exit 1'],
    ['loses its table of contents', '"$real" "$@"; rm "$folder/toc.dat"'],
    ['empties its table of contents', '"$real" "$@"; : > "$folder/toc.dat"'],
    ['cuts its table of contents', '"$real" "$@"; truncate -s -9 "$folder/toc.dat"'],
    ['loses a table', '"$real" "$@"; rm $(ls "$folder"/[0-9]*.dat* | head -n 1)'],
    ['loses a large object', '"$real" "$@"; rm "$folder"/blob_*'],
    ['loses the list of large objects', '"$real" "$@"; rm "$folder"/blobs*.toc'],
    ['empties a table', '"$real" "$@"; : > $(ls "$folder"/[0-9]*.dat* | head -n 1)'],
    ['writes a file too many', '"$real" "$@"; echo > "$folder/more"'],
    ['writes everything and fails', '"$real" "$@"; exit 1'],
  ])('fails when pg_dump %s', async (_, body) => {
    await expectFailure('pg_dump', FOLDER + body, '--format', 'directory');
  });
});

describe('a backup with globals', () => {
  test.each([
    ['writes nothing and says that all is well', 'exit 0'],
    ['is cut', '"$real" "$@" | head -c 300'],
    ['fails', 'exit 1'],
  ])('fails when pg_dumpall %s', async (_, body) => {
    await expectFailure('pg_dumpall', body);
  });
});
