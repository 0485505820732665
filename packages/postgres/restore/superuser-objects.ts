import * as v from 'valibot';
import { shownName } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import { RESTORER, majorOf } from './roles.js';
import type { Shortfall } from './shortfall.js';

/** Without `login`: it would run in the sessions of the superuser who compares. */
const EVENTS = new Set(['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite']);
const STATES = new Map([
  ['D', 'DISABLE'],
  ['R', 'ENABLE REPLICA'],
  ['A', 'ENABLE ALWAYS'],
]);
const GENERATED_COLUMNS_SINCE = 18;

/**
 * Event triggers, which need a superuser: from the inventory, last of all, so that nothing of the source's runs while we still work.
 *
 * @returns what could not be made
 */
export async function createEventTriggers(
  superuser: Session,
  inventory: Inventory,
): Promise<readonly Shortfall[]> {
  const shortfalls: Shortfall[] = [];
  for (const trigger of inventory.event_triggers) {
    const parts = { check: 'schema.event-triggers', object: `event trigger ${shownName(trigger.name)}` };
    if (trigger.event === 'login') {
      const reason = 'it would run in the sessions that compare: a drill does not make it';
      shortfalls.push({ ...parts, reason, deliberate: true });
      continue;
    }
    try {
      await createEventTrigger(superuser, trigger);
    } catch (error) {
      shortfalls.push({ ...parts, reason: messageOf(error), deliberate: false });
    }
  }
  return shortfalls;
}

async function createEventTrigger(
  superuser: Session,
  trigger: Inventory['event_triggers'][number],
): Promise<void> {
  if (!EVENTS.has(trigger.event)) throw new RangeError(`no event: ${JSON.stringify(trigger.event)}`);
  const name = quoteIdentifier(trigger.name);
  const tags = trigger.tags.length === 0 ? '' : ` WHEN TAG IN (${trigger.tags.map(quoteLiteral).join(', ')})`;
  const run = `${quoteIdentifier(trigger.function_schema)}.${quoteIdentifier(trigger.function_name)}()`;
  const state = STATES.get(trigger.enabled);
  await superuser.execute(`CREATE EVENT TRIGGER ${name} ON ${trigger.event}${tags} EXECUTE FUNCTION ${run}`);
  if (state !== undefined) await superuser.execute(`ALTER EVENT TRIGGER ${name} ${state}`);
  if (typeof trigger.comment === 'string')
    await superuser.execute(`COMMENT ON EVENT TRIGGER ${name} IS ${quoteLiteral(trigger.comment)}`);
  await giveAway(superuser, trigger.owner, `ALTER EVENT TRIGGER ${name}`);
}

/**
 * Publications, which may need a superuser: from the inventory, before the archive's entries add tables to them.
 *
 * @param ownerless whether owners are not restored: the restoring role then owns what it adds to
 * @returns what could not be made
 */
export async function createPublications(
  superuser: Session,
  inventory: Inventory,
  ownerless: boolean,
): Promise<readonly Shortfall[]> {
  const major = await majorOf(superuser);
  const shortfalls: Shortfall[] = [];
  for (const publication of inventory.publications) {
    try {
      const plain = !publication.all_tables && publication.schemas.length === 0;
      const owner = ownerless && plain ? RESTORER : publication.owner;
      await createPublication(superuser, { ...publication, owner }, major);
    } catch (error) {
      shortfalls.push({
        check: 'schema.publications',
        object: `publication ${shownName(publication.name)}`,
        reason: messageOf(error),
        deliberate: false,
      });
    }
  }
  return shortfalls;
}

async function createPublication(
  superuser: Session,
  publication: Inventory['publications'][number],
  major: number,
): Promise<void> {
  const name = quoteIdentifier(publication.name);
  const operations = publication.operations.filter((operation) => /^[a-z]+$/.test(operation)).join(', ');
  const options = [
    `publish = ${quoteLiteral(operations)}`,
    `publish_via_partition_root = ${publication.via_root}`,
    ...(publication.generated_columns === 'stored' && major >= GENERATED_COLUMNS_SINCE
      ? ['publish_generated_columns = stored']
      : []),
  ];
  await superuser.execute(
    `CREATE PUBLICATION ${name}${publication.all_tables ? ' FOR ALL TABLES' : ''} WITH (${options.join(', ')})`,
  );
  for (const schema of publication.schemas)
    await superuser.execute(`ALTER PUBLICATION ${name} ADD TABLES IN SCHEMA ${quoteIdentifier(schema)}`);
  if (typeof publication.comment === 'string')
    await superuser.execute(`COMMENT ON PUBLICATION ${name} IS ${quoteLiteral(publication.comment)}`);
  await giveAway(superuser, publication.owner, `ALTER PUBLICATION ${name}`);
}

const superuserRow = v.object({ superuser: v.boolean() });

/**
 * Make a role the owner of something that only a superuser may own. At the source it was one; here it is for no longer than this
 * transaction, which nobody else sees.
 *
 * @param alter such as `ALTER PUBLICATION "p"`
 */
async function giveAway(superuser: Session, owner: string, alter: string): Promise<void> {
  const rows = await superuser.rows(
    superuserRow,
    'SELECT rolsuper AS superuser FROM pg_catalog.pg_roles WHERE rolname = $1',
    [owner],
  );
  const role = quoteIdentifier(owner);
  await superuser.execute('BEGIN');
  try {
    if (rows[0]?.superuser === false) await superuser.execute(`ALTER ROLE ${role} SUPERUSER`);
    await superuser.execute(`${alter} OWNER TO ${role}`);
    if (rows[0]?.superuser === false) await superuser.execute(`ALTER ROLE ${role} NOSUPERUSER`);
    await superuser.execute('COMMIT');
  } catch (error) {
    await superuser.execute('ROLLBACK');
    throw error;
  }
}
