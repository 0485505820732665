import * as v from 'valibot';
import { CLAIMS } from '#verdict';
import { duration, mapping, whole, word } from '#yaml-file';
import type { BackupRequirement } from './model.js';
import { LONGEST } from './parts.js';

export const backupShape = mapping(
  {
    database: v.optional(
      v.pipe(word, v.description('Database that the set and its drill must hold; any where absent.')),
    ),
    claim: v.optional(
      v.pipe(
        v.picklist(CLAIMS.slice(1), 'must be restorable, equal-to-dump or equal-to-source'),
        v.description('What the drill must have proven at least.'),
      ),
      'equal-to-dump',
    ),
    'max-age': duration({ ...LONGEST, description: 'How old the snapshot in the set may be.' }),
    'drill-max-age': duration({ ...LONGEST, description: 'How long ago the drill may have ended.' }),
    'server-major': v.optional(
      v.pipe(
        whole(9, 99),
        v.description('Major version of the PostgreSQL server that it was restored on, at least.'),
      ),
    ),
    rto: v.optional(
      duration({ ...LONGEST, description: 'What the restore may have taken, all its phases together.' }),
    ),
    rpo: v.optional(
      duration({
        ...LONGEST,
        description:
          'What would have been lost at most: the worst of the seven days before the drill, where it says that.',
      }),
    ),
  },
  {
    what: 'backup',
    description:
      'A backup that was restored and compared: at least one set of the name must fulfil all of it.',
  },
);

export function backupRequirement(entry: v.InferOutput<typeof backupShape>): BackupRequirement {
  const { database, claim, rto, rpo, 'server-major': serverMajor } = entry;
  return {
    ...{ claim, maxAge: entry['max-age'], drillMaxAge: entry['drill-max-age'] },
    ...(database === undefined ? {} : { database }),
    ...(serverMajor === undefined ? {} : { serverMajor }),
    ...(rto === undefined ? {} : { rto }),
    ...(rpo === undefined ? {} : { rpo }),
  };
}
