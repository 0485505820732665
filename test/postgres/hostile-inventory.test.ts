import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { Inventory } from '#postgres';
import { drillInto, dumpSource, inDatabase, type Drilled, type DumpedSource } from '../support/drilled.js';
import { testFolder } from '../support/throwaway.js';

const RIGHTS = v.object({ name: v.string() });

let source: DumpedSource;
let drilled: Drilled;
let marker: string;
let folder: string;

beforeAll(async () => {
  source = await dumpSource(17);
  folder = await testFolder();
  marker = join(folder, 'reached');
  drilled = await drillInto({ ...source, inventory: hostile(source.inventory) }, 17);
});
afterAll(async () => {
  await drilled.stop();
  await rm(source.folder, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** An inventory that says everything but the truth: each text tries to leave its quotes, each name to reach for more. */
function hostile(honest: Inventory): Inventory {
  const text = `'); COPY (SELECT 1) TO PROGRAM 'touch ${marker}'; --`;
  const name = `x"; COPY (SELECT 1) TO PROGRAM 'touch ${marker}'; --`;
  const [role, trigger, publication] = [honest.roles[0], honest.event_triggers[0], honest.publications[0]];
  if (role === undefined || trigger === undefined || publication === undefined)
    throw new Error('nothing to change');
  const grant = {
    grantor: name,
    grantee: name,
    privileges: ['ALL ON SCHEMA shop TO PUBLIC; COPY'],
    grantable: true,
  };
  const privileges = { granted: [grant], revoked: [{ grantee: name, privileges: ['ALL'] }] };
  const on = { schema: 'pg_catalog', column: null, made_by: 'system', ...privileges };
  const toAll = { grantor: null, grantee: null, privileges: ['EXECUTE'], grantable: false };
  return {
    ...honest,
    database: { ...honest.database, comment: text, privileges },
    roles: [
      ...honest.roles,
      { ...role, name, comment: text, superuser: true },
      { ...role, name: 'pg_execute_server_program' },
      { ...role, name: 'backproof_restorer', superuser: true },
    ],
    memberships: [
      ...honest.memberships,
      { role: 'pg_execute_server_program', member: 'demo_owner', admin: true, inherit: true, set: true },
      { role: 'pg_read_server_files', member: 'backproof_restorer', admin: true, inherit: true, set: true },
      { role: 'backproof', member: 'demo_owner', admin: true, inherit: true, set: true },
    ],
    extensions: [...honest.extensions, { name, version: text, schema: name, comment: text }],
    event_triggers: [
      { ...trigger, name, tags: [text], comment: text },
      { ...trigger, name: 'other', event: 'sql_drop EXECUTE FUNCTION odd.on_ddl(); COPY' },
      { ...trigger, name: 'login', event: 'login', tags: [] },
    ],
    publications: [
      ...honest.publications,
      { ...publication, name, owner: name, schemas: [name], operations: [text], comment: text },
    ],
    settings: [
      { database: true, role: null, name: 'session_preload_libraries', value: marker },
      { database: true, role: null, name: 'LOCAL_preload_libraries', value: marker },
      { database: true, role: null, name: 'role', value: 'demo_owner' },
      { database: true, role: null, name, value: text },
      { database: false, role: 'backproof', name: 'search_path', value: 'shop' },
      { database: false, role: null, name: 'work_mem', value: '1MB' },
    ],
    grants: [
      { ...on, kind: 'TABLE', name: 'pg_authid', arguments: null },
      { ...on, kind: 'TABLE x; COPY', name: 'x', arguments: null },
      { ...on, kind: 'FUNCTION', name: 'version', arguments: `) TO PUBLIC; COPY` },
      { ...on, kind: 'FUNCTION', name: 'pg_read_file', arguments: 'text', granted: [toAll] },
    ],
  };
}

test('an inventory that lies reaches nothing beyond its own names', async () => {
  await expect(access(marker)).rejects.toThrow();
  const powers = await inDatabase(drilled.database, (session) =>
    session.rows(
      RIGHTS,
      `SELECT format('%s in %s', r.rolname, d.rolname) AS name FROM pg_roles r JOIN pg_roles d ON pg_has_role(r.oid, d.oid, 'MEMBER')
       WHERE NOT r.rolsuper AND r.oid <> d.oid AND (d.rolsuper OR d.rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'))
       UNION ALL SELECT rolname FROM pg_roles WHERE rolsuper AND rolname <> 'backproof'
       UNION ALL SELECT rolname FROM pg_roles WHERE rolname = 'backproof' AND rolconfig IS NOT NULL
       UNION ALL SELECT array_to_string(setconfig, ',') FROM pg_db_role_setting
       UNION ALL SELECT evtname FROM pg_event_trigger
       UNION ALL SELECT 'reads files' WHERE has_function_privilege('backproof_restorer', 'pg_read_file(text)', 'EXECUTE')`,
    ),
  );
  expect(powers).toEqual([]);
});

test('what the lies kept from being made is told', () => {
  const checks = new Set(drilled.restored.shortfalls.map(({ check }) => check));
  for (const check of ['database', 'event-triggers', 'extensions', 'grants', 'memberships', 'settings'])
    expect(checks).toContain(`schema.${check}`);
});
