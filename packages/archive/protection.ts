import { MANIFEST_FILE } from '#manifest';
import { deletions, parseBackupId, type RetentionOptions } from '#policy';
import { atOnce, type Store } from '#stores';
import { UserError, formatInstant, messageOf } from '#verdict';
import { inSet } from './catalogue.js';

/** Locks and holds, asked of every object that is to go: a set is deleted as a whole or not at all. */
export async function askProtection(
  { store, name }: { readonly store: Store; readonly name: string },
  facts: RetentionOptions,
): Promise<RetentionOptions> {
  if (store.protectionOf === undefined || !(await store.capabilities()).lock) return facts;
  const reasons = new Map(
    await atOnce(
      deletions(facts),
      async ({ id }) => [id, await protectionWords(store, name, id, facts.now)] as const,
    ),
  );
  const backups = facts.backups.map((backup) => {
    const untouchable = reasons.get(backup.id);
    return untouchable === undefined ? backup : { ...backup, untouchable };
  });
  return { ...facts, backups };
}

async function protectionWords(
  store: Store,
  name: string,
  id: string,
  now: Date,
): Promise<string | undefined> {
  try {
    let until = 0;
    for await (const path of objectsOf(store, name, id)) {
      const protection = await store.protectionOf?.(path);
      if (protection?.legalHold === true) return 'under a legal hold: left';
      until = Math.max(until, protection?.lock?.until.getTime() ?? 0);
    }
    return until > now.getTime() ? `locked until ${formatInstant(new Date(until))}: left` : undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `whether it is locked cannot be told: left (${messageOf(error)})`;
  }
}

/** Paths of all that a backup is made of, a set's manifest first. */
export async function* objectsOf(store: Store, name: string, id: string): AsyncGenerator<string> {
  if (parseBackupId(id) === undefined) {
    yield `${name}/${id}`;
    return;
  }
  const manifest = inSet({ name, id }, MANIFEST_FILE);
  const others: string[] = [];
  for await (const { path } of store.list(inSet({ name, id }))) {
    if (path === manifest) yield path;
    else others.push(path);
  }
  yield* others;
}
