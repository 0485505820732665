import { dependents, shownName, tableKey, type Toc } from '#dump-format';
import {
  FOREIGN_DATA,
  WITHHELD,
  absentObjects,
  unpopulatedViews,
  type Inventory,
  type Messages,
  type Omission,
  type Session,
  type Shortfall,
} from '#postgres';
import { some } from './some.js';

/** A restore's errors, with those apart that what was left out explains. */
export interface Explained {
  readonly messages: Messages;
  /** Errors that speak of something that is not there, after something was left out. */
  readonly attributed: readonly string[];
  /** With what those errors kept from being made. */
  readonly omissions: readonly Omission[];
}

/** How pg_restore tells that something was needed which nobody made; a table whose rows could not be loaded is named. */
const ABSENT =
  /^pg_restore: error: (?:could not execute query|COPY failed for table "(.*)"): ERROR: {2}.* does not exist$/;

/**
 * Explain errors of a restore by what was left out of it. The body of a function needs what no archive tells, so this shows only where
 * the function runs: in a materialised view, the expression of an index, a constraint of a table that is being filled.
 */
export async function explainErrors(
  messages: Messages,
  toc: Toc,
  omissions: readonly Omission[],
  superuser: Session,
): Promise<Explained> {
  if (messages.fatal.length === 0) return { messages, attributed: [], omissions };
  const known = new Set(omissions.flatMap(({ entries }) => entries));
  const unpopulated = await unpopulatedViews(superuser);
  const empty = toc.entries.filter(
    (entry) =>
      entry.desc === 'MATERIALIZED VIEW DATA' &&
      !known.has(entry) &&
      unpopulated.has(tableKey(entry.namespace, entry.tag)),
  );
  const fatal = messages.fatal.filter((message) => !WITHHELD.test(message));
  const withheld = messages.fatal.length - fatal.length;
  if (withheld > 0 && withheld === empty.length)
    return {
      messages: { ...messages, fatal },
      attributed: [],
      omissions: [...omissions, { ...FOREIGN_DATA, entries: empty }],
    };
  const [cause] = omissions.filter(({ deliberate }) => !deliberate);
  if (cause === undefined || !messages.fatal.every((message) => ABSENT.test(message)))
    return { messages, attributed: [], omissions };
  const unfilled = new Set(messages.fatal.flatMap((message) => ABSENT.exec(message)?.[1] ?? []));
  const roots = [
    ...empty,
    ...toc.entries.filter(({ desc, tag }) => desc === 'TABLE DATA' && unfilled.has(tag)),
    ...(await absentObjects(superuser, toc.entries)),
  ];
  const entries = dependents(toc.entries, roots).filter((entry) => !known.has(entry));
  return {
    messages: { ...messages, fatal: [] },
    attributed: messages.fatal,
    omissions: [
      ...omissions,
      { ...cause, reason: `${cause.reason}, and it seems that these need it too`, entries },
    ],
  };
}

/** The same of a plain script, whose entries nobody knows: materialised views that were computed at the source, and here not. */
export async function explainScriptErrors(
  messages: Messages,
  inventory: Inventory,
  superuser: Session,
): Promise<{
  readonly messages: Messages;
  readonly shortfalls: readonly Shortfall[];
  readonly omissions: readonly Omission[];
}> {
  const fatal = messages.fatal.filter((message) => !WITHHELD.test(message));
  const withheld = messages.fatal.length - fatal.length;
  const unpopulated = withheld === 0 ? new Set<string>() : await unpopulatedViews(superuser);
  const views = (inventory.materialized_views ?? []).filter(
    ({ schema, name, populated }) => populated && unpopulated.has(tableKey(schema, name)),
  );
  if (withheld === 0 || withheld !== views.length) return { messages, shortfalls: [], omissions: [] };
  const names = views.map(({ schema, name }) => `materialized view ${shownName(schema, name)}`);
  const { reason, deliberate } = FOREIGN_DATA;
  return {
    messages: { ...messages, fatal },
    shortfalls: names.map((object) => ({ check: 'schema.matviews', object, reason, deliberate })),
    omissions: [{ ...FOREIGN_DATA, cause: some(names), entries: [] }],
  };
}
