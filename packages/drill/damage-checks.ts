import { tableKey, type Toc } from '#dump-format';
import { quoteLiteral, type CopyTable, type Inventory, type Session } from '#postgres';
import type { Check } from '#verdict';
import { damageText } from './damage.js';
import type { LocalDump } from './fetch.js';
import { locateDamage } from './locate.js';
import { monetaryLocale } from './monetary-locale.js';

export interface DamageRequest {
  /** Of the restored database, inside a transaction with every setting pinned. */
  readonly session: Session;
  readonly local: LocalDump;
  readonly toc: Toc;
  /** The restored tables. */
  readonly tables: readonly CopyTable[];
  readonly inventory: Inventory;
  readonly showValues: boolean;
}

/** Each is read again on both sides, more than once: where more tables than this differ, the first ones tell enough. */
const MOST_TABLES = 10;
const MOST_ROWS = 10;

/** The checks, with the rows that are missing, too many or changed in those that tables failed. */
export async function withDamage(
  checks: readonly Check[],
  request: DamageRequest,
): Promise<readonly Check[]> {
  const told: Check[] = [];
  let located = 0;
  for (const check of checks) {
    const found = failedByRows(check)
      ? located < MOST_TABLES
        ? await damageOf(check, request)
        : `which rows differ was looked for in ${MOST_TABLES} tables before this one`
      : undefined;
    if (found !== undefined) located++;
    told.push(found === undefined ? check : { ...check, found: `${check.found}: ${found}` });
  }
  return told;
}

function failedByRows({ id, verdict }: Check): boolean {
  return verdict === 'failed' && (id === 'equal.rows' || id === 'equal.content');
}

/** @returns undefined where the table is on one side alone, so that there is nothing to look for */
async function damageOf(check: Check, request: DamageRequest): Promise<string | undefined> {
  const { session, local, toc, tables, inventory, showValues } = request;
  const { database, dump, path } = local;
  const keys = new Set(
    database.relations
      .filter(
        // A tree's root has no rows of its own.
        ({ name, moves_within: root, fingerprint }) =>
          fingerprint !== undefined && (root ?? name) === check.where,
      )
      .map(({ schema, table }) => tableKey(schema, table)),
  );
  const found = tables.filter(({ schema, table }) => keys.has(tableKey(schema, table)));
  const entries = toc.entries.filter(
    ({ desc, namespace, tag }) => desc === 'TABLE DATA' && keys.has(tableKey(namespace, tag)),
  );
  if (found.length < keys.size || entries.length === 0) return undefined;
  const monetary = monetaryLocale(inventory);
  // The server's own hashes were taken with another.
  if (monetary !== undefined && found.some(({ money }) => money))
    await session.execute(`SET LOCAL lc_monetary = ${quoteLiteral(monetary)}`);
  const damage = await locateDamage(session, {
    archive: { path, toc, offsets: new Map(dump.offsets) },
    entries,
    tables: found,
    encoding: inventory.database.encoding,
    showValues,
    most: MOST_ROWS,
  });
  return 'reason' in damage ? `the rows were not found: ${damage.reason}` : damageText(damage);
}
