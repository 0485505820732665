import { createReadStream } from 'node:fs';
import { readTocFile, type Toc, type TocEntry } from '#dump-format';
import {
  admitOwners,
  admitOwnersToNewSchemas,
  connect,
  createSchemas,
  restoreArchive,
  restoreGrantsOfOthers,
  restoreScript,
  selectForDrill,
  withoutRestrictLines,
  type Inventory,
  type Messages,
  type Omission,
  type Session,
  type Shortfall,
} from '#postgres';
import { formatCount } from '#verdict';
import { completeArchive, type LocalDump } from './fetch.js';
import { explainErrors, explainScriptErrors } from './explained-errors.js';
import { NO_MESSAGES, combined } from './restore-messages.js';
import type { RestoreOptions } from './restore.js';
import { takeSuperuserSteps } from './superuser-steps.js';

/** One database on its way into the target. */
export interface RestoreCall {
  readonly local: LocalDump;
  readonly options: RestoreOptions;
  /** Its name on the target. */
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly inventory: Inventory;
  readonly superuser: Session;
  readonly ownerless: boolean;
  /** Filled on the way. */
  readonly notes: string[];
  readonly shortfalls: Shortfall[];
  omissions: readonly Omission[];
  /** Errors that come from what was left out. */
  attributed: readonly string[];
}

/** The archive in three steps: schemas, then extensions into them, then the rest in parallel. */
export async function restoreEntries(call: RestoreCall): Promise<Messages> {
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
      ? NO_MESSAGES
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
  const messages = combined(combined(schemas, rest), { ...NO_MESSAGES, fatal: errors });
  const told = await explainErrors(messages, toc, call.omissions, superuser);
  call.omissions = told.omissions;
  call.attributed = told.attributed;
  return told.messages;
}

async function takeSteps(call: RestoreCall, toc: Toc | undefined): Promise<void> {
  const { shortfalls, notes, omissions } = await takeSuperuserSteps(call, toc);
  call.shortfalls.push(...shortfalls);
  call.notes.push(...notes);
  call.omissions = omissions;
}

async function giveGrantsOfOthers(
  call: RestoreCall,
  entries: readonly TocEntry[],
): Promise<readonly string[]> {
  if (entries.length === 0) return [];
  const { target, ports } = call.options;
  const session = await connect(target.restorer(call.name), { signal: ports.signal });
  try {
    return await restoreGrantsOfOthers(session, entries);
  } finally {
    await session.close();
  }
}

/** A plain script, of which psql runs every statement: what cannot be made shows as an error. */
export async function restorePlain(call: RestoreCall): Promise<Messages> {
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
  const told = await explainScriptErrors(messages, call.inventory, superuser);
  call.shortfalls.push(...told.shortfalls);
  call.omissions = [...call.omissions, ...told.omissions];
  return told.messages;
}
