import * as v from 'valibot';
import type { ManifestDatabase } from '#manifest';
import { inventorySchema, type Inventory } from '#postgres';
import { UserError } from '#verdict';

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
