import * as v from 'valibot';
import type { Inventory, Session } from '#postgres';

/** What a real target lacks of the source's roles, and what to do about it. */
export interface MissingRoles {
  /** Roles to create without login and without a password, which their owner sets afterwards. */
  readonly create: readonly string[];
  /** Whether owners and privileges can be restored: only a superuser may give objects away to anybody. */
  readonly keepOwners: boolean;
  readonly notes: readonly string[];
}

const roleRow = v.object({ name: v.string() });
const rightsRow = v.object({ superuser: v.boolean() });

export async function missingRoles(session: Session, inventory: Inventory): Promise<MissingRoles> {
  const { superuser } = await session.one(
    rightsRow,
    'SELECT rolsuper AS superuser FROM pg_catalog.pg_roles WHERE rolname = current_user',
  );
  if (!superuser) {
    return {
      create: [],
      keepOwners: false,
      notes: [
        `owners and privileges were not restored: ${session.connection.user} is no superuser; everything belongs to it`,
      ],
    };
  }
  const present = new Set(
    (await session.rows(roleRow, 'SELECT rolname AS name FROM pg_catalog.pg_roles')).map((row) => row.name),
  );
  const create = inventory.roles.map((role) => role.name).filter((role) => !present.has(role));
  const notes =
    create.length === 0
      ? []
      : [`created without login: ${create.join(', ')}; globals.sql of the set says what they were`];
  return { create, keepOwners: true, notes };
}
