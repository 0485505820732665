import { FileMistakes, type Mistake } from '#verdict';
import { readFleet, type Fleet } from '#fleet';
import { fleetInputs } from '#verbs';

export function fleetOf(text: string): Fleet {
  return readFleet(text, { file: 'backproof.yml', inputs: fleetInputs });
}

/** What is wrong with a fleet file; nothing where it is one. */
export function fleetMistakes(text: string): readonly Mistake[] {
  try {
    fleetOf(text);
    return [];
  } catch (error) {
    if (error instanceof FileMistakes) return error.mistakes;
    throw error;
  }
}

/** A fleet of so many databases, a third of them of a tier with a schedule of its own. */
export function bigFleet(count: number): string {
  const databases = Array.from(
    { length: count },
    (_, index) =>
      `  db-${index}: { source-secret: DB_${index}_URL${index % 3 === 0 ? ', tier: hourly' : ''} }\n`,
  );
  return `max-parallel: 12
defaults:
  store: /mnt/backups
  runs-on: [self-hosted, linux]
  allow-unproven: true
  backup: { schedule: '17 3 * * *', compression: zstd:3, exclude-table-data: [audit.*, app.cache_*] }
  verify: { schedule: '47 5 * * *', max-age: 26h }
  drill: { schedule: '7 6 * * 0', rto-target: 30m, timeout: 4h }
tiers:
  hourly:
    backup: { schedule: '17 * * * *' }
    verify: { max-age: 2h }
databases:
${databases.join('')}`;
}
