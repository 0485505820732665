import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** An executable script of `sh` at a path. */
export async function writeScript(path: string, body: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

/** Programs that know nothing but their version, for tests of the choice between folders. */
export async function writePrograms(
  folder: string,
  version: string,
  names: readonly string[] = ['pg_dump', 'pg_restore', 'psql'],
): Promise<void> {
  for (const name of names) {
    await writeScript(join(folder, name), `echo '${name} (PostgreSQL) ${version} (a package 1.2)'`);
  }
}
