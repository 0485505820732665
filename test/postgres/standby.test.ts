import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, inspectServer, standbyNotes, unprivilegedAccount } from '#postgres';
import { initialise } from '../../packages/postgres/server/initialise.js';
import { createFolder } from '../../packages/postgres/server/folder.js';
import { launch } from '../../packages/postgres/server/launch.js';
import { ownIdentity } from '#process';
import { serverPrograms } from '../support/postgres.js';
import { forever, testFolder } from '../support/throwaway.js';

test('a read-only standby is recognised, and a snapshot can be exported there', async () => {
  const parent = await testFolder();
  const account = await unprivilegedAccount();
  const folder = await createFolder(parent, await ownIdentity(), account, new Date());
  const programs = await serverPrograms(17);
  const { data, socket } = folder;
  const settings = { unix_socket_directories: socket, listen_addresses: '', hot_standby: 'on' };
  const locale = { encoding: 'UTF8', collate: 'C', ctype: 'C', provider: 'libc' } as const;
  await initialise({ programs, folder, account, superuser: 'backproof', locale, settings, signal: forever });
  await writeFile(join(data, 'standby.signal'), '');
  const server = await launch({
    programs,
    data,
    socket,
    account,
    loopback: false,
    superuser: 'backproof',
    signal: forever,
  });
  try {
    const session = await connect(server.connection, { signal: forever });
    const info = await inspectServer(session);
    expect(info.standby).toBe(true);
    expect(standbyNotes(info)).not.toHaveLength(0);
    await session.execute('begin isolation level repeatable read, read only');
    const snapshot = await session.one(v.object({ id: v.string() }), 'select pg_export_snapshot() as id');
    expect(snapshot.id).toMatch(/^[\dA-F-]+$/);
    await session.close();
  } finally {
    await server.end();
    await rm(parent, { recursive: true });
  }
});
