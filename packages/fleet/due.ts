import { nearest, UserError } from '#verdict';
import { sameCron } from './cron.js';
import { KINDS, type Kind } from './kinds.js';
import type { Fleet, FleetDatabase } from './model.js';

export interface DueOptions {
  readonly kind: Kind;
  /** The schedule that started the run, as GitHub tells it (`github.event.schedule`); `''` where something else did. */
  readonly schedule: string;
  /** Only these, whatever their schedule; all where empty. */
  readonly only: readonly string[];
}

/**
 * The databases that a run is for. One that a schedule started is for those with this very schedule: it stands in the event, so that
 * a run that starts hours late is still for them. One that a person started is for all that are named, or for all.
 *
 * @throws UserError where nothing in the file has the schedule: such a run would do nothing every time, and be green
 */
export function dueDatabases(fleet: Fleet, { kind, schedule, only }: DueOptions): readonly FleetDatabase[] {
  tellUnknown(fleet, only);
  const able = fleet.databases.filter(({ tasks }) => tasks[kind] !== undefined);
  if (only.length > 0) return able.filter(({ name }) => only.includes(name));
  if (schedule === '') return able;
  const hasIt = (database: FleetDatabase, one: Kind): boolean => {
    const own = database.tasks[one]?.schedule;
    return own !== undefined && sameCron(own.cron, schedule);
  };
  if (!fleet.databases.some((database) => KINDS.some((one) => hasIt(database, one)))) {
    throw new UserError(`Nothing in the file has the schedule ${JSON.stringify(schedule)}`, {
      remedy:
        'Write the workflow’s schedules and those of the file alike; `backproof config check` compares them',
    });
  }
  return able.filter((database) => hasIt(database, kind));
}

function tellUnknown({ databases }: Fleet, only: readonly string[]): void {
  const known = databases.map(({ name }) => name);
  for (const name of only) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new UserError(`There is no database ${JSON.stringify(name)} in the file`, {
      remedy: near === undefined ? `It has ${known.slice(0, 20).join(', ')}` : `Did you mean ${near}?`,
    });
  }
}
