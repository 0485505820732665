import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { timedInTurn } from './measure.js';
import type { Row } from './row.js';
import { DATABASE, type Stand } from './stand.js';

/** The most that a verification may take of the time of the two commands that do as much. */
const TARGET = 0.9;

/** Every byte hashed and every dump decoded, against OpenSSL's hash and then pg_restore into nothing. */
export async function verifyRow(stand: Stand, format: 'custom' | 'directory'): Promise<Row> {
  const store = join(stand.folder, `verify-${format}`);
  await stand.ours(['backup', '--store', store, '--name', DATABASE, '--format', format]);
  const data = await dataFolder(store);
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const archive = join(data, format === 'custom' ? `${DATABASE}.dump` : DATABASE);
  return {
    name: `verify, ${format}, PostgreSQL ${stand.major}`,
    ours: {
      name: 'backproof verify',
      run: () => stand.ours(['verify', '--store', store, '--name', DATABASE, '--level', 'full']),
    },
    theirs: [
      {
        name: 'openssl dgst -sha3-256, then pg_restore -f /dev/null',
        target: TARGET,
        run: () =>
          timedInTurn([
            { path: '/usr/bin/openssl', args: ['dgst', '-sha3-256', ...files], env: {} },
            stand.client('pg_restore', ['--file=/dev/null', archive]),
          ]),
      },
    ],
  };
}

/** Where the data files of the store's only set lie. */
export async function dataFolder(store: string): Promise<string> {
  const sets = join(store, DATABASE, 'backups');
  const [id, ...others] = await readdir(sets);
  if (id === undefined || others.length > 0) throw new Error(`${sets} does not hold one set`);
  return join(sets, id, 'data');
}
