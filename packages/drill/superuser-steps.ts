import type { Toc } from '#dump-format';
import {
  admitOwners,
  createExtensions,
  createPublications,
  disarmForeignData,
  omissionsOf,
  plainRole,
  type Inventory,
  type Omission,
  type Session,
  type Shortfall,
} from '#postgres';

export interface SuperuserSteps {
  readonly superuser: Session;
  /** The database's name on the target. */
  readonly name: string;
  readonly inventory: Inventory;
  readonly ownerless: boolean;
}

export interface StepsTaken {
  readonly shortfalls: readonly Shortfall[];
  readonly notes: readonly string[];
  /** What the role without superuser rights must leave out. */
  readonly omissions: readonly Omission[];
}

/**
 * What the superuser makes before the archive's entries, or a plain script, are restored: extensions, of which no foreign-data wrapper
 * can reach anything; publications for an archive, which adds tables to them; the owners' way into the schemas.
 *
 * @param toc undefined for a plain script, of which nothing can be left out
 */
export async function takeSuperuserSteps(
  { superuser, name, inventory, ownerless }: SuperuserSteps,
  toc: Toc | undefined,
): Promise<StepsTaken> {
  const { shortfalls: extensions, missing } = await createExtensions(superuser, inventory);
  const disarmed = await disarmForeignData(superuser);
  const publications = toc === undefined ? [] : await createPublications(superuser, inventory, ownerless);
  await admitOwners(superuser, name);
  return {
    shortfalls: [...extensions, ...publications],
    notes:
      disarmed.length === 0
        ? []
        : [`foreign tables reach nothing from here: the handler of ${disarmed.join(', ')} was taken away`],
    omissions: omissionsOf(toc, missing, await plainRole(superuser)),
  };
}
