import { OperationFailed, decided, formatCount, notApplicable, notRun, type Check } from '#verdict';
import { whyUncounted, type Sight } from './moment.js';
import type { BackupOptions } from './options.js';

export function leftOut(missing: readonly string[], { snapshot }: Sight): OperationFailed {
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  return new OperationFailed(`The dump left out ${shown}${more}, though no filter asked for it`, {
    remedy:
      snapshot === undefined
        ? 'It may have been dropped while the dump began, run it again; no set was written'
        : 'Report it with the versions of server and pg_dump; no set was written',
  });
}

export function disagreement(tables: readonly string[]): OperationFailed {
  const shown = tables.slice(0, 5).join(', ');
  const more = tables.length > 5 ? ` and ${tables.length - 5} more` : '';
  return new OperationFailed(
    `The dump holds other rows than the source counted in the same snapshot: ${shown}${more}`,
    {
      remedy:
        'Look for row-level security, or a TRUNCATE or rewriting ALTER TABLE while the dump began; run it again',
    },
  );
}

/** Where one reason holds for every table, it is told once. */
export function toldOnce(sight: Sight, tables: readonly string[]): readonly string[] {
  return 'withheld' in sight && tables.length > 0 ? [`any table (${whyUncounted(sight.withheld)})`] : tables;
}

/** Hashes are required only where they were demanded. */
export function hashesCheck(
  database: string,
  mode: BackupOptions['witness']['mode'],
  relations: number,
  unhashed: readonly string[],
): Check {
  const parts = {
    id: 'source.hashes',
    expected: `the source's own hash of every table of ${database}`,
    found:
      unhashed.length === 0
        ? `taken, ${formatCount(relations, 'relation')} listed`
        : `not taken of ${unhashed.slice(0, 5).join('; ')}${unhashed.length > 5 ? ` and ${unhashed.length - 5} more` : ''}`,
    where: database,
  };
  if (unhashed.length === 0) return decided(true, parts);
  return mode === 'strict' ? notRun(parts) : notApplicable(parts);
}

export function countsCheck(database: string, relations: number, uncounted: readonly string[]): Check {
  const parts = {
    id: 'source.counts',
    expected: `an exact count of every table of ${database} in the dump's snapshot`,
    found:
      uncounted.length === 0
        ? `${formatCount(relations, 'relation')} listed, every table counted`
        : `not counted: ${uncounted.slice(0, 5).join('; ')}${uncounted.length > 5 ? ` and ${uncounted.length - 5} more` : ''}`,
    where: database,
  };
  return uncounted.length === 0 ? decided(true, parts) : { ...parts, verdict: 'unproven', required: true };
}
