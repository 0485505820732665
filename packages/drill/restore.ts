import { createReadStream } from 'node:fs';
import * as v from 'valibot';
import { readTocFile, type Toc, type TocEntry } from '#dump-format';
import type { ManifestDatabase } from '#manifest';
import {
  admitOwners,
  admitOwnersToNewSchemas,
  connect,
  createDatabase,
  createEventTriggers,
  createSchemas,
  credentials,
  dropDatabase,
  grantOnForeignObjects,
  inventorySchema,
  recreateRoles,
  restoreArchive,
  restoreGrantsOfOthers,
  restoreScript,
  selectForDrill,
  settleDatabase,
  withDatabase,
  withdrawFromConfiguration,
  withdrawOwners,
  withdrawReach,
  withoutRestrictLines,
  type Connection,
  type Inventory,
  type Messages,
  type Omission,
  type Programs,
  type Session,
  type Shortfall,
} from '#postgres';
import { UserError, decided, formatCount, type Check, type Ports } from '#verdict';
import { completeArchive, type LocalDump } from './fetch.js';
import { omissionChecks, omissionShortfalls } from './left-out.js';
import { takeSuperuserSteps, withoutWithheld } from './superuser-steps.js';
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
      const call: Call = {
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
      };
      const messages = local.dump.format === 'plain' ? await restorePlain(call) : await restoreEntries(call);
      await withdrawOwners(superuser, name);
      await withdrawFromConfiguration(superuser);
      await withdrawReach(superuser, inventory);
      return {
        name,
        inventory,
        checks: [
          messagesCheck(local.database.name, messages),
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

interface Call {
  readonly local: LocalDump;
  readonly options: RestoreOptions;
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly inventory: Inventory;
  readonly superuser: Session;
  readonly ownerless: boolean;
  /** Filled on the way. */
  readonly notes: string[];
  readonly shortfalls: Shortfall[];
  omissions: readonly Omission[];
}

function noteOf({ object, reason }: Shortfall): string {
  return `${object}: ${reason}`;
}

/** The inventory as it was taken. @throws UserError */
export function readInventory(database: ManifestDatabase): Inventory {
  const result = v.safeParse(inventorySchema, database.inventory);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new UserError(
    `The inventory of ${database.name} is not valid: ${v.getDotPath(issue) ?? ''} ${issue.message}`,
    {
      remedy: 'The set was written by another version; restore it by hand with pg_restore',
    },
  );
}

/** The archive in three steps: schemas, then extensions into them, then the rest in parallel. */
async function restoreEntries(call: Call): Promise<Messages> {
  const { local, options, name, superuser, inventory } = call;
  await completeArchive(local);
  const toc = await readTocFile(local.path);
  const selection = selectForDrill(toc, inventory);
  for (const [reason, count] of selection.leftOut)
    call.notes.push(`${formatCount(count, 'entry', 'entries')} not taken from the archive: ${reason}`);
  const common = {
    programs: options.programs,
    env: call.env,
    database: name,
    archive: local.path,
    scratch: options.scratch,
    without: call.ownerless ? (['owner'] as const) : [],
    log: options.ports.log,
    signal: options.ports.signal,
  };
  await admitOwners(superuser, name);
  const schemas =
    selection.schemas.length === 0
      ? NONE
      : await restoreArchive({ ...common, dumpIds: selection.schemas, jobs: 1 });
  if ((local.dump.filters ?? []).length > 0) call.notes.push(...(await createSchemas(superuser, toc)));
  await takeSteps(call, toc);
  const omitted = new Set(call.omissions.flatMap(({ entries }) => entries));
  const omittedIds = new Set([...omitted].map(({ dumpId }) => dumpId));
  const dumpIds = selection.rest.filter((id) => !omittedIds.has(id));
  const rest = await restoreArchive({ ...common, dumpIds, jobs: options.jobs });
  const errors = await giveGrantsOfOthers(
    call,
    selection.grantsOfOthers.filter((entry) => !omitted.has(entry)),
  );
  const messages = combined(combined(schemas, rest), { benign: new Map(), fatal: errors });
  const told = await withoutWithheld(messages, toc, call.omissions, superuser);
  call.omissions = told.omissions;
  return told.messages;
}

async function takeSteps(call: Call, toc: Toc | undefined): Promise<void> {
  const { shortfalls, notes, omissions } = await takeSuperuserSteps(call, toc);
  call.shortfalls.push(...shortfalls);
  call.notes.push(...notes);
  call.omissions = omissions;
}

async function giveGrantsOfOthers(call: Call, entries: readonly TocEntry[]): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const { target, ports } = call.options;
  const session = await connect(target.restorer(call.name), { signal: ports.signal });
  try {
    return await restoreGrantsOfOthers(session, entries);
  } finally {
    await session.close();
  }
}

async function restorePlain(call: Call): Promise<Messages> {
  const { local, options, name, superuser } = call;
  await takeSteps(call, undefined);
  const withdraw = await admitOwnersToNewSchemas(superuser);
  const script = createReadStream(local.path, { highWaterMark: 1 << 20 });
  const messages = await restoreScript(
    {
      programs: options.programs,
      env: call.env,
      database: name,
      log: options.ports.log,
      signal: options.ports.signal,
    },
    withoutRestrictLines(script),
  );
  await withdraw();
  return messages;
}

const NONE: Messages = { benign: new Map(), fatal: [] };

function combined(a: Messages, b: Messages): Messages {
  const benign = new Map(a.benign);
  for (const [name, count] of b.benign) benign.set(name, (benign.get(name) ?? 0) + count);
  return { benign, fatal: [...a.fatal, ...b.fatal] };
}

export function messagesCheck(database: string, messages: Messages): Check {
  const benign = [...messages.benign.values()].reduce((sum, count) => sum + count, 0);
  const shown = messages.fatal.slice(0, 3).join(' | ');
  return decided(messages.fatal.length === 0, {
    id: 'restore.errors',
    supports: 'restorable',
    expected: 'no error that is not on the list of benign ones',
    found:
      messages.fatal.length === 0
        ? `none${benign === 0 ? '' : `, ${formatCount(benign, 'benign message')}`}`
        : `${formatCount(messages.fatal.length, 'error')}: ${shown}`,
    where: database,
  });
}

function benignNotes(messages: Messages): readonly string[] {
  return [...messages.benign].map(([name, count]) => `${formatCount(count, 'benign message')}: ${name}`);
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
