import {
  connect,
  createDatabase,
  createEventTriggers,
  credentials,
  dropDatabase,
  grantOnForeignObjects,
  recreateRoles,
  settleDatabase,
  withDatabase,
  withdrawFromConfiguration,
  withdrawOwners,
  withdrawReach,
  type Connection,
  type Inventory,
  type Omission,
  type Programs,
  type Shortfall,
} from '#postgres';
import type { Check, Ports } from '#verdict';
import type { LocalDump } from './fetch.js';
import { omissionChecks, omissionShortfalls } from './left-out.js';
import { readInventory } from './read-inventory.js';
import { restoreEntries, restorePlain, type RestoreCall } from './restore-dump.js';
import { benignNotes, messagesCheck } from './restore-messages.js';
import type { Target } from './target.js';

export interface RestoreOptions {
  readonly target: Target;
  /** pg_restore and psql. */
  readonly programs: Programs;
  readonly jobs: number;
  /** A private folder. */
  readonly scratch: string;
  readonly ports: Ports;
}

export interface RestoredDatabase {
  /** Its name on the target. */
  readonly name: string;
  readonly inventory: Inventory;
  readonly checks: readonly Check[];
  readonly notes: readonly string[];
  /** Whether owners could be restored. */
  readonly ownerless: boolean;
  /** What the target has not as the source had it, known beforehand; `finishDatabase` adds to it. */
  readonly shortfalls: Shortfall[];
  /** What of the archive was left out. */
  readonly omissions: readonly Omission[];
}

/**
 * Restore one database of an authenticated set: roles, database and extensions by the superuser from the inventory; everything in
 * the archive by a role without superuser rights, since restoring runs code that the source's owners chose.
 */
export async function restoreDatabase(local: LocalDump, options: RestoreOptions): Promise<RestoredDatabase> {
  const { target, ports } = options;
  const name = target.database ?? local.database.name;
  const inventory = readInventory(local.database);
  const notes: string[] = [];
  const shortfalls: Shortfall[] = [];
  const maintenance = await connect(besides(target.superuser, name), { signal: ports.signal });
  let powerful: readonly string[];
  try {
    const roles = await recreateRoles(maintenance, inventory, target.restorerPassword);
    ({ powerful } = roles);
    shortfalls.push(...roles.shortfalls);
    await dropDatabase(maintenance, name);
    shortfalls.push(...(await createDatabase(maintenance, name, inventory, target.version.major)));
  } finally {
    await maintenance.close();
  }
  if (powerful.length > 0)
    notes.push(
      `owners were not restored: on the target, ${powerful.join(', ')} may more than a drill may take`,
    );
  const superuser = await connect(withDatabase(target.superuser, name), { signal: ports.signal });
  try {
    const secret = await credentials(target.restorer(name), options.scratch);
    try {
      const call: RestoreCall = {
        local,
        options,
        name,
        env: secret.env,
        inventory,
        superuser,
        ownerless: powerful.length > 0,
        notes,
        shortfalls,
        omissions: [],
        attributed: [],
      };
      const messages = local.dump.format === 'plain' ? await restorePlain(call) : await restoreEntries(call);
      await withdrawOwners(superuser, name);
      await withdrawFromConfiguration(superuser);
      await withdrawReach(superuser, inventory);
      return {
        name,
        inventory,
        checks: [
          messagesCheck(local.database.name, messages, call.attributed),
          ...omissionChecks(local.database.name, call.omissions),
        ],
        notes: [...notes, ...shortfalls.map(noteOf), ...benignNotes(messages)],
        ownerless: powerful.length > 0,
        shortfalls: [...shortfalls, ...omissionShortfalls(call.omissions)],
        omissions: call.omissions,
      };
    } finally {
      await secret.remove();
    }
  } finally {
    await superuser.close();
  }
}

/** A session in a database keeps it from being dropped, and the source's own may be called like the one for maintenance. */
function besides(superuser: Connection, name: string): Connection {
  return name === superuser.database ? withDatabase(superuser, 'postgres') : superuser;
}

function noteOf({ object, reason }: Shortfall): string {
  return `${object}: ${reason}`;
}

/**
 * The last steps of a drill: privileges that only a superuser gives, what the database itself is, its settings, and event triggers,
 * after which the source's own code may run on the target.
 *
 * @returns what was not made as the source had it, for people; `shortfalls` has it for whoever compares
 */
export async function finishDatabase(
  restored: RestoredDatabase,
  options: RestoreOptions,
): Promise<readonly string[]> {
  const { name, inventory } = restored;
  const superuser = await connect(withDatabase(options.target.superuser, name), {
    signal: options.ports.signal,
  });
  try {
    const shortfalls = [
      ...(await grantOnForeignObjects(superuser, inventory)),
      ...(await settleDatabase(superuser, name, inventory)),
      ...(await createEventTriggers(superuser, inventory)),
    ];
    restored.shortfalls.push(...shortfalls);
    return shortfalls.map(noteOf);
  } finally {
    await superuser.close();
  }
}
