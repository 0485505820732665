import * as v from 'valibot';
import { shownName } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import { RESTORER } from './roles.js';
import type { Shortfall } from './shortfall.js';

const named = v.object({ name: v.string() });

type Extension = Inventory['extensions'][number];

/** An extension that this server could not make. */
export interface MissingExtension {
  readonly name: string;
  readonly reason: string;
}

/**
 * Make the listed extensions as superuser, in their schemas, before anything needs them; the unprivileged role may then fill their
 * configuration tables. The version is the source's where this server has it, else its default.
 *
 * They belong to the superuser whoever owned them at the source: an owner may replace their functions, and a superuser who compares
 * would run the replacement.
 *
 * @returns what could not be made alike, and what could not be made at all
 */
export async function createExtensions(
  superuser: Session,
  inventory: Inventory,
): Promise<{ readonly shortfalls: readonly Shortfall[]; readonly missing: readonly MissingExtension[] }> {
  const shortfalls: Shortfall[] = [];
  const missing: MissingExtension[] = [];
  for (const extension of inventory.extensions) {
    const { name } = extension;
    const parts = { check: 'schema.extensions', object: `extension ${shownName(name)}`, deliberate: false };
    try {
      if (!(await createExtension(superuser, extension)))
        shortfalls.push({
          ...parts,
          reason: `version ${extension.version} is not on this server, its default was taken; install that version, or drill into a server that has it with \`target\``,
        });
    } catch (error) {
      const reason = await whyNotMade(superuser, name, error);
      shortfalls.push({ ...parts, reason });
      if (!(await isThere(superuser, MADE, name))) missing.push({ name, reason });
    }
  }
  return { shortfalls, missing };
}

const MADE = 'SELECT extname AS name FROM pg_catalog.pg_extension WHERE extname = $1';
const AVAILABLE = 'SELECT name FROM pg_catalog.pg_available_extensions WHERE name = $1';

async function isThere(superuser: Session, query: string, name: string): Promise<boolean> {
  return (await superuser.rows(named, query, [name])).length > 0;
}

/** The server speaks of a control file that it could not open, or of a schema; that its package is not there says more. */
async function whyNotMade(superuser: Session, name: string, error: unknown): Promise<string> {
  return (await isThere(superuser, AVAILABLE, name))
    ? messageOf(error)
    : 'it is not installed on this server';
}

/** @returns whether it is of the source's version */
async function createExtension(superuser: Session, extension: Extension): Promise<boolean> {
  const name = quoteIdentifier(extension.name);
  const schema = quoteIdentifier(extension.schema);
  // The system's own schemas are there, and may not be named here.
  if (!extension.schema.startsWith('pg_'))
    await superuser.execute(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${RESTORER}`);
  const known = await superuser.rows(
    named,
    'SELECT version AS name FROM pg_catalog.pg_available_extension_versions WHERE name = $1 AND version = $2',
    [extension.name, extension.version],
  );
  const version = known.length > 0 ? ` VERSION ${quoteLiteral(extension.version)}` : '';
  await superuser.execute(`CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA ${schema}${version} CASCADE`);
  if (extension.comment !== undefined) {
    const comment = extension.comment === null ? 'NULL' : quoteLiteral(extension.comment);
    await superuser.execute(`COMMENT ON EXTENSION ${name} IS ${comment}`);
  }
  await admitToConfiguration(superuser, extension.name);
  return version !== '';
}

const CONFIGURATION = `
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_class c ON c.oid = ANY (e.extconfig)
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND $1::text IN (e.extname::text, '')`;

async function admitToConfiguration(superuser: Session, extension: string): Promise<void> {
  for (const { name } of await superuser.rows(named, CONFIGURATION, [extension]))
    await superuser.execute(`GRANT SELECT, INSERT ON ${name} TO ${RESTORER}`);
}

/** Take back what filling configuration tables needed, so that the privileges compared are the source's. */
export async function withdrawFromConfiguration(superuser: Session): Promise<void> {
  for (const { name } of await superuser.rows(named, CONFIGURATION, ['']))
    await superuser.execute(`REVOKE ALL ON ${name} FROM ${RESTORER}`);
}
